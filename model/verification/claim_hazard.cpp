// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"
#include "model/verification/constant_hazard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::verification {
namespace {

double hazard_of(const Scenario& scenario) {
    const Activity& share = scenario.activities.front();
    return share.rate.per_day * logistic_function(share.intercept);
}

/// Variance over mean of the acts of a run: a little below Poisson's 1, as nobody acts twice in a
/// step. Groups are small, so that the variance between runs is known well.
Row compare_dispersion(const std::string& setting, double hazard, double step_days,
                       const std::vector<RunRecord>& records) {
    const std::vector<double> counts =
        over(records, [](const RunRecord& r) { return acts_of(r, 0); });
    const Estimate seen = estimate(counts);
    const auto n = static_cast<double>(counts.size());
    const double dispersion = seen.error * seen.error * n / seen.mean;
    // Of a variance over a mean: counts are nearly normal, and the mean is known far better.
    const double error = dispersion * std::sqrt(2.0 / (n - 1.0));
    return compare({setting, "variance / mean of counts"}, dispersion_of_counts(hazard, step_days),
                   {dispersion, error}, 1.0 / (n * seen.mean));
}

/// The waits for the first act, as people who have acted within a half, 1, 2 ... times the run.
/// Runs that end earlier begin alike, so they show the same waits.
std::vector<double> waits_in(const Bench& bench, const std::vector<double>& ends) {
    std::vector<double> counts;
    double before = 0.0;
    double people = 0.0;
    for (const double end : ends) {
        const std::int64_t seconds =
            bench.scenario().time.start.seconds + std::llround(end * seconds_per_day);
        double acted = 0.0;
        people = 0.0;
        for (const RunRecord& record : bench.with("time.end=" + to_text(UtcTime{seconds})).run()) {
            acted += record.active_people.front();
            people += people_of(record);
        }
        counts.push_back(acted - before);
        before = acted;
    }
    counts.push_back(people - before);
    return counts;
}

/// Pearson's statistic as a nearly standard normal number (Wilson & Hilferty 1931).
double standardised(double chi_square, double freedom) {
    const double spread = 2.0 / (9.0 * freedom);
    return (std::cbrt(chi_square / freedom) - (1.0 - spread)) / std::sqrt(spread);
}

Row compare_waits(const std::string& setting, double hazard, const Bench& bench) {
    const double days = days_of(bench.plan());
    const std::vector<double> ends{days / 8.0, days / 4.0, days / 2.0, days};
    const double step = bench.plan().step_days;
    Label label{setting, "waits, chi-square in deviations"};
    if (std::abs(std::remainder(ends.front(), step)) > 1e-9) {
        return without_theory(std::move(label), "an eighth of the run is no whole number of steps");
    }
    const std::vector<double> observed = waits_in(bench, ends);
    double people = 0.0;
    for (const double count : observed) {
        people += count;
    }
    std::vector<double> expected;
    double survived = 1.0;
    for (const double end : ends) {
        const double left = 1.0 - chance_within(hazard, end);
        expected.push_back(people * (survived - left));
        survived = left;
    }
    expected.push_back(people * survived);
    if (*std::ranges::min_element(expected) < 5.0) {
        return without_theory(std::move(label), "too few people for a chi-square test");
    }
    const auto freedom = static_cast<double>(ends.size());
    return compare(std::move(label), 0.0,
                   {standardised(chi_square(observed, expected), freedom), 1.0}, 0.0);
}

std::vector<Row> check_hazard(const Bench& bench) {
    const double hazard = hazard_of(bench.scenario());
    const double step = bench.plan().step_days;
    const double people = people_of(bench.scenario());
    const std::string setting =
        fmt::format("{:g} people, hazard {:.4g}/d, step {:g} h", people, hazard, 24.0 * step);
    if (hazard <= 0.0 || bench.scenario().replicates < 2) {
        return {without_theory({setting, "acts"}, "it takes a hazard and several replicates")};
    }
    const std::vector<RunRecord> records = bench.run();
    const double steps = bench.plan().steps;
    constexpr double small_group = 100.0;
    if (people <= small_group) {
        return {compare_dispersion(setting, hazard, step, records)};
    }
    return {compare({setting, "acts a person"}, steps * chance_within(hazard, step),
                    estimate(over(records,
                                  [](const RunRecord& r) { return acts_of(r, 0) / people_of(r); })),
                    0.0),
            compare({setting, "share who acted"}, chance_within(hazard, steps * step),
                    estimate(over(
                        records,
                        [](const RunRecord& r) { return participants_of(r, 0) / people_of(r); })),
                    0.0),
            compare_waits(setting, hazard, bench)};
}

} // namespace

Claim hazard_claim() {
    Claim claim;
    claim.name = "hazard";
    claim.meaning = "a constant hazard: exponential waits, Poisson counts, the same at any step";
    claim.source = "Poisson process";
    claim.scenario = "hazard.toml";
    claim.parameters = {"activity.share.rate", "activity.share.intercept", "population.scale",
                        "time.step", "time.end"};
    for (const char* const hours : {"24 h", "12 h", "6 h", "3 h", "1 h"}) {
        // A seed of its own: with one seed all steps would be cut from the same exponential waits.
        claim.points.push_back(
            {fmt::format("time.step={}", hours), fmt::format("seed={}", 20 + claim.points.size())});
    }
    for (const char* const step : {"time.step=1 h", "time.step=24 h"}) { // groups of 20
        claim.points.push_back({"population.scale=0.002", step, "replicates=2000"});
    }
    claim.check = check_hazard;
    return claim;
}

} // namespace diasim::verification
