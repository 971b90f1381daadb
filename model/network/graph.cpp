// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/graph.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"

#include <algorithm>
#include <limits>

namespace diasim {

Graph Graph::without_edges(std::size_t n) {
    return {Column32(n + 1, 0U), Column32{}};
}

Graph::Graph(Column32 offsets, Column32 targets)
    : n_{offsets.empty() ? 0 : offsets.size() - 1}, targets_{std::move(targets)} {
    check(!offsets.empty() && offsets.front() == 0 && offsets.back() == targets_.size(),
          "offsets of a graph do not fit its targets");
    if (is_empty()) {
        return;
    }
    std::vector<std::uint32_t> longest(block_count(n_), 0);
    for_each_block(n_, [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i != end; ++i) {
            longest[block] = std::max(longest[block], offsets[i + 1] - offsets[i]);
        }
    });
    is_short_ = std::ranges::all_of(longest, [](std::uint32_t length) {
        return length <= std::numeric_limits<std::uint8_t>::max();
    });
    if (!is_short_) {
        begins_ = std::move(offsets);
        return;
    }
    const std::size_t groups = (n_ + group - 1) / group;
    lengths_.resize(groups * group, 0);
    begins_ = Column32(groups);
    for_each_block(n_, [&](std::size_t /*block*/, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i != end; ++i) {
            lengths_[i] = static_cast<std::uint8_t>(offsets[i + 1] - offsets[i]);
            if (i % group == 0) {
                begins_[i / group] = offsets[i];
            }
        }
    });
}

} // namespace diasim
