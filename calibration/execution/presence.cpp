// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/presence.hpp"

#include "model/base/error.hpp"
#include "model/record/make_folder.hpp"
#include "model/record/output_failure.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace diasim::calibration {
namespace {

namespace fs = std::filesystem;

constexpr double beats_in_lease = 8.0;
constexpr const char* alone_ending = ".alone"; // of the name of who has the folder to itself

std::string host_name() {
    std::array<char, 256> name{};
    ::gethostname(name.data(), name.size() - 1);
    return name.data();
}

/// The host part of a worker's name.
std::string host_of(const std::string& worker) {
    const std::size_t last = worker.rfind('-');
    return worker.substr(0, worker.rfind('-', last == 0 ? 0 : last - 1));
}

/// When a file was last changed, by the clock of its file system; 0 if there is none.
double changed_days(const fs::path& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) {
        return 0.0;
    }
    constexpr double nanoseconds = 1e-9;
    return (static_cast<double>(status.st_mtim.tv_sec) +
            nanoseconds * static_cast<double>(status.st_mtim.tv_nsec)) /
           seconds_per_day;
}

enum class Lock : std::uint8_t { free, held, unknown };

/// Whether a process of this host holds the lock of a file.
Lock lock_of(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        // Without a file it left in order. Of another error, such as too many open files, nothing
        // follows.
        return errno == ENOENT ? Lock::free : Lock::unknown;
    }
    const int error = ::flock(file, LOCK_SH | LOCK_NB) == 0 ? 0 : errno;
    ::close(file);
    if (error == EWOULDBLOCK) {
        return Lock::held;
    }
    return error == 0 ? Lock::free : Lock::unknown;
}

std::vector<std::string> workers_in(const fs::path& workers) {
    std::vector<std::string> names;
    std::error_code error; // a folder that is not there has none
    for (const auto& entry : fs::directory_iterator{workers, error}) {
        names.push_back(entry.path().filename().string());
    }
    return names;
}

} // namespace

std::string worker_name() {
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    return fmt::format("{}-{}-{:x}", host_name(), ::getpid(), now);
}

Presence::Presence(const fs::path& folder, const std::string& worker, Duration lease,
                   Company company)
    : sign_{folder / "workers" / (worker + (company == Company::unwanted ? alone_ending : ""))},
      lease_days_{lease.days} {
    make_folder(sign_.parent_path());
    descriptor_ =
        ::open(sign_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (descriptor_ < 0) {
        fail_output(sign_, "create", errno);
    }
    try {
        show();
        refuse_company(company); // after the sign is there, so that one of two sees the other
    } catch (...) {
        ::unlink(sign_.c_str());
        ::close(descriptor_);
        throw;
    }
}

Presence::~Presence() {
    ::unlink(sign_.c_str());
    ::close(descriptor_);
}

void Presence::show() {
    static_cast<void>(::flock(descriptor_, LOCK_EX | LOCK_NB)); // where there are no locks: lease
    const std::string text = name();
    if (::write(descriptor_, text.data(), text.size()) != static_cast<::ssize_t>(text.size())) {
        fail_output(sign_, "write", errno);
    }
    touch();
}

void Presence::refuse_company(Company company) {
    for (const std::string& other : workers_in(sign_.parent_path())) {
        const bool is_alone = other.ends_with(alone_ending);
        if (other == name() || (company == Company::welcome && !is_alone) || !is_alive(other)) {
            continue;
        }
        throw OutputError{
            fmt::format("{}: {} is at work here; {}: wait until it has ended, or end it and give "
                        "the command again",
                        sign_.parent_path().parent_path().string(), other,
                        is_alone ? "it is an MPI job, which shares with no other process"
                                 : "an MPI job shares with no other process"),
            ExitCode::output_exists};
    }
}

void Presence::touch() {
    static_cast<void>(::futimens(descriptor_, nullptr));
    touched_ = Clock::now();
}

void Presence::beat() {
    const std::unique_lock lock{guard_, std::try_to_lock};
    const std::chrono::duration<double> lease{lease_days_ * seconds_per_day};
    if (lock && Clock::now() - touched_ > lease / beats_in_lease) {
        touch();
    }
}

bool Presence::is_alive(const std::string& worker) {
    const fs::path sign = sign_.parent_path() / worker;
    if (host_of(worker) == host_of(name())) {
        const Lock lock = lock_of(sign);
        if (lock != Lock::unknown) {
            return lock == Lock::held;
        }
    }
    {
        const std::lock_guard lock{guard_};
        touch(); // what the time is by the clock of the file system
    }
    return changed_days(sign_) - changed_days(sign) <= lease_days_;
}

Census census_of(const fs::path& folder, Duration lease) {
    Census census;
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    for (const std::string& worker : workers_in(folder / "workers")) {
        const fs::path sign = folder / "workers" / worker;
        const Lock lock = host_of(worker) == host_name() ? lock_of(sign) : Lock::unknown;
        const bool is_fresh = now.count() / seconds_per_day - changed_days(sign) <= lease.days;
        const bool is_living = lock == Lock::unknown ? is_fresh : lock == Lock::held;
        ++(is_living ? census.living : census.dead);
    }
    return census;
}

} // namespace diasim::calibration
