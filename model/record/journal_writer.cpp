// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/journal_writer.hpp"

#include "model/base/error.hpp"
#include "model/record/journal_format.hpp"
#include "model/record/output_failure.hpp"
#include "model/record/publish.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace diasim {
JournalWriter::JournalWriter(std::filesystem::path path, std::uint64_t fingerprint)
    : path_{std::move(path)}, descriptor_{::open(path_.c_str(),
                                                 O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                                                 S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)} {
    if (descriptor_ < 0) {
        fail_output(path_, "create", errno);
    }
    const std::string header = journal_format::header_of(fingerprint);
    try {
        write(std::as_bytes(std::span{header}));
        sync_to_disk(path_.parent_path());
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

JournalWriter::~JournalWriter() {
    ::close(descriptor_);
}

void JournalWriter::write(std::span<const std::byte> bytes) {
    std::size_t done = 0;
    while (done != bytes.size()) {
        const ::ssize_t n = ::pwrite(descriptor_, bytes.data() + done, bytes.size() - done,
                                     static_cast<::off_t>(end_ + done));
        if (n < 0 && errno != EINTR) {
            const int error = errno;
            static_cast<void>(::ftruncate(descriptor_, static_cast<::off_t>(end_)) == 0);
            fail_output(path_, "write", error);
        }
        done += static_cast<std::size_t>(n < 0 ? 0 : n);
    }
    end_ += done;
}

void JournalWriter::append(std::uint64_t key, std::span<const std::byte> payload) {
    const journal_format::EntryHead head{key, payload.size(),
                                         journal_format::checksum_of(key, payload)};
    const auto bytes = std::as_bytes(std::span{&head, 1});
    entry_.assign(bytes.begin(), bytes.end());
    entry_.insert(entry_.end(), payload.begin(), payload.end());
    write(entry_);
}

void JournalWriter::sync() const {
    if (::fdatasync(descriptor_) != 0) {
        fail_output(path_, "write", errno);
    }
}

} // namespace diasim
