// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/shared_folder.hpp"

#include "model/record/make_folder.hpp"
#include "model/record/output_failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace diasim::calibration {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_chunks = 1024; // claims are small files: not one for each run
constexpr std::size_t most_in_claim = 256;
constexpr auto between_looks_at_others = 200ms;

/// A file of this text that was not there before; an error number if it cannot be made.
int create_with(const std::filesystem::path& path, const std::string& text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                            S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (file < 0) {
        return errno;
    }
    const bool is_whole =
        ::write(file, text.data(), text.size()) == static_cast<::ssize_t>(text.size());
    const int error = is_whole ? 0 : errno;
    ::close(file);
    return error;
}

/// Whether an error of link() says that this file system, or this file, takes no further link.
bool has_no_links(int error) {
    return error == EPERM || error == EOPNOTSUPP || error == EXDEV || error == EMLINK;
}

} // namespace

SharedFolder::SharedFolder(const std::filesystem::path& folder, Ledger& ledger,
                           std::vector<Task> tasks, Duration lease)
    : claims_{folder / "claims"}, presence_{folder, ledger.worker(), lease, Company::welcome},
      ledger_{ledger}, tasks_{std::move(tasks)},
      chunk_size_{std::clamp<std::size_t>(tasks_.size() / most_chunks, 1, most_in_claim)},
      is_finished_(chunks(), false) {
    make_folder(claims_);
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
    int error = ::link(presence_.sign().c_str(), path.c_str()) == 0 ? 0 : errno;
    if (has_no_links(error)) {
        error = create_with(path, presence_.name());
    }
    if (error != 0 && error != EEXIST) {
        fail_output(path, "create", error);
    }
    return error == 0;
}

SharedFolder::Holder SharedFolder::holder_of(std::size_t chunk) {
    std::size_t generation = 0;
    while (std::filesystem::exists(claims_ / fmt::format("{}.{}", chunk, generation + 1))) {
        ++generation;
    }
    const std::filesystem::path path = claims_ / fmt::format("{}.{}", chunk, generation);
    std::string owner;
    std::getline(std::ifstream{path}, owner);
    if (owner == presence_.name()) {
        return Holder::this_process;
    }
    // Without a name only after a power cut, or where there are no links for the blink between the
    // making of a claim and its writing: then it may be done twice, to the same bits.
    const bool is_dead = owner.empty() || !presence_.is_alive(owner);
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
        std::this_thread::sleep_for(between_looks_at_others);
    }
    return tasks;
}

} // namespace diasim::calibration
