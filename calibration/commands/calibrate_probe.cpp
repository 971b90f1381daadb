// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/calibrate_probe.hpp"

#include "calibration/commands/calibrate_job.hpp"
#include "model/commands/console.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace diasim::calibration {

ExitCode probe_calibration(const CalibrateOptions& options, const Console& console) {
    using Clock = std::chrono::steady_clock;
    constexpr Task most_probes = 5;
    const CalibrateJob job = job_of_calibration(options.file, options.output.output);
    const SimulateStatistics simulate = simulation_of(job.study);
    const Sampler sampler{job.study.problem, job.study.spec.algorithm};
    const std::uint64_t simulations = sampler.settings().simulations;
    const Task probes = std::min(most_probes, simulations);
    const Clock::time_point start = Clock::now();
    for (Task task = 0; task != probes; ++task) {
        console.say(fmt::format("measuring simulation {} of {}", task + 1, probes));
        static_cast<void>(simulate(sampler.proposal_of(task), [] { return true; }));
    }
    const double seconds =
        std::chrono::duration<double>(Clock::now() - start).count() / static_cast<double>(probes);
    const auto most = static_cast<double>(simulations);
    const std::size_t threads = commands::threads(options.work);
    constexpr double hour = 3600.0;
    commands::print_result(fmt::format("{} simulations at most, from {} that took {:.3g} s each\n"
                                       "  processor time   {:.2f} h at most\n"
                                       "  wall time        {:.2f} h at most, on {} thread{}\n",
                                       simulations, probes, seconds, most * seconds / hour,
                                       most * seconds / hour / static_cast<double>(threads),
                                       threads, threads == 1 ? "" : "s"));
    return ExitCode::done;
}

} // namespace diasim::calibration
