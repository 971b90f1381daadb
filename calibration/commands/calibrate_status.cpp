// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/calibrate_status.hpp"

#include "calibration/commands/calibrate_work.hpp"
#include "calibration/execution/presence.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace diasim::calibration {
namespace {

namespace fs = std::filesystem;

std::string generation_text(const CalibrateProgress& progress, const Sampler& sampler) {
    if (!sampler.end().empty()) {
        return fmt::format("{} generations, ended as {}", sampler.generations().size(),
                           sampler.end());
    }
    const std::string tolerance = std::isfinite(progress.tolerance)
                                      ? fmt::format("tolerance {:.3f}", progress.tolerance)
                                      : std::string{"any distance"};
    const std::string accepted =
        progress.population == 0
            ? ""
            : fmt::format("{} of {} accepted, ", progress.accepted, progress.population);
    return fmt::format("generation {}, {}: {}{} simulations and {} of the {} of its next round",
                       progress.generation, tolerance, accepted, progress.made, progress.finished,
                       progress.round);
}

} // namespace

fs::path folder_of_runs(const fs::path& path) {
    if (!path.has_filename()) { // "x/"
        return folder_of_runs(path.parent_path());
    }
    const fs::path runs = path.string() + ".runs";
    return !fs::is_directory(path) && fs::is_directory(runs) ? runs : path;
}

std::string calibration_status(const CalibrateJob& job, bool is_json) {
    const Ledger ledger{job.folder.runs(), job.manifest.fingerprint(), worker_name()};
    Sampler sampler{job.study.problem, job.study.spec.algorithm};
    const std::vector<Task> round = sampler.next_round(lookup_in(ledger));
    const auto missing = static_cast<std::size_t>(
        std::ranges::count_if(round, [&](Task task) { return !ledger.has(task); }));
    const CalibrateProgress progress = progress_of(sampler, round.size(), missing);
    const Census workers = round.empty() ? Census{}
                                         : census_of(job.round_folder(round.front()),
                                                     *parse_duration(CalibrateOptions{}.lease));
    const bool is_written = fs::exists(job.output);
    if (is_json) {
        nlohmann::ordered_json json{{"calibration", job.copies.main},
                                    {"generation", progress.generation},
                                    {"accepted", progress.accepted},
                                    {"population", progress.population},
                                    {"simulations", ledger.size()},
                                    {"failed", ledger.failures()},
                                    {"done_again", ledger.duplicates()},
                                    {"workers", workers.living},
                                    {"workers_dead", workers.dead},
                                    {"ended", !sampler.end().empty()},
                                    {"result", is_written}};
        return json.dump(2) + '\n';
    }
    return fmt::format("{}: {}\n{} simulations, {} failed, {} done more than once\n{} processes at "
                       "work on the round, {} died at it\n{}\n",
                       job.copies.main, generation_text(progress, sampler), ledger.size(),
                       ledger.failures(), ledger.duplicates(), workers.living, workers.dead,
                       is_written ? "posterior: " + job.output.string()
                                  : std::string{"no posterior yet"});
}

} // namespace diasim::calibration
