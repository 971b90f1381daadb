// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace diasim {

/// The bytes of a file or, if it is a zip or gzip archive, of the one file in it; nothing if it
/// cannot be read.
/// @throws InputError with ExitCode::input_missing if the archive is damaged, empty, or holds
/// several files
[[nodiscard]] std::optional<std::string> read_unpacked(const std::filesystem::path& path);

} // namespace diasim
