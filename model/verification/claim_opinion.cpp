// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"
#include "model/verification/opinion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::verification {
namespace {

/// Attitudes of the run are multiples of this: half of it is lost each day at most.
constexpr double unit = 1.0 / 65535.0;

/// First attitudes along the ring: people stand in order of their subgroups.
std::vector<double> first_attitudes(const Scenario& scenario) {
    std::vector<double> first;
    for (const People& row : scenario.population.people) {
        first.insert(first.end(), static_cast<std::size_t>(std::llround(row.low)),
                     scenario.population.subgroups[row.subgroup].attitude);
    }
    return first;
}

std::vector<Row> compare_both(const std::string& setting, const std::vector<double>& expected,
                              const RunRecord& record, double rounding) {
    return {compare_exactly({setting, "mean attitude"}, mean_of(expected),
                            static_cast<double>(record.attitude_mean.back()), rounding),
            compare_exactly({setting, "deviation of attitudes"}, deviation_of(expected),
                            static_cast<double>(record.attitude_deviation.back()), rounding)};
}

std::vector<Row> check_opinion(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const double s = scenario.attitude.stubbornness.value;
    const double f = scenario.attitude.frame_weight.value * scenario.series.front().baseline.value;
    const double days = std::floor(days_of(bench.plan()));
    const std::string setting =
        fmt::format("stubbornness {:g}, frame {:g}, {:g} neighbours, {:g} d", s, f,
                    scenario.network.friends.mean_degree, days);
    const std::vector<double> first = first_attitudes(scenario);
    const auto reach = static_cast<std::size_t>(scenario.network.friends.mean_degree / 2.0);
    if (reach == 0 || 2 * reach + 1 > first.size()) {
        return {without_theory({setting, "mean attitude"}, "the ring has no such neighbours")};
    }
    const Influences ring = ring_influences(first.size(), reach);
    const RunRecord record = bench.run().front();
    if (s <= 0.0 && f <= 0.0) {
        const double rounding = 0.5 * unit * days;
        return compare_both(setting, degroot(ring, first, static_cast<std::size_t>(days)), record,
                            rounding);
    }
    const double frame = 0.5 * (1.0 + scenario.kinds[*find_name(scenario.kinds, "story")].frame);
    const double left = std::pow((1.0 - s) * (1.0 - f), days); // of the way to the equilibrium
    const double pull = 1.0 - (1.0 - s) * (1.0 - f);
    return compare_both(setting, friedkin_johnsen(ring, first, s, f, frame), record,
                        0.5 * unit / pull + left + 1e-6);
}

std::vector<std::string> point(double stubbornness, double frame_weight) {
    return {fmt::format("attitude.stubbornness={:g}", stubbornness),
            fmt::format("attitude.frame_weight={:g}", frame_weight)};
}

} // namespace

Claim opinion_claim() {
    Claim claim;
    claim.name = "opinion";
    claim.meaning = "attitudes settle where the linear equations of social influence say";
    claim.source = "Friedkin & Johnsen 1990; DeGroot 1974";
    claim.scenario = "opinion.toml";
    claim.parameters = {"attitude.stubbornness",       "attitude.frame_weight",
                        "series.news.baseline",        "kind.story.frame",
                        "network.friends.mean_degree", "time.end"};
    claim.points = {point(0.3, 0.0), point(0.05, 0.0), point(0.3, 0.4), point(0.0, 0.0)};
    claim.points.back().emplace_back("time.end=2022-01-24T00:00:00Z"); // still apart after 20 days
    claim.points.push_back(point(0.0, 0.0));
    claim.points.back().emplace_back("time.end=2022-12-01T00:00:00Z"); // nearly at one
    claim.check = check_opinion;
    return claim;
}

} // namespace diasim::verification
