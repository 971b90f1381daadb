// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/publish.hpp"

#include "model/base/error.hpp"
#include "model/record/output_failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace diasim {

namespace {

/// For file systems that do not know RENAME_NOREPLACE: link() never replaces a file.
void rename_by_link(const std::filesystem::path& partial, const std::filesystem::path& path) {
    if (::link(partial.c_str(), path.c_str()) != 0) {
        fail_output(path, "create", errno);
    }
    ::unlink(partial.c_str());
}

void rename_if_free(const std::filesystem::path& partial, const std::filesystem::path& path) {
    if (::renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) {
        return;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        fail_output(path, "create", errno);
    }
    rename_by_link(partial, path);
}

constexpr std::string_view partial_mark = ".partial-";

/// Whether a file's name goes on from that of an output as partial_path() makes it, once or more
/// often. Only numbers follow a mark: a name that somebody else chose is left in peace.
bool is_partial(std::string_view rest) {
    while (rest.starts_with(partial_mark)) {
        rest.remove_prefix(partial_mark.size());
        const std::size_t end = std::min(rest.find_first_not_of("0123456789-"), rest.size());
        if (end == 0) {
            return false;
        }
        rest.remove_prefix(end);
        if (rest.empty()) {
            return true;
        }
    }
    return false;
}

} // namespace

void sync_to_disk(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        fail_output(path, "open", errno);
    }
    const int error_number = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    // Some network file systems cannot sync folders and say so with EINVAL.
    if (error_number != 0 && error_number != EINVAL) {
        fail_output(path, "flush", error_number);
    }
}

std::filesystem::path partial_path(const std::filesystem::path& path) {
    const std::string first = fmt::format("{}{}{}", path.string(), partial_mark, ::getpid());
    std::filesystem::path candidate = first;
    // Process ids repeat, in containers above all: what an earlier process left is not ours.
    for (int number = 2; std::filesystem::exists(std::filesystem::symlink_status(candidate));
         ++number) {
        candidate = fmt::format("{}-{}", first, number);
    }
    return candidate;
}

PartialFile::~PartialFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void remove_partials(const std::filesystem::path& path) noexcept {
    try {
        const std::string start = path.filename().string();
        const std::filesystem::path parent = path.parent_path();
        for (const auto& entry :
             std::filesystem::directory_iterator{parent.empty() ? "." : parent}) {
            const std::string name = entry.path().filename().string();
            if (name.starts_with(start) &&
                is_partial(std::string_view{name}.substr(start.size()))) {
                std::filesystem::remove(entry.path());
            }
        }
    } catch (const std::exception&) {
        return; // it is but tidying up
    }
}

void publish(const std::filesystem::path& partial, const std::filesystem::path& path,
             Overwrite overwrite) {
    sync_to_disk(partial);
    if (overwrite == Overwrite::no) {
        rename_if_free(partial, path);
    } else if (::rename(partial.c_str(), path.c_str()) != 0) {
        fail_output(path, "replace", errno);
    }
    const std::filesystem::path folder = path.parent_path();
    sync_to_disk(folder.empty() ? "." : folder);
}

void publish_texts(const std::vector<TextFile>& files, Overwrite overwrite) {
    std::vector<std::unique_ptr<const PartialFile>> partials;
    partials.reserve(files.size());
    for (const TextFile& file : files) {
        partials.push_back(std::make_unique<const PartialFile>(file.path));
        std::ofstream stream{partials.back()->path(), std::ios::binary};
        stream << file.text;
        stream.close();
        if (!stream) {
            fail_output(file.path, "write", errno);
        }
        sync_to_disk(partials.back()->path());
    }
    for (std::size_t i = 0; i != files.size(); ++i) {
        publish(partials[i]->path(), files[i].path, overwrite);
    }
}

} // namespace diasim
