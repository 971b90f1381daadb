// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/calibrate.hpp"

#include "calibration/abc/posterior_text.hpp"
#include "calibration/commands/calibrate_job.hpp"
#include "calibration/commands/calibrate_probe.hpp"
#include "calibration/commands/calibrate_work.hpp"
#include "calibration/commands/mpi_job.hpp"
#include "calibration/execution/presence.hpp"
#include "model/commands/console.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <map>
#include <optional>

namespace diasim::calibration {
namespace {

namespace fs = std::filesystem;

void check_options(const CalibrateOptions& options) {
    constexpr std::uint32_t least_data_sets = 10;
    commands::Mistakes mistakes;
    mistakes.look_at([&] { static_cast<void>(commands::threads(options.work)); });
    mistakes.look_at([&] { static_cast<void>(commands::time_limit(options.work)); });
    mistakes.look_at([&] {
        const auto lease = parse_duration(options.lease);
        if (!lease || lease->days <= 0.0) {
            throw InputError{fmt::format(
                "--lease {}: give a time with its unit, such as \"10 min\"", options.lease)};
        }
    });
    mistakes.look_at([&] {
        if (options.coverage != 0 && options.coverage < least_data_sets) {
            throw InputError{fmt::format("--check-coverage {}: give {} data sets or more",
                                         options.coverage, least_data_sets)};
        }
    });
    mistakes.look_at([&] {
        if (options.file.empty()) {
            throw InputError{"which calibration? diasim calibrate FILE -o POSTERIOR.h5"};
        }
        if (options.output.output.empty() && !options.is_dry) {
            throw InputError{"where to? name a file with -o POSTERIOR.h5"};
        }
    });
    mistakes.look_at([&] {
        // With its folder beside it, the output may be that of the same calibration.
        const fs::path& output = options.output.output;
        if (!options.is_dry && !output.empty() && !fs::exists(output.string() + ".runs")) {
            commands::require_free(output, options.output);
        }
    });
    mistakes.refuse();
}

std::string again(const CalibrateOptions& options) {
    return fmt::format(
        "diasim calibrate {} -o {}{}", commands::shell_word(options.file.string()),
        commands::shell_word(options.output.output.string()),
        options.coverage == 0 ? "" : fmt::format(" --check-coverage {}", options.coverage));
}

/// Says which simulations failed, each reason once, with a command that replays the first of it.
std::size_t report_failures(const CalibrateJob& job, const CalibrateOptions& options,
                            const Sampler& sampler, const Console& console) {
    std::map<std::string, std::vector<const Simulation*>> reasons;
    std::size_t failed = 0;
    for (const Generation& generation : sampler.generations()) {
        for (const Simulation& simulation : generation.simulations) {
            if (simulation.status == Simulation::Status::failed) {
                reasons[simulation.failure].push_back(&simulation);
                ++failed;
            }
        }
    }
    fs::path scenario = options.file.parent_path() / job.study.spec.scenario;
    scenario = fs::exists(scenario) ? scenario : fs::path{job.study.spec.scenario};
    for (const auto& [reason, simulations] : reasons) {
        std::string line = "diasim run " + commands::shell_word(scenario.string());
        for (const std::string& set : assignments_of(job.study, simulations.front()->proposal)) {
            line += " --set " + commands::shell_word(set);
        }
        console.error(fmt::format("{} simulations failed and were rejected: {}\n"
                                  "    replay the first with: {} --replicates 1 -o replay.h5",
                                  simulations.size(), reason, line));
    }
    return failed;
}

ExitCode report_stop(const CalibrateOptions& options, const Sampler& sampler, Ledger& ledger,
                     const WorkEnd& end, const Console& console) {
    ledger.refresh(); // what others have finished is kept too
    console.error(fmt::format("stopped in generation {}; {} simulations are kept\n"
                              "    the same command goes on: {}",
                              sampler.generations().size(), ledger.size(), again(options)));
    return end.stop;
}

/// The check of coverage, with further simulations if it needs them.
struct CoverageEnd {
    std::optional<Ranks> ranks;
    WorkEnd end;
};

CoverageEnd check(const CalibrateJob& job, const CalibrateOptions& options, Ledger& ledger,
                  MpiWorld* world, const Console& console) {
    const AbcSettings& settings = job.study.spec.algorithm;
    const AbcSettings coverage = coverage_settings(settings, options.coverage);
    Sampler prior{job.study.problem, coverage};
    CoverageEnd result{std::nullopt, bring_to_end(prior, job, options, ledger, world, console)};
    if (!result.end.is_stopped) {
        const Generation& all = prior.generations().at(0);
        const auto usable = static_cast<std::uint32_t>(
            std::ranges::count_if(all.simulations, [](const Simulation& s) {
                return s.status != Simulation::Status::failed;
            }));
        result.ranks = check_coverage(all, job.study.problem, std::min(options.coverage, usable),
                                      coverage_nearest(settings, coverage), settings.seed);
    }
    return result;
}

/// The end of a calibration for whoever answers to the user.
ExitCode conclude(const CalibrateJob& job, const CalibrateOptions& options, const Sampler& sampler,
                  const std::optional<Ranks>& ranks, const Console& console) {
    const std::size_t failed = report_failures(job, options, sampler, console);
    if (sampler.generations().empty() || sampler.generations().back().accepted < 2) {
        console.error(fmt::format("no posterior: {} after {} simulations, {} of which failed",
                                  sampler.end(), sampler.simulations(), failed));
        return ExitCode::all_failed;
    }
    const Posterior posterior = posterior_of(sampler.generations(), sampler.problem());
    put_posterior(job, sampler, posterior, ranks);
    std::string text = posterior_text(job.study, sampler, posterior);
    if (ranks) {
        text += coverage_text(job.study, *ranks);
    }
    commands::print_result(text);
    console.say(fmt::format("Posterior: {}\nEvery simulation is kept in {}, which may go now",
                            job.output.string(), job.folder.path.string()));
    return failed == 0 ? ExitCode::done : ExitCode::some_failed;
}

ExitCode run_calibrate(const CalibrateOptions& options, MpiWorld* world, const Console& console) {
    const bool is_first = world == nullptr || world->rank() == 0;
    const CalibrateJob job = job_of_calibration(options.file, options.output.output);
    if (is_first) {
        commands::warn(job.study.scenario.warnings, console);
        begin_or_join(job.folder, job.manifest, job.copies);
    }
    if (world != nullptr) {
        static_cast<void>(world->agree(0)); // the folder is there now
        begin_or_join(job.folder, job.manifest, job.copies);
    }
    Ledger ledger{job.folder.runs(), job.manifest.fingerprint(), worker_name()};
    if (is_first) {
        console.say(fmt::format("{}: {} parameters, {} statistics, {} simulations at most; {} are "
                                "there already",
                                job.copies.main, job.study.spec.priors.size(),
                                job.study.spec.statistics.size(),
                                job.study.spec.algorithm.simulations, ledger.size()));
    }
    Sampler sampler{job.study.problem, job.study.spec.algorithm};
    WorkEnd end = bring_to_end(sampler, job, options, ledger, world, console);
    std::optional<Ranks> ranks;
    if (!end.is_stopped && options.coverage != 0) {
        CoverageEnd checked = check(job, options, ledger, world, console);
        ranks = std::move(checked.ranks);
        end = checked.end;
    }
    ExitCode code = ExitCode::done;
    if (is_first) {
        code = end.is_stopped ? report_stop(options, sampler, ledger, end, console)
                              : conclude(job, options, sampler, ranks, console);
    }
    return world == nullptr ? code : static_cast<ExitCode>(world->agree(static_cast<int>(code)));
}

} // namespace

void add_calibrate(CLI::App& command, CalibrateOptions& options) {
    command.add_option("file", options.file, "Calibration file (TOML)")->type_name("FILE");
    commands::add_flags(command, options.output);
    commands::add_flags(command, options.work);
    command
        .add_option("--check-coverage", options.coverage,
                    "Hold the intervals against N data sets that the model made itself")
        ->type_name("N")
        ->group("Work");
    command.add_option("--retries", options.retries, "Further tries of a simulation that fails")
        ->type_name("N")
        ->group("Work");
    command
        .add_option("--lease", options.lease,
                    "Time without a sign of life after which a process elsewhere counts as dead")
        ->type_name("DURATION")
        ->group("Work");
    command.add_flag("--dry-run", options.is_dry, "Measure a few simulations; predict the cost")
        ->group("Work");
    command.add_flag("--schema", options.wants_schema, "Print the JSON Schema of calibrations")
        ->group("Output");
    command.footer(
        "Examples:\n"
        "  diasim calibrate calibration/january-2022.toml -o posterior.h5\n"
        "  diasim calibrate calibration/january-2022.toml --dry-run\n"
        "  diasim calibrate FILE -o posterior.h5 --check-coverage 100\n"
        "  mpirun -n 4 diasim calibrate FILE -o posterior.h5     (built with the preset mpi)\n"
        "The same command in several processes that see the same folder shares the work:\n"
        "  diasim submit calibrate FILE -o posterior.h5 --slurm  (as the tasks of a job array)\n"
        "  diasim status posterior.h5                            (how far it is)\n"
        "  diasim run SCENARIO --posterior posterior.h5          (an ensemble that draws from it)");
}

ExitCode calibrate(const CalibrateOptions& options, const Console& console) {
    if (options.wants_schema) {
        commands::print_result(calibration_schema().dump(2) + '\n');
        return ExitCode::done;
    }
    check_options(options);
    if (options.is_dry) {
        return probe_calibration(options, console);
    }
    return launched_together() > 1
               ? run_with_mpi(
                     [&](MpiWorld& world) { return run_calibrate(options, &world, console); },
                     console)
               : run_calibrate(options, nullptr, console);
}

} // namespace diasim::calibration
