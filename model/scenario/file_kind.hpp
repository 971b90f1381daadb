// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/node.hpp"

#include <cstdint>
#include <filesystem>

namespace diasim {

/// What the project's TOML files are for.
enum class FileKind : std::uint8_t { scenario, sweep_plan, calibration };

/// Whether a document is plainly a file of another kind than the wanted one. If so that is added
/// to `problems` with the command that takes it, and stands for all that is unknown and missing.
[[nodiscard]] bool is_other_kind(const Node& document, FileKind wanted,
                                 const std::filesystem::path& file, Problems& problems);

} // namespace diasim
