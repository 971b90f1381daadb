// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/report/page.hpp"

#include <filesystem>
#include <vector>

namespace diasim::analysis {

/// Reads the files, each known by what is in it, and makes the page's content: sections for what
/// there is, in an order that does not depend on that of the files.
/// @param files of `diasim run`, `compare -o`, `explain -o`, `calibrate` and `sweep`, at most one
/// of each
/// @throws InputError with all that is wrong: files that cannot be read or are none of these, two
/// of a kind, a comparison of another result
[[nodiscard]] Page make_report(const std::vector<std::filesystem::path>& files);

} // namespace diasim::analysis
