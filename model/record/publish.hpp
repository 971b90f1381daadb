// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <filesystem>

namespace diasim {

/// Whether a writer may take the place of an existing file.
enum class Overwrite : bool { no, yes };

/// A name beside `path` that no file has: "<path>.partial-<process id>", with a further number if
/// another writer left one of that name.
[[nodiscard]] std::filesystem::path partial_path(const std::filesystem::path& path);

/// Removes what writers of `path` that were killed left beside it. Only for who knows that nobody
/// else writes `path` now.
void remove_partials(const std::filesystem::path& path) noexcept;

/// Waits until the bytes of a file, or the names in a folder, are on disk.
/// @throws OutputError with path and reason
void sync_to_disk(const std::filesystem::path& path);

/// Gives the complete file `partial` the name `path` in the same folder, in one step, once its
/// bytes are on disk. A crash leaves either name, never a file that is not whole.
/// @throws OutputError if the disk fails, or with ExitCode::output_exists if `path` exists and may
/// not be replaced; `partial` is still there then.
void publish(const std::filesystem::path& partial, const std::filesystem::path& path,
             Overwrite overwrite);

} // namespace diasim
