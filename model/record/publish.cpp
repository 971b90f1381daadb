// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/publish.hpp"

#include "model/base/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace diasim {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const char* action, int error_number) {
    throw OutputError{fmt::format("{}: cannot {}: {}", path.string(), action,
                                  std::generic_category().message(error_number)),
                      error_number == EEXIST ? ExitCode::output_exists : ExitCode::internal_error};
}

/// Waits until the bytes of a file, or the names in a folder, are on disk.
void sync_to_disk(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        fail(path, "open", errno);
    }
    const int error_number = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    // Some network file systems cannot sync folders and say so with EINVAL.
    if (error_number != 0 && error_number != EINVAL) {
        fail(path, "flush", error_number);
    }
}

/// For file systems that do not know RENAME_NOREPLACE: link() never replaces a file.
void rename_by_link(const std::filesystem::path& partial, const std::filesystem::path& path) {
    if (::link(partial.c_str(), path.c_str()) != 0) {
        fail(path, "create", errno);
    }
    ::unlink(partial.c_str());
}

void rename_if_free(const std::filesystem::path& partial, const std::filesystem::path& path) {
    if (::renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) {
        return;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        fail(path, "create", errno);
    }
    rename_by_link(partial, path);
}

} // namespace

std::filesystem::path partial_path(const std::filesystem::path& path) {
    const std::string first = fmt::format("{}.partial-{}", path.string(), ::getpid());
    std::filesystem::path candidate = first;
    // Process ids repeat, in containers above all: what an earlier process left is not ours.
    for (int number = 2; std::filesystem::exists(std::filesystem::symlink_status(candidate));
         ++number) {
        candidate = fmt::format("{}-{}", first, number);
    }
    return candidate;
}

void publish(const std::filesystem::path& partial, const std::filesystem::path& path,
             Overwrite overwrite) {
    sync_to_disk(partial);
    if (overwrite == Overwrite::no) {
        rename_if_free(partial, path);
    } else if (::rename(partial.c_str(), path.c_str()) != 0) {
        fail(path, "replace", errno);
    }
    const std::filesystem::path folder = path.parent_path();
    sync_to_disk(folder.empty() ? "." : folder);
}

} // namespace diasim
