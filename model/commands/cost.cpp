// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/cost.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "model/simulation/simulation.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <sys/resource.h>

namespace diasim::commands {
namespace {

constexpr double most_probe_people = 2e6;
constexpr double bytes_per_value = 4.0;

/// Peak memory of this process so far.
double peak_bytes() {
    constexpr double kibibyte = 1024.0;
    struct rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * kibibyte; // in KiB on Linux
}

/// People of a replicate by the scenario's rule of size; the middle of intervals for "sample".
double expected_people(const Scenario& scenario) {
    double sum = 0.0;
    for (const People& people : scenario.population.people) {
        switch (scenario.population.size) {
        case SizeRule::low:
            sum += people.low;
            break;
        case SizeRule::high:
            sum += people.high;
            break;
        case SizeRule::mid:
        case SizeRule::sample:
            sum += 0.5 * (people.low + people.high);
            break;
        }
    }
    return sum * scenario.population.scale;
}

/// Bytes of one record.
double record_bytes(const RunRecord& record) {
    const std::size_t values = record.people.size() + record.acts.size() + record.attentive.size() +
                               record.reached.size() + record.participants.size() +
                               record.active_people.size() + record.attitude_mean.size() +
                               record.attitude_deviation.size() + record.motivated.size() +
                               record.unhindered.size() + record.barrier_loss.size();
    return bytes_per_value * static_cast<double>(values);
}

/// Bytes of the file per replicate: by-period losses are kept as their mean over replicates only,
/// gatherings as a row by community.
double stored_bytes(const RunRecord& record) {
    const RecordShape& shape = record.shape;
    const double rows = static_cast<double>(record.gatherings.size());
    return record_bytes(record) -
           bytes_per_value * static_cast<double>(record.barrier_loss.size()) +
           rows * bytes_per_value * static_cast<double>(shape.communities + shape.subgroups);
}

/// One replicate of fewer people, to be measured.
struct Probe {
    double seconds = 0.0;
    double working_bytes = 0.0; ///< while it ran, above what the plan needs
    double record_bytes = 0.0;
    double stored_bytes = 0.0;
};

Probe measure(const Scenario& scenario) {
    Probe probe;
    with_threads(1, [&] {
        const Plan plan{scenario};
        const double before = peak_bytes();
        const auto start = std::chrono::steady_clock::now();
        const auto record = simulate(plan, {scenario.seed, 0});
        probe.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        probe.working_bytes = peak_bytes() - before;
        check(record.has_value(), "a run that nobody stopped gave no record");
        probe.record_bytes = record_bytes(*record);
        probe.stored_bytes = stored_bytes(*record);
    });
    return probe;
}

std::string time_text(double seconds) {
    constexpr double minute = 60.0;
    constexpr double hour = 3600.0;
    if (seconds < 2.0 * minute) {
        return fmt::format("{:.2g} s", seconds);
    }
    return seconds < 2.0 * hour ? fmt::format("{:.0f} min", seconds / minute)
                                : fmt::format("{:.1f} h", seconds / hour);
}

std::string bytes_text(double bytes) {
    constexpr double mebibyte = 1024.0 * 1024.0;
    constexpr double gibibyte = 1024.0 * mebibyte;
    return bytes < gibibyte ? fmt::format("{:.1f} MiB", bytes / mebibyte)
                            : fmt::format("{:.1f} GiB", bytes / gibibyte);
}

} // namespace

Cost estimate_cost(const Scenario& scenario, std::size_t n_threads) {
    Cost cost;
    cost.people = expected_people(scenario);
    cost.replicates = scenario.replicates;
    cost.threads = n_threads;
    cost.probe_share = std::min(1.0, most_probe_people / std::max(1.0, cost.people));
    Scenario small = scenario;
    small.population.scale *= cost.probe_share;
    const double shared = peak_bytes();
    const Probe probe = measure(small);
    cost.probe_seconds = probe.seconds;
    const double busy = std::min<double>(static_cast<double>(n_threads), scenario.replicates);
    const double rounds = std::ceil(scenario.replicates / busy);
    cost.seconds = probe.seconds / cost.probe_share * rounds;
    cost.memory_bytes =
        shared + busy * probe.working_bytes / cost.probe_share +
        2.0 * scenario.replicates * probe.record_bytes; // once as records, once to be written
    cost.result_bytes =
        scenario.replicates * probe.stored_bytes + probe.record_bytes - probe.stored_bytes;
    return cost;
}

std::string cost_text(const Cost& cost) {
    const std::string basis =
        cost.probe_share < 1.0
            ? fmt::format("one replicate with {:.2g} % of the people, taken in proportion",
                          100.0 * cost.probe_share)
            : "one replicate";
    return fmt::format("Estimate for {} replicates of {:.0f} people on {} thread{}\n"
                       "  time    {}\n"
                       "  memory  {} at the peak\n"
                       "  file    {} before compression\n"
                       "Measured on {}: {}. Runs that share a processor with others, or whose\n"
                       "people act more than those of the first replicate, take longer.\n",
                       cost.replicates, cost.people, cost.threads, cost.threads == 1 ? "" : "s",
                       time_text(cost.seconds), bytes_text(cost.memory_bytes),
                       bytes_text(std::max(0.0, cost.result_bytes)), basis,
                       time_text(cost.probe_seconds));
}

nlohmann::ordered_json cost_json(const Cost& cost) {
    return {{"estimate", true},
            {"people", cost.people},
            {"replicates", cost.replicates},
            {"threads", cost.threads},
            {"probe_share", cost.probe_share},
            {"probe_seconds", cost.probe_seconds},
            {"seconds", cost.seconds},
            {"memory_bytes", cost.memory_bytes},
            {"result_bytes", cost.result_bytes}};
}

} // namespace diasim::commands
