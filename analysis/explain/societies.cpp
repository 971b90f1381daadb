// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/societies.hpp"

#include <utility>

namespace diasim::analysis {
namespace {

/// Kept beyond their use: the one that runs are of, and the next.
constexpr std::size_t most_kept = 2;

} // namespace

Societies::Made Societies::of(std::uint32_t replicate, const std::function<Made()>& make) {
    std::packaged_task<Made()> build{make};
    std::shared_future<Made> made;
    bool is_first = false;
    {
        const std::lock_guard lock{guard_};
        const auto [place, is_new] = by_replicate_.try_emplace(replicate);
        is_first = is_new;
        if (is_new) {
            place->second = build.get_future().share();
        }
        made = place->second;
        while (by_replicate_.size() > most_kept) {
            by_replicate_.erase(by_replicate_.begin());
        }
    }
    if (is_first) {
        build();
    }
    return made.get();
}

} // namespace diasim::analysis
