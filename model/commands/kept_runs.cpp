// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/kept_runs.hpp"

#include "model/base/version.hpp"
#include "model/commands/console.hpp"
#include "model/record/checksum.hpp"
#include "model/record/publish.hpp"
#include "model/record/run_record_bytes.hpp"
#include "model/scenario/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <span>
#include <utility>

namespace diasim::commands {
namespace {

/// Its size stands before each text, so that no two lists of texts look the same.
void add(std::string& whole, const std::string& text) {
    whole += fmt::format("{}:{}", text.size(), text);
}

/// The first byte of a payload: what the rest is.
constexpr std::byte record_mark{'r'};
constexpr std::byte failure_mark{'f'};

std::vector<std::byte> marked(std::byte mark, std::span<const std::byte> bytes) {
    std::vector<std::byte> payload(bytes.size() + 1, mark);
    std::copy(bytes.begin(), bytes.end(), payload.begin() + 1);
    return payload;
}

std::optional<RunRecord> record_in(std::span<const std::byte> payload) {
    const bool is_record = !payload.empty() && payload.front() == record_mark;
    return is_record ? record_from_bytes(payload.subspan(1)) : std::nullopt;
}

/// Why a replicate failed, if that is what the payload says.
std::optional<std::string> reason_in(std::span<const std::byte> payload) {
    if (payload.empty() || payload.front() != failure_mark) {
        return std::nullopt;
    }
    std::string reason;
    for (const std::byte byte : payload.subspan(1)) {
        reason += std::to_integer<char>(byte);
    }
    return reason;
}

std::string replicates(std::size_t n) {
    return fmt::format("{} replicate{}", n, n == 1 ? "" : "s");
}

} // namespace

std::optional<std::uint64_t> program_checksum() {
    std::ifstream file{"/proc/self/exe", std::ios::binary};
    const std::uint64_t hash = fnv1a(file, std::numeric_limits<std::uintmax_t>::max());
    return file.eof() && !file.bad() ? std::optional{hash} : std::nullopt;
}

std::uint64_t fingerprint_of(const Job& job, std::uint64_t program) {
    const Version version = program_version();
    std::string whole;
    for (const std::string& text : {std::to_string(program), version.libraries, job.copies.main,
                                    effective_toml(job.scenario.scenario)}) {
        add(whole, text);
    }
    for (const auto& [name, text] : job.copies.files) {
        add(whole, name);
        add(whole, text);
    }
    for (const std::string& assignment : job.copies.sets) {
        add(whole, assignment);
    }
    add(whole, job.only_replicate ? std::to_string(*job.only_replicate) : "all");
    return fnv1a(std::as_bytes(std::span{whole}));
}

KeptRuns::KeptRuns(const Job& job, std::uint64_t program, const Console& console)
    : console_{console}, journal_{journal_path(job.output), fingerprint_of(job, program),
                                  job.discard},
      total_{job.only_replicate ? 1U : job.scenario.scenario.replicates} {
    for (const std::uint64_t replicate : journal_.keys()) {
        if (const auto reason = reason_in(journal_.payload(replicate))) {
            failures_.emplace(static_cast<std::uint32_t>(replicate), *reason);
        }
    }
    if (journal_.is_locked()) {
        remove_partials(job.output); // the lock says that their writers are gone
    }
    report_opening(job.output);
}

void KeptRuns::report_opening(const std::filesystem::path& output) const {
    const std::string path = journal_.path().string();
    if (!journal_.is_locked()) {
        console_.warn(fmt::format("{}: files cannot be locked there: see to it that no other "
                                  "process works on this output; what killed ones left as "
                                  "{}.partial-* is not removed",
                                  path, output.string()));
    }
    if (journal_.damaged_bytes() != 0) {
        console_.say(fmt::format("{}: {} bytes are no whole replicate and are not used", path,
                                 journal_.damaged_bytes()));
    }
    if (finished() != 0) {
        console_.say(fmt::format("{}: {} of {} finished before and {} not run again", path,
                                 finished(), replicates(total_), finished() == 1 ? "is" : "are"));
    }
}

std::vector<RunRecord> KeptRuns::records(const RecordShape& shape) const {
    std::vector<RunRecord> records;
    records.reserve(finished());
    for (const std::uint64_t replicate : journal_.keys()) {
        if (failures_.contains(static_cast<std::uint32_t>(replicate))) {
            continue;
        }
        std::optional<RunRecord> record = record_in(journal_.payload(replicate));
        if (!record || record->replicate != replicate || record->shape != shape) {
            throw OutputError{fmt::format("{}: replicate {} is not as it was written; throw the "
                                          "journal away with --discard",
                                          journal_.path().string(), replicate)};
        }
        records.push_back(std::move(*record));
    }
    return records;
}

std::vector<FailedReplicate> KeptRuns::failures() const {
    std::vector<FailedReplicate> failures;
    for (const auto& [replicate, reason] : failures_) {
        failures.push_back({replicate, reason});
    }
    return failures;
}

void KeptRuns::keep(const RunRecord& record) {
    const std::vector<std::byte> payload = marked(record_mark, to_bytes(record));
    if (failures_.contains(record.replicate)) {
        journal_.replace(record.replicate, payload);
        failures_.erase(record.replicate);
    } else {
        journal_.append(record.replicate, payload);
    }
    console_.detail(fmt::format("replicate {} is finished", record.replicate));
}

void KeptRuns::keep(std::span<const FailedReplicate> failures) {
    for (const FailedReplicate& failure : failures) {
        const auto payload = marked(failure_mark, std::as_bytes(std::span{failure.reason}));
        if (!failures_.contains(failure.replicate)) {
            journal_.append(failure.replicate, payload);
        } else if (failures_.at(failure.replicate) != failure.reason) {
            journal_.replace(failure.replicate, payload);
        }
        failures_.insert_or_assign(failure.replicate, failure.reason);
    }
}

std::string KeptRuns::state() const {
    if (finished() == 0) {
        return fmt::format("none of {} was finished: nothing is kept", replicates(total_));
    }
    return fmt::format("{} of {} {} finished and kept in {}: the same command goes on from there",
                       finished(), replicates(total_), finished() == 1 ? "is" : "are",
                       journal_.path().string());
}

} // namespace diasim::commands
