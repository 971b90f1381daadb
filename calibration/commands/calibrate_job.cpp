// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/calibrate_job.hpp"

#include "calibration/abc/posterior_file.hpp"
#include "calibration/commands/sweep_job.hpp"
#include "calibration/execution/presence.hpp"
#include "model/commands/copies.hpp"
#include "model/commands/kept_runs.hpp"
#include "model/scenario/document.hpp"
#include "model/scenario/file_kind.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diasim::calibration {
namespace {

namespace fs = std::filesystem;

} // namespace

CalibrateJob job_of_calibration(const fs::path& file, const fs::path& output) {
    const auto program = commands::program_checksum();
    if (!program) {
        throw OutputError{"the program cannot read itself (/proc/self/exe), and so not tell its "
                          "simulations from those of another"};
    }
    const CalibrationStudy user = load_calibration(file);
    const LoadedScenario all{{}, user.scenario.inputs, file, {}, {}};
    CalibrateJob job{output, {output.string() + ".runs"}, commands::copies_of(all), {}, {}};
    job.manifest = manifest_of(job.copies, *program);
    job.study = load_calibration(job.copies.main, commands::inputs_over(job.copies));
    return job;
}

std::optional<CalibrateJob> job_of_calibration_folder(const fs::path& folder) {
    CalibrateJob job{fs::path{folder}.replace_extension(), {folder}, {}, {}, {}};
    job.manifest = read_manifest(job.folder);
    job.copies = read_copies(job.folder, job.manifest);
    Inputs inputs = commands::inputs_over(job.copies);
    Problems problems{inputs};
    const Node document = read_document(job.copies.main, inputs, problems);
    if (!is_other_kind(document, FileKind::sweep_plan, job.copies.main, problems)) {
        return std::nullopt;
    }
    job.study = load_calibration(job.copies.main, commands::inputs_over(job.copies));
    return job;
}

AbcSettings coverage_settings(const AbcSettings& settings, std::uint32_t data_sets) {
    constexpr std::uint64_t for_each_set = 5;
    AbcSettings coverage = settings;
    coverage.algorithm = Algorithm::rejection;
    coverage.simulations = std::max<std::uint64_t>(
        for_each_set * data_sets,
        settings.algorithm == Algorithm::rejection ? settings.simulations : settings.population);
    return coverage;
}

std::uint32_t coverage_nearest(const AbcSettings& settings, const AbcSettings& coverage) {
    constexpr std::uint64_t one_in = 5;
    const std::uint64_t nearest = settings.algorithm == Algorithm::rejection
                                      ? settings.population
                                      : coverage.simulations / one_in;
    return static_cast<std::uint32_t>(std::min(nearest, coverage.simulations - 1));
}

void put_posterior(const CalibrateJob& job, const Sampler& sampler, const Posterior& posterior,
                   const std::optional<Ranks>& ranks) {
    // Several processes may be here at once, on machines that count processes alike.
    const fs::path aside = job.output.parent_path() /
                           fmt::format("{}-{}.h5", job.output.stem().string(), worker_name());
    write_posterior(aside, job.study, sampler, posterior, ranks, job.copies);
    settle(aside, job.output);
}

} // namespace diasim::calibration
