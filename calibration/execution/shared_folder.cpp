// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/shared_folder.hpp"

#include "model/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace diasim::calibration {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_chunks = 1024; // claims are small files: not one for each run
constexpr std::size_t most_in_chunk = 256;
constexpr double beats_in_lease = 8.0;
constexpr auto nap = 200ms;

[[noreturn]] void fail(const std::filesystem::path& path, const char* action, int error_number) {
    throw OutputError{fmt::format("{}: cannot {}: {}", path.string(), action,
                                  std::generic_category().message(error_number))};
}

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
double changed_days(const std::filesystem::path& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) {
        return 0.0;
    }
    constexpr double nanoseconds = 1e-9;
    return (static_cast<double>(status.st_mtim.tv_sec) +
            nanoseconds * static_cast<double>(status.st_mtim.tv_nsec)) /
           seconds_per_day;
}

enum class Lock { free, held, unknown };

/// Whether a process of this host holds the lock of a file.
Lock lock_of(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return Lock::free; // it left in order
    }
    const int error = ::flock(file, LOCK_SH | LOCK_NB) == 0 ? 0 : errno;
    ::close(file);
    if (error == EWOULDBLOCK) {
        return Lock::held;
    }
    return error == 0 ? Lock::free : Lock::unknown;
}

} // namespace

std::string worker_name() {
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    return fmt::format("{}-{}-{:x}", host_name(), ::getpid(), now);
}

SharedFolder::SharedFolder(const std::filesystem::path& folder, std::string worker, Ledger& ledger,
                           std::vector<Task> tasks, Duration lease)
    : claims_{folder / "claims"}, workers_{folder / "workers"}, worker_{std::move(worker)},
      ledger_{ledger}, tasks_{std::move(tasks)},
      chunk_size_{std::clamp<std::size_t>(tasks_.size() / most_chunks, 1, most_in_chunk)},
      is_finished_(chunks(), false), lease_days_{lease.days} {
    std::filesystem::create_directories(claims_);
    std::filesystem::create_directories(workers_);
    const std::filesystem::path sign = workers_ / worker_;
    descriptor_ =
        ::open(sign.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (descriptor_ < 0) {
        fail(sign, "create", errno);
    }
    if (::write(descriptor_, worker_.data(), worker_.size()) !=
        static_cast<::ssize_t>(worker_.size())) {
        fail(sign, "write", errno);
    }
    static_cast<void>(::flock(descriptor_, LOCK_EX | LOCK_NB)); // where there are no locks: lease
    touch();
}

SharedFolder::~SharedFolder() {
    ::unlink((workers_ / worker_).c_str());
    ::close(descriptor_);
}

void SharedFolder::touch() {
    static_cast<void>(::futimens(descriptor_, nullptr));
    touched_ = Clock::now();
}

void SharedFolder::beat() {
    const std::unique_lock lock{touch_guard_, std::try_to_lock};
    const std::chrono::duration<double> lease{lease_days_ * seconds_per_day};
    if (lock && Clock::now() - touched_ > lease / beats_in_lease) {
        touch();
    }
}

std::size_t SharedFolder::chunks() const {
    return (tasks_.size() + chunk_size_ - 1) / chunk_size_;
}

std::vector<Task> SharedFolder::unfinished(std::size_t chunk) {
    std::vector<Task> left;
    if (is_finished_[chunk]) {
        return left;
    }
    const std::size_t end = std::min(tasks_.size(), (chunk + 1) * chunk_size_);
    for (std::size_t i = chunk * chunk_size_; i < end; ++i) {
        if (!ledger_.has(tasks_[i])) {
            left.push_back(tasks_[i]);
        }
    }
    is_finished_[chunk] = left.empty();
    return left;
}

bool SharedFolder::claim(std::size_t chunk, std::size_t generation) {
    const std::filesystem::path path = claims_ / fmt::format("{}.{}", chunk, generation);
    // A link to the sign of life: it has its owner's name in it as soon as it is there.
    if (::link((workers_ / worker_).c_str(), path.c_str()) == 0) {
        return true;
    }
    if (errno != EEXIST) {
        fail(path, "create", errno);
    }
    return false;
}

bool SharedFolder::is_alive(const std::string& worker) {
    const std::filesystem::path sign = workers_ / worker;
    if (host_of(worker) == host_of(worker_)) {
        const Lock lock = lock_of(sign);
        if (lock != Lock::unknown) {
            return lock == Lock::held;
        }
    }
    {
        const std::lock_guard lock{touch_guard_};
        touch(); // what the time is by the clock of the file system
    }
    return changed_days(workers_ / worker_) - changed_days(sign) <= lease_days_;
}

SharedFolder::Holder SharedFolder::holder_of(std::size_t chunk) {
    std::size_t generation = 0;
    while (std::filesystem::exists(claims_ / fmt::format("{}.{}", chunk, generation + 1))) {
        ++generation;
    }
    const std::filesystem::path path = claims_ / fmt::format("{}.{}", chunk, generation);
    std::string owner;
    std::getline(std::ifstream{path}, owner);
    if (owner == worker_) {
        return Holder::this_process;
    }
    // Without a name only after a power cut.
    const bool is_dead = owner.empty() || !is_alive(owner);
    return is_dead && claim(chunk, generation + 1) ? Holder::just_taken_over : Holder::another;
}

std::vector<Task> SharedFolder::next_unclaimed() {
    while (cursor_ < chunks()) {
        const std::size_t chunk = cursor_++;
        if (!unfinished(chunk).empty() && claim(chunk, 0)) {
            return unfinished(chunk);
        }
    }
    return {};
}

std::vector<Task> SharedFolder::next(const Beat& beat) {
    const std::lock_guard lock{guard_};
    std::vector<Task> tasks = next_unclaimed();
    while (tasks.empty() && beat()) {
        ledger_.refresh();
        bool others_have_some = false;
        for (std::size_t chunk = 0; chunk != chunks(); ++chunk) {
            if (unfinished(chunk).empty()) {
                continue;
            }
            const Holder holder = holder_of(chunk);
            if (holder == Holder::just_taken_over) {
                ledger_.refresh(); // what the dead one finished last
                tasks = unfinished(chunk);
                if (!tasks.empty()) {
                    return tasks;
                }
            }
            others_have_some = others_have_some || holder == Holder::another;
        }
        if (!others_have_some) {
            break;
        }
        std::this_thread::sleep_for(nap);
    }
    return tasks;
}

} // namespace diasim::calibration
