// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/hawkes.hpp"

#include <algorithm>
#include <cmath>

namespace diasim::analysis {
namespace {

constexpr double half_event = 0.5; ///< Krichevsky & Trofimov 1981
constexpr double most_branching = 0.99;
constexpr int memories = 10;      ///< 0, 0.1 ... 0.9
constexpr int section_steps = 24; ///< of the golden section, to 1e-5 of the branching ratio
constexpr int most_newton = 100;
constexpr double tolerance = 1e-12; ///< relative change of the background at which Newton ends

/// What earlier weeks put into each week, per unit of branching.
std::vector<double> excitations(std::span<const WeekCount> weeks, double memory) {
    std::vector<double> values;
    values.reserve(weeks.size());
    double value = 0.0;
    for (const WeekCount& week : weeks) {
        values.push_back(value);
        value = memory * value + (1.0 - memory) * week.events;
    }
    return values;
}

double total_exposure(std::span<const WeekCount> weeks) {
    double sum = 0.0;
    for (const WeekCount& week : weeks) {
        sum += week.is_fitted ? week.exposure : 0.0;
    }
    return sum;
}

/// The weeks, with what earlier ones put into them.
struct Series {
    std::span<const WeekCount> weeks;
    std::vector<double> excitation;
    double exposure = 0.0; ///< of the fitted weeks
};

/// The most likely background for a branching ratio. The slope of the likelihood falls and is
/// convex in the background, so Newton's method from the left end rises to its zero.
double best_background(const Series& series, double branching) {
    double background = half_event / series.exposure;
    for (int step = 0; step != most_newton; ++step) {
        double slope = half_event / background - series.exposure;
        double bend = half_event / (background * background);
        for (std::size_t i = 0; i != series.weeks.size(); ++i) {
            const WeekCount& week = series.weeks[i];
            if (week.is_fitted && week.events > 0.0) {
                const double rate = background + branching * series.excitation[i];
                slope += week.events / rate;
                bend += week.events / (rate * rate);
            }
        }
        const double change = slope / bend;
        background += change;
        if (std::abs(change) < tolerance * background) {
            break;
        }
    }
    return background;
}

/// Up to a constant, with the half event of the background.
double log_likelihood(const Series& series, double background, double branching) {
    double sum = half_event * std::log(background);
    for (std::size_t i = 0; i != series.weeks.size(); ++i) {
        const WeekCount& week = series.weeks[i];
        if (week.is_fitted) {
            const double rate = background + branching * series.excitation[i];
            sum += (week.events > 0.0 ? week.events * std::log(rate) : 0.0) - week.exposure * rate;
        }
    }
    return sum;
}

Hawkes with_branching(const Series& series, double memory, double branching) {
    const double background = best_background(series, branching);
    return {background, branching, memory, log_likelihood(series, background, branching)};
}

/// The best branching ratio, for the likelihood is concave in it and the background. The lower end
/// is tried itself, since a ridge there means that nothing excites.
Hawkes with_memory(std::span<const WeekCount> weeks, double memory) {
    const Series series{weeks, excitations(weeks, memory), total_exposure(weeks)};
    const double ratio = (std::sqrt(5.0) - 1.0) / 2.0;
    double low = 0.0;
    double high = most_branching;
    Hawkes left = with_branching(series, memory, high - ratio * (high - low));
    Hawkes right = with_branching(series, memory, low + ratio * (high - low));
    for (int step = 0; step != section_steps; ++step) {
        if (left.log_likelihood >= right.log_likelihood) {
            high = right.branching;
            right = left;
            left = with_branching(series, memory, high - ratio * (high - low));
        } else {
            low = left.branching;
            left = right;
            right = with_branching(series, memory, low + ratio * (high - low));
        }
    }
    const Hawkes& inner = left.log_likelihood >= right.log_likelihood ? left : right;
    const Hawkes none = with_branching(series, memory, 0.0);
    return inner.log_likelihood > none.log_likelihood ? inner : none;
}

} // namespace

std::optional<Hawkes> fit_hawkes(std::span<const WeekCount> weeks) {
    if (total_exposure(weeks) <= 0.0) {
        return std::nullopt;
    }
    Hawkes best = with_memory(weeks, 0.0);
    for (int tenth = 1; tenth != memories; ++tenth) {
        const Hawkes process = with_memory(weeks, static_cast<double>(tenth) / memories);
        best = process.log_likelihood > best.log_likelihood ? process : best;
    }
    return best;
}

std::vector<double> weekly_means(const Hawkes& process, std::span<const WeekCount> weeks) {
    std::vector<double> means = excitations(weeks, process.memory);
    for (std::size_t i = 0; i != weeks.size(); ++i) {
        means[i] = weeks[i].exposure * (process.background + process.branching * means[i]);
    }
    return means;
}

} // namespace diasim::analysis
