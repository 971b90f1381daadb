// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/dry_run.hpp"

#include "calibration/execution/crew.hpp"
#include "calibration/execution/presence.hpp"
#include "model/base/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <sys/resource.h>

namespace diasim::calibration {
namespace {

constexpr std::uint64_t most_probes = 5;
constexpr double seconds_per_hour = 3600.0;
constexpr double journal_bytes_per_run = 25.0; // beside its numbers

double peak_bytes() {
    struct rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    constexpr double kibibyte = 1024.0;
    return kibibyte * static_cast<double>(usage.ru_maxrss);
}

std::string hours_text(double hours) {
    if (hours < 1.0 / 60.0) {
        return fmt::format("{:.1f} s", hours * seconds_per_hour);
    }
    return hours < 1.0 ? fmt::format("{:.1f} min", 60.0 * hours) : fmt::format("{:.1f} h", hours);
}

std::string bytes_text(double bytes) {
    constexpr double mebibyte = 1048576.0;
    constexpr double gibibyte = 1024.0 * mebibyte;
    return bytes < gibibyte ? fmt::format("{:.1f} MiB", bytes / mebibyte)
                            : fmt::format("{:.1f} GiB", bytes / gibibyte);
}

} // namespace

double SweepCost::core_hours() const {
    return static_cast<double>(to_do) * probe_seconds / seconds_per_hour;
}

double SweepCost::wall_hours() const {
    return std::max(core_hours() / static_cast<double>(std::max<std::size_t>(1, threads)),
                    slowest_seconds / seconds_per_hour);
}

std::uint64_t runs_to_do(const SweepJob& job, bool is_retrying) {
    if (job.folder.path.empty() || !is_begun(job.folder, job.manifest, job.copies)) {
        return job.study.runs();
    }
    Ledger ledger{job.folder.runs(), job.manifest.fingerprint(), worker_name()};
    if (is_retrying) {
        ledger.forget_failures();
    }
    return job.study.runs() - ledger.size();
}

SweepCost probe(const SweepJob& job, std::uint64_t to_do, std::size_t threads) {
    using Clock = std::chrono::steady_clock;
    const Study& study = job.study;
    SweepCost cost;
    cost.runs = study.runs();
    cost.to_do = to_do;
    cost.threads = threads;
    const std::uint64_t points = study.points.size();
    const std::uint64_t probes = std::min({most_probes, points, to_do});
    std::vector<Task> tasks;
    for (std::uint64_t i = 0; i != probes; ++i) { // of the first replicate
        tasks.push_back(probes == 1 ? 0 : i * (points - 1) / (probes - 1));
    }
    const double before = peak_bytes();
    Clock::time_point start = Clock::now();
    const auto keep = [&](Task, const Outcome& outcome) {
        const Clock::time_point now = Clock::now();
        const double seconds = std::chrono::duration<double>(now - start).count();
        start = now;
        cost.failed += outcome.is_done() ? 0U : 1U;
        cost.probe_seconds += seconds / static_cast<double>(probes);
        cost.slowest_seconds = std::max(cost.slowest_seconds, seconds);
        ++cost.probes;
    };
    with_threads(1, [&] {
        static_cast<void>(
            work(deal_from(tasks), evaluate_of(study), keep, [] { return true; }, {}));
    });
    const double one_run = peak_bytes() - before;
    cost.memory_bytes = before + one_run * static_cast<double>(threads);
    const double numbers = static_cast<double>(study.outputs.size()) * sizeof(double);
    cost.disk_bytes = static_cast<double>(cost.to_do) * (numbers + journal_bytes_per_run) +
                      static_cast<double>(cost.runs) * numbers +
                      static_cast<double>(study.points.values.size() * sizeof(double));
    return cost;
}

std::string cost_text(const SweepCost& cost) {
    const std::string runs = cost.to_do == cost.runs
                                 ? fmt::format("{} runs", cost.runs)
                                 : fmt::format("{} of {} runs to do", cost.to_do, cost.runs);
    if (cost.to_do == 0) {
        return runs + "\n";
    }
    std::string text = fmt::format("{}, from {} that took {:.3g} s each (the slowest {:.3g} s)\n"
                                   "  processor time   {}\n"
                                   "  wall time        {} on {} thread{}\n"
                                   "  memory           {} at most, all threads\n"
                                   "  disk             {}\n",
                                   runs, cost.probes, cost.probe_seconds, cost.slowest_seconds,
                                   hours_text(cost.core_hours()), hours_text(cost.wall_hours()),
                                   cost.threads, cost.threads == 1 ? "" : "s",
                                   bytes_text(cost.memory_bytes), bytes_text(cost.disk_bytes));
    if (cost.failed != 0) {
        text += fmt::format("  {} of the {} failed\n", cost.failed, cost.probes);
    }
    return text;
}

} // namespace diasim::calibration
