// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/simulation/society.hpp"

#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>

namespace diasim::analysis {

/// The societies of the newest replicates, each built by the first run that asks for it. Runs come
/// replicate by replicate, so that a few are enough; one that is asked for again after it has gone
/// is built again.
class Societies {
public:
    using Made = std::shared_ptr<const Society>;

    /// The society of a replicate. Whoever asks while it is being built waits.
    /// @throws what make throws, also to those who wait
    [[nodiscard]] Made of(std::uint32_t replicate, const std::function<Made()>& make);

private:
    std::mutex guard_;
    std::map<std::uint32_t, std::shared_future<Made>> by_replicate_;
};

} // namespace diasim::analysis
