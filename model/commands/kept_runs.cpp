// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/kept_runs.hpp"

#include "model/base/version.hpp"
#include "model/commands/console.hpp"
#include "model/record/checksum.hpp"
#include "model/record/publish.hpp"
#include "model/record/run_record_bytes.hpp"
#include "model/scenario/writer.hpp"

#include <fmt/format.h>

#include <span>

namespace diasim::commands {
namespace {

/// Its size stands before each text, so that no two lists of texts look the same.
void add(std::string& whole, const std::string& text) {
    whole += fmt::format("{}:{}", text.size(), text);
}

std::string replicates(std::size_t n) {
    return fmt::format("{} replicate{}", n, n == 1 ? "" : "s");
}

} // namespace

std::uint64_t fingerprint_of(const Job& job) {
    const Version version = program_version();
    std::string whole;
    for (const std::string& text :
         {version.program, version.git, version.compiler, version.build_type, version.libraries,
          job.copies.main, effective_toml(job.scenario.scenario)}) {
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

KeptRuns::KeptRuns(const Job& job, const Console& console)
    : console_{console}, journal_{journal_path(job.output), fingerprint_of(job), job.discard},
      total_{job.only_replicate ? 1U : job.scenario.scenario.replicates} {
    remove_partials(job.output); // the lock says that their writers are gone
    const std::string path = journal_.path().string();
    if (journal_.cut_bytes() != 0) {
        console_.say(fmt::format("{}: the last {} bytes are no whole replicate and were cut", path,
                                 journal_.cut_bytes()));
    }
    if (journal_.size() != 0) {
        console_.say(fmt::format("{}: {} of {} finished before and {} not run again", path,
                                 journal_.size(), replicates(total_),
                                 journal_.size() == 1 ? "is" : "are"));
    }
}

std::vector<RunRecord> KeptRuns::records(const RecordShape& shape) const {
    std::vector<RunRecord> records;
    records.reserve(journal_.size());
    for (const std::uint64_t replicate : journal_.keys()) {
        std::optional<RunRecord> record = record_from_bytes(journal_.payload(replicate));
        if (!record || record->replicate != replicate || record->shape != shape) {
            throw OutputError{fmt::format("{}: replicate {} is not as it was written; throw the "
                                          "journal away with --discard",
                                          journal_.path().string(), replicate)};
        }
        records.push_back(std::move(*record));
    }
    return records;
}

void KeptRuns::keep(const RunRecord& record) {
    journal_.append(record.replicate, to_bytes(record));
    console_.detail(fmt::format("replicate {} is finished", record.replicate));
}

std::string KeptRuns::state() const {
    if (journal_.size() == 0) {
        return fmt::format("none of {} was finished: nothing is kept", replicates(total_));
    }
    return fmt::format("{} of {} {} finished and kept in {}: the same command goes on from there",
                       journal_.size(), replicates(total_), journal_.size() == 1 ? "is" : "are",
                       journal_.path().string());
}

} // namespace diasim::commands
