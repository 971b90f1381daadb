// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/graph.hpp"

#include "model/base/error.hpp"

namespace diasim {

Graph Graph::without_edges(std::size_t n) {
    return {Column32(n + 1, 0U), Column32{}};
}

Graph::Graph(Column32 offsets, Column32 targets)
    : offsets_{std::move(offsets)}, targets_{std::move(targets)} {
    check(!offsets_.empty() && offsets_.front() == 0 && offsets_.back() == targets_.size(),
          "offsets of a graph do not fit its targets");
}

} // namespace diasim
