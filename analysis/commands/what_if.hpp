// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <string>
#include <vector>

namespace diasim::analysis {

/// Another scenario as the user asks for it.
struct WhatIf {
    std::string name;
    std::string file;              ///< a scenario file; empty: the same with `sets`
    std::vector<std::string> sets; ///< as of --set
};

/// "no fear: barrier.fear_for_self.weight=0, barrier.fear_for_relatives.weight=0", or without a
/// name, or a scenario file by its path. A comma inside brackets separates nothing.
/// @throws InputError if there is nothing to change
[[nodiscard]] WhatIf parse_what_if(const std::string& text);

} // namespace diasim::analysis
