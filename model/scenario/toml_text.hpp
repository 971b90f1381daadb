// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/node.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace diasim {

/// The values of a TOML text, with places in the file that is shown as `file` (also their layer).
/// Tables keep the order of the text. Nothing if the text is no TOML; the reason and what a
/// scenario cannot hold (a moment without zone, a fraction of a second, inf, nan; a time of day,
/// which is left out) is added to `problems`.
[[nodiscard]] std::optional<Node> parse_toml(const std::string& file, std::string_view text,
                                             Problems& problems);

} // namespace diasim
