// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/mixes.hpp"

#include "analysis/scores/agreement.hpp"
#include "analysis/scores/skill_over_others.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace diasim::analysis {
namespace {

using calibration::ReportedEvent;

bool is_gathering(EventType type) {
    return type == EventType::rally || type == EventType::picket || type == EventType::vigil;
}

/// Sizes as intervals of log10(people).
std::vector<SizeInterval> log_sizes(Events events) {
    std::vector<SizeInterval> sizes;
    for (const ReportedEvent& event : events) {
        if (const auto size = calibration::known_size(event); size && is_gathering(event.type)) {
            sizes.push_back(
                {std::log10(std::max(1.0, size->low)), std::log10(std::max(1.0, size->high))});
        }
    }
    return sizes;
}

std::vector<double> middles(const std::vector<SizeInterval>& sizes) {
    std::vector<double> values;
    values.reserve(sizes.size());
    for (const SizeInterval& size : sizes) {
        values.push_back(0.5 * (size.low + size.high));
    }
    return values;
}

std::optional<Skill> size_skill(const std::vector<SizeInterval>& observed,
                                const std::vector<double>& simulated, std::uint64_t seed) {
    if (observed.size() < SizeComparison::fewest_observed ||
        simulated.size() < SizeComparison::fewest_simulated * observed.size()) {
        return std::nullopt;
    }
    std::vector<KnownRange> ranges;
    ranges.reserve(observed.size());
    for (const SizeInterval& size : observed) {
        ranges.push_back({size.low, size.high});
    }
    return skill_over_others(simulated, ranges, seed);
}

double power_of_ten(double x) {
    return std::pow(10.0, x);
}

std::vector<double> by_type(Events events) {
    std::vector<double> counts(Choices<EventType>::words.size(), 0.0);
    for (const ReportedEvent& event : events) {
        counts[static_cast<std::size_t>(event.type)] += 1.0;
    }
    return counts;
}

std::vector<double> by_country(Events events, std::size_t n_countries) {
    std::vector<double> counts(n_countries, 0.0);
    for (const ReportedEvent& event : events) {
        counts[event.country] += 1.0;
    }
    return counts;
}

void add(std::vector<double>& sums, const std::vector<double>& values) {
    std::ranges::transform(sums, values, sums.begin(), std::plus<>{});
}

/// Of which kinds something is known. Kinds in which nothing is seen or expected would agree for
/// nothing.
std::vector<bool> known(const std::vector<double>& observed, const std::vector<double>& simulated,
                        Silence silence) {
    std::vector<bool> is_known;
    is_known.reserve(observed.size());
    for (std::size_t i = 0; i != observed.size(); ++i) {
        is_known.push_back(observed[i] > 0.0 || (silence == Silence::media && simulated[i] > 0.0));
    }
    return is_known;
}

std::vector<double> only(const std::vector<double>& values, const std::vector<bool>& is_kept) {
    std::vector<double> kept;
    for (std::size_t i = 0; i != values.size(); ++i) {
        if (is_kept[i]) {
            kept.push_back(values[i]);
        }
    }
    return kept;
}

} // namespace

SizeComparison compare_sizes(Events observed, Runs runs, std::uint64_t seed) {
    const std::vector<SizeInterval> seen = log_sizes(observed);
    std::vector<double> simulated;
    for (const calibration::ObservedRun& run : runs) {
        const std::vector<double> of_run = middles(log_sizes(run.events));
        simulated.insert(simulated.end(), of_run.begin(), of_run.end());
    }
    SizeComparison result;
    result.observed = seen.size();
    result.simulated = simulated.size();
    result.observed_median = seen.empty() ? 0.0 : power_of_ten(interval_of(middles(seen)).median);
    if (!simulated.empty()) {
        const Interval log = interval_of(simulated);
        result.typical = {power_of_ten(log.low), power_of_ten(log.median), power_of_ten(log.high)};
    }
    result.skill = size_skill(seen, simulated, seed);
    return result;
}

MixComparison compare_mixes(Events observed, Runs runs, std::size_t n_countries, Silence silence) {
    std::vector<double> types(Choices<EventType>::words.size(), 0.0);
    std::vector<double> countries(n_countries, 0.0);
    for (const calibration::ObservedRun& run : runs) {
        add(types, by_type(run.events));
        add(countries, by_country(run.events, n_countries));
    }
    MixComparison result;
    const std::vector<bool> known_types = known(by_type(observed), types, silence);
    const std::vector<double> model = only(types, known_types);
    result.types = model.size();
    if (result.types >= 2) {
        result.type_distance = total_variation(only(by_type(observed), known_types), model);
        std::vector<double> distances;
        for (const calibration::ObservedRun& run : runs) {
            if (const auto distance =
                    total_variation(only(by_type(run.events), known_types), model)) {
                distances.push_back(*distance);
            }
        }
        if (!distances.empty()) {
            result.type_expected = interval_of(std::move(distances));
        }
    }
    constexpr std::size_t fewest_countries = 3; // two are in order or not, by the toss of a coin
    const std::vector<double> seen = by_country(observed, n_countries);
    const std::vector<bool> known_countries = known(seen, countries, silence);
    const std::vector<double> ranked = only(seen, known_countries);
    result.countries = ranked.size();
    if (result.countries >= fewest_countries) {
        result.country_ranks = rank_agreement(ranked, only(countries, known_countries));
    }
    return result;
}

} // namespace diasim::analysis
