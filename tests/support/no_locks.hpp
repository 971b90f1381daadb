// SPDX-License-Identifier: BSD-3-Clause
// A file system that knows no locks, as some network file systems. One file of a program includes
// it.
#pragma once

#include <cerrno>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace diasim::test {

/// Whether flock() fails in this program.
inline bool has_no_locks = false;

/// No file can be locked during its lifetime.
class NoLocks {
public:
    NoLocks() { has_no_locks = true; }
    NoLocks(const NoLocks&) = delete;
    NoLocks& operator=(const NoLocks&) = delete;
    NoLocks(NoLocks&&) = delete;
    NoLocks& operator=(NoLocks&&) = delete;
    ~NoLocks() { has_no_locks = false; }
};

} // namespace diasim::test

/// Takes the place of the C library's, which the linker finds only after this one.
extern "C" int flock(int file, int operation) noexcept { // NOLINT(misc-definitions-in-headers)
    if (diasim::test::has_no_locks) {
        errno = ENOLCK;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_flock, file, operation));
}
