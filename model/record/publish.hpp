// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace diasim {

/// Whether a writer may take the place of an existing file.
enum class Overwrite : bool { no, yes };

/// A name beside `path` that no file has: "<path>.partial-<process id>", with a further number if
/// another writer left one of that name.
[[nodiscard]] std::filesystem::path partial_path(const std::filesystem::path& path);

/// A file that this process writes beside `path`: whatever is there under its name at the end of
/// its life is removed, so that no error leaves it. Once published, there is nothing.
class PartialFile {
public:
    explicit PartialFile(const std::filesystem::path& path) : path_{partial_path(path)} {}
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;
    PartialFile(PartialFile&&) = delete;
    PartialFile& operator=(PartialFile&&) = delete;
    ~PartialFile();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

/// Removes what writers of `path`, and of its partial files in turn, left beside it when they were
/// killed. Only for who knows that nobody else writes `path` now.
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

/// A text and the file that it is to be.
struct TextFile {
    std::filesystem::path path;
    std::string text;
};

/// Writes all texts aside, then gives each its name, in their order: none has its name before all
/// are complete on disk.
/// @throws OutputError as publish(), or if a file cannot be written
void publish_texts(const std::vector<TextFile>& files, Overwrite overwrite);

} // namespace diasim
