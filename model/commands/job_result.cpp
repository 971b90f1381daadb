// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/job_result.hpp"

#include "model/base/version.hpp"
#include "model/record/publish.hpp"
#include "model/record/result_reader.hpp"
#include "model/scenario/writer.hpp"

#include <filesystem>
#include <system_error>

namespace diasim::commands {
namespace {

HomelandNumbers numbers_of(const HomelandSeries& homeland) {
    HomelandNumbers numbers;
    for (const RegionalSeries& motive : homeland.motives) {
        numbers.motives.emplace_back(motive.values());
    }
    for (const RegionalSeries& series : homeland.series) {
        numbers.series.emplace_back(series.values());
    }
    numbers.connectivity = homeland.connectivity.values();
    numbers.frame = homeland.frame;
    numbers.attention_left = homeland.attention_left;
    return numbers;
}

void write(const std::filesystem::path& path, const Job& job, const Plan& plan,
           std::span<const RunRecord> records, std::span<const FailedReplicate> failures) {
    const Version version = program_version();
    write_result(path, job.overwrite,
                 {.scenario = plan.scenario,
                  .effective = effective_toml(plan.scenario),
                  .copies = job.copies,
                  .sites = plan.sites,
                  .homeland = numbers_of(plan.homeland),
                  .shape = plan.shape,
                  .records = records,
                  .failures = failures,
                  .only_replicate = job.only_replicate,
                  .program_version = version.program,
                  .source_version = version.git});
}

bool is_same_result(const std::filesystem::path& first, const std::filesystem::path& second) {
    try {
        return compare_results(first, second).differences.empty();
    } catch (const InputError&) {
        return false; // no result at all
    }
}

} // namespace

bool is_taken(const Job& job) {
    std::error_code ignored;
    return job.overwrite == Overwrite::no &&
           std::filesystem::exists(std::filesystem::symlink_status(job.output, ignored));
}

void refuse_output(const Job& job) {
    throw OutputError{job.output.string() +
                          " exists already; replace it with --force or name another with -o",
                      ExitCode::output_exists};
}

void write_or_confirm(const Job& job, const Plan& plan, std::span<const RunRecord> records,
                      std::span<const FailedReplicate> failures) {
    if (!is_taken(job)) {
        write(job.output, job, plan, records, failures);
        return;
    }
    const PartialFile again{job.output};
    write(again.path(), job, plan, records, failures);
    if (!is_same_result(job.output, again.path())) {
        refuse_output(job);
    }
}

} // namespace diasim::commands
