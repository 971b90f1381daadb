// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/hawkes.hpp"

#include "model/base/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace diasim::analysis {
namespace {

constexpr double most_branching = 0.99;
constexpr double slowest_decay = 1.0 / 30.0; ///< 1/d
constexpr double fastest_decay = 24.0;       ///< 1/d
constexpr int coarse_decays = 24;            ///< points of the first search
constexpr int fine_steps = 30;               ///< of the golden section, to 1e-6 of ln decay
constexpr int most_em_steps = 2000;
constexpr double em_tolerance = 1e-10; ///< relative change of both parameters at which EM ends

/// decay x sum of e^(-decay x time since) over earlier events, at each event.
std::vector<double> excitations(std::span<const double> times, double decay) {
    std::vector<double> values;
    values.reserve(times.size());
    double value = 0.0;
    for (std::size_t i = 0; i != times.size(); ++i) {
        if (i != 0) {
            value = (value + decay) * std::exp(-decay * (times[i] - times[i - 1]));
        }
        values.push_back(value);
    }
    return values;
}

/// Sum over events of the share of their offspring that falls into the window.
double expected_offspring(std::span<const double> times, double days, double decay) {
    double sum = 0.0;
    for (const double time : times) {
        sum += 1.0 - std::exp(-decay * (days - time));
    }
    return sum;
}

double log_likelihood(const Hawkes& process, const std::vector<double>& excitation, double days,
                      double offspring) {
    double sum = -process.background * days - process.branching * offspring;
    for (const double value : excitation) {
        sum += std::log(process.background + process.branching * value);
    }
    return sum;
}

/// One step of EM: each event was set off by nothing, or by those before it, in proportion to their
/// parts of the rate.
Hawkes improved(const Hawkes& process, const std::vector<double>& excitation, double days,
                double offspring) {
    double alone = 0.0;
    for (const double value : excitation) {
        alone += process.background / (process.background + process.branching * value);
    }
    Hawkes next = process;
    next.background = alone / days;
    const double caused = static_cast<double>(excitation.size()) - alone;
    next.branching = offspring > 0.0 ? std::min(most_branching, caused / offspring) : 0.0;
    return next;
}

Hawkes fit_with_decay(std::span<const double> times, double days, double decay) {
    const std::vector<double> excitation = excitations(times, decay);
    const double offspring = expected_offspring(times, days, decay);
    Hawkes process{static_cast<double>(times.size()) / (2.0 * days), 0.5, decay, 0.0};
    for (int step = 0; step != most_em_steps; ++step) {
        const Hawkes next = improved(process, excitation, days, offspring);
        const double change = std::abs(next.background - process.background) * days +
                              std::abs(next.branching - process.branching);
        process = next;
        if (change < em_tolerance) {
            break;
        }
    }
    process.log_likelihood = log_likelihood(process, excitation, days, offspring);
    return process;
}

/// The best decay e^x for x in [low, high], if there is one peak.
Hawkes golden_section(std::span<const double> times, double days, double low, double high) {
    const double ratio = (std::sqrt(5.0) - 1.0) / 2.0;
    Hawkes best = fit_with_decay(times, days, std::exp(0.5 * (low + high)));
    for (int step = 0; step != fine_steps; ++step) {
        const double x = high - ratio * (high - low);
        const double y = low + ratio * (high - low);
        const Hawkes left = fit_with_decay(times, days, std::exp(x));
        const Hawkes right = fit_with_decay(times, days, std::exp(y));
        const bool is_left = left.log_likelihood > right.log_likelihood;
        (is_left ? high : low) = is_left ? y : x;
        const Hawkes& better = is_left ? left : right;
        best = better.log_likelihood > best.log_likelihood ? better : best;
    }
    return best;
}

} // namespace

std::optional<Hawkes> fit_hawkes(std::span<const double> times, double days) {
    if (times.empty() || days <= 0.0) {
        return std::nullopt;
    }
    const double low = std::log(slowest_decay);
    const double width = (std::log(fastest_decay) - low) / coarse_decays;
    int best = 0;
    double most = 0.0;
    for (int i = 0; i <= coarse_decays; ++i) {
        const Hawkes process = fit_with_decay(times, days, std::exp(low + width * i));
        if (i == 0 || process.log_likelihood > most) {
            most = process.log_likelihood;
            best = i;
        }
    }
    return golden_section(times, days, low + width * std::max(0, best - 1),
                          low + width * std::min(coarse_decays, best + 1));
}

std::vector<double> simulate_hawkes(const Hawkes& process, std::span<const double> history,
                                    double from, double to, Stream stream) {
    double excitation = 0.0; // at the present moment
    for (const double time : history) {
        excitation += time <= from ? process.decay * std::exp(-process.decay * (from - time)) : 0.0;
    }
    std::vector<double> times;
    double now = from;
    while (true) {
        // Until the next event the rate only falls: its present value bounds it.
        const double bound = process.background + process.branching * excitation;
        if (bound <= 0.0) {
            return times;
        }
        const double wait = standard_exponential(stream) / bound;
        now += wait;
        if (now > to) {
            return times;
        }
        excitation *= std::exp(-process.decay * wait);
        const double rate = process.background + process.branching * excitation;
        if (uniform(stream) * bound < rate) {
            times.push_back(now);
            excitation += process.decay;
        }
    }
}

} // namespace diasim::analysis
