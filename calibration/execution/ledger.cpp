// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/ledger.hpp"

#include "model/base/error.hpp"
#include "model/record/make_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

namespace diasim::calibration {
namespace {

using namespace std::chrono_literals;

constexpr auto between_syncs = 1s;
constexpr const char* ending = ".journal";

/// The first byte of a payload: what the rest is.
constexpr std::byte values_mark{'v'};
constexpr std::byte failure_mark{'f'};

std::vector<std::byte> to_bytes(const Outcome& outcome) {
    const auto body = outcome.is_done() ? std::as_bytes(std::span{outcome.values})
                                        : std::as_bytes(std::span{outcome.failure});
    std::vector<std::byte> bytes(body.size() + 1, outcome.is_done() ? values_mark : failure_mark);
    std::copy(body.begin(), body.end(), bytes.begin() + 1);
    return bytes;
}

Outcome from_bytes(std::span<const std::byte> bytes, const std::filesystem::path& path) {
    Outcome outcome;
    const std::size_t size = bytes.empty() ? 0 : bytes.size() - 1;
    if (!bytes.empty() && bytes[0] == values_mark && size % sizeof(double) == 0) {
        outcome.values.resize(size / sizeof(double));
        std::memcpy(outcome.values.data(), bytes.data() + 1, size);
    } else if (size != 0 && bytes[0] == failure_mark) {
        outcome.failure.resize(size);
        std::memcpy(outcome.failure.data(), bytes.data() + 1, size);
    } else {
        throw OutputError{fmt::format("{}: holds what is no result of a run", path.string())};
    }
    return outcome;
}

/// Whether two outcomes have the same bits; NaN equals itself.
bool is_same(const Outcome& a, const Outcome& b) {
    return to_bytes(a) == to_bytes(b);
}

} // namespace

Ledger::Ledger(std::filesystem::path folder, std::uint64_t fingerprint, std::string worker)
    : folder_{std::move(folder)}, fingerprint_{fingerprint}, worker_{std::move(worker)} {
    read_journals();
}

bool Ledger::has(Task task) const {
    const std::lock_guard lock{guard_};
    return known_.contains(task);
}

std::size_t Ledger::size() const {
    const std::lock_guard lock{guard_};
    return known_.size();
}

std::size_t Ledger::failures() const {
    const std::lock_guard lock{guard_};
    return failures_;
}

std::size_t Ledger::duplicates() const {
    const std::lock_guard lock{guard_};
    return duplicates_;
}

std::uint64_t Ledger::damaged_bytes() const {
    const std::lock_guard lock{guard_};
    std::uint64_t bytes = 0;
    for (const auto& journal : others_) {
        bytes += journal->damaged_bytes();
    }
    return bytes;
}

void Ledger::forget_failures() {
    const std::lock_guard lock{guard_};
    std::erase_if(known_, [](const auto& entry) { return !entry.second.is_done(); });
    failures_ = 0;
}

void Ledger::keep(Task task, Outcome outcome) {
    const std::lock_guard lock{guard_};
    if (!own_) {
        make_folder(folder_);
        own_ = std::make_unique<JournalWriter>(folder_ / (worker_ + ending), fingerprint_);
    }
    own_->append(task, to_bytes(outcome));
    const Clock::time_point now = Clock::now();
    dirty_since_ = is_dirty_ ? dirty_since_ : now;
    is_dirty_ = true;
    if (sync_error_ || now - dirty_since_ >= between_syncs) {
        write_back();
    }
    take(task, std::move(outcome), others_.max_size());
}

void Ledger::refresh() {
    const std::lock_guard lock{guard_};
    read_journals();
}

void Ledger::sync() {
    const std::lock_guard lock{guard_};
    write_back();
}

void Ledger::beat(Clock::time_point now) {
    const std::unique_lock lock{guard_, std::try_to_lock};
    if (!lock || !is_dirty_ || sync_error_ || now - dirty_since_ < between_syncs) {
        return;
    }
    try {
        write_back();
    } catch (const OutputError&) {
        sync_error_ = std::current_exception();
    }
}

bool Ledger::is_synced() const {
    const std::lock_guard lock{guard_};
    return !is_dirty_;
}

void Ledger::write_back() {
    if (sync_error_) {
        std::rethrow_exception(sync_error_); // the kernel tells of a lost page only once
    }
    if (own_ && is_dirty_) {
        own_->sync();
        is_dirty_ = false;
    }
}

void Ledger::read_journals() {
    std::vector<std::filesystem::path> paths;
    if (std::filesystem::is_directory(folder_)) {
        for (const auto& entry : std::filesystem::directory_iterator{folder_}) {
            const std::filesystem::path& path = entry.path();
            const bool is_mine = own_ && path == own_->path();
            if (path.extension() == ending && !is_mine && names_.insert(path.string()).second) {
                paths.push_back(path);
            }
        }
    }
    std::sort(paths.begin(), paths.end());
    for (std::filesystem::path& path : paths) {
        others_.push_back(std::make_unique<JournalTail>(std::move(path), fingerprint_));
    }
    for (std::size_t i = 0; i != others_.size(); ++i) {
        others_[i]->read_new([&](Task task, std::span<const std::byte> payload) {
            take(task, from_bytes(payload, others_[i]->path()), i);
        });
    }
}

void Ledger::take(Task task, Outcome outcome, std::size_t journal) {
    const auto [entry, is_new] = known_.try_emplace(task, std::move(outcome));
    if (is_new) {
        failures_ += entry->second.is_done() ? 0U : 1U;
        journal_of_[task] = journal;
        return;
    }
    Outcome& before = entry->second;
    if (before.is_done() && outcome.is_done()) {
        if (!is_same(before, outcome)) {
            throw OutputError{fmt::format(
                "{}: run {} was done twice with different results: its processes differ in their "
                "C library or processor; begin again in a new folder, on machines of one kind",
                folder_.string(), task)};
        }
        duplicates_ += journal_of_[task] != journal ? 1U : 0U;
    } else if (outcome.is_done() || (!before.is_done() && outcome.failure < before.failure)) {
        failures_ -= outcome.is_done() ? 1U : 0U;
        before = std::move(outcome);
        journal_of_[task] = journal;
    }
}

} // namespace diasim::calibration
