// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"
#include "model/verification/threshold_law.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <numeric>

namespace diasim::verification {
namespace {

/// Whole counts: who acts is followed threshold by threshold, and must come out exactly.
Row compare_counts(Label label, const ThresholdLaw& law, std::size_t people,
                   const RunRecord& record) {
    if (!law.spaced && law.form != ThresholdLaw::Form::constant) {
        return without_theory(std::move(label), "thresholds are drawn: set spaced = true");
    }
    if (law.form == ThresholdLaw::Form::normal) {
        return without_theory(std::move(label), "counts with a normal law: use shares");
    }
    const auto expected = static_cast<double>(settled_count(spaced_thresholds(law, people)));
    return compare_exactly(std::move(label), expected, participants_of(record, 0));
}

/// Shares: the fixed point, but for 2 of the N people, grown by the amplification near it.
Row compare_shares(Label label, const ThresholdLaw& law, const std::vector<RunRecord>& records) {
    if (law.form == ThresholdLaw::Form::values) {
        return without_theory(std::move(label), "shares with an empirical law: use counts");
    }
    const Distribution thresholds = distribution_of(law);
    const double expected = mean_field_equilibrium(thresholds);
    const double growth =
        law.form == ThresholdLaw::Form::constant ? 1.0 : amplification(thresholds, expected);
    constexpr double too_near = 50.0;
    if (!(growth > 0.0 && growth < too_near)) {
        return without_theory(std::move(label), "too near the jump for a finite crowd");
    }
    const std::vector<double> shares =
        over(records, [](const RunRecord& r) { return participants_of(r, 0) / people_of(r); });
    const double people = people_of(records.front());
    if (law.spaced || law.form == ThresholdLaw::Form::constant) {
        return compare_exactly(std::move(label), expected, shares.front(), 2.0 * growth / people);
    }
    if (shares.size() < 2) {
        return without_theory(std::move(label), "drawn thresholds need several replicates");
    }
    return compare(std::move(label), expected, estimate(shares), 2.0 * growth / people);
}

/// Where the crowd jumps as the deviation of normal thresholds grows, by halving.
Row find_jump(const std::string& setting, double expected, const Bench& bench) {
    double low = 0.8 * expected;
    double high = 1.2 * expected;
    constexpr double width = 2e-4;
    while (high - low > width) {
        const double middle = 0.5 * (low + high);
        const RunRecord record =
            bench.with(fmt::format("activity.protest.threshold.normal.deviation={}", middle))
                .run()
                .front();
        const bool has_jumped = participants_of(record, 0) > 0.5 * people_of(record);
        (has_jumped ? high : low) = middle;
    }
    return compare_exactly({setting, "deviation of the jump"}, expected, 0.5 * (low + high), width);
}

/// Whether the law lies just beyond its jump, which is then looked for.
bool is_beyond_jump(const ThresholdLaw& law) {
    constexpr double near = 1.05;
    const bool has_jump = law.form == ThresholdLaw::Form::normal && law.spaced && !law.counts &&
                          law.mean > 0.0 && law.mean < 0.5;
    return has_jump && law.deviation > critical_deviation(law.mean) &&
           law.deviation < near * critical_deviation(law.mean);
}

std::vector<Row> check_granovetter(const Bench& bench) {
    const ThresholdLaw& law = bench.scenario().activities.front().threshold;
    const double people = people_of(bench.scenario());
    Label label{fmt::format("{:g} people, {}", people, threshold_text(law)),
                law.counts ? "people who act" : "share who acts"};
    if (law.noise.per_day > 0.0) {
        return {without_theory(std::move(label), "noise brings everybody out in the end")};
    }
    const std::vector<RunRecord> records = bench.run();
    for (const RunRecord& record : records) {
        if (!is_settled(record)) {
            return {without_theory(std::move(label), "people still act at the end of the run")};
        }
    }
    std::vector<Row> rows{
        law.counts ? compare_counts(label, law, static_cast<std::size_t>(people), records.front())
                   : compare_shares(label, law, records)};
    if (is_beyond_jump(law)) {
        rows.push_back(find_jump(label.setting, critical_deviation(law.mean), bench));
    }
    return rows;
}

std::vector<std::string> normal_deviation(double deviation) {
    return {fmt::format("activity.protest.threshold.normal.deviation={:g}", deviation)};
}

/// Of 100 people with thresholds 0, 1 ... 99 all act; with 2 in the place of 1, one alone.
std::vector<std::string> crowd_of_100(int second) {
    std::vector<int> thresholds(100);
    std::iota(thresholds.begin(), thresholds.end(), 0);
    thresholds[1] = second;
    return {"population.scale=0.01",
            fmt::format("activity.protest.threshold="
                        "{{ values = [{}], spaced = true, counts = true }}",
                        fmt::join(thresholds, ", "))};
}

} // namespace

Claim granovetter_claim() {
    Claim claim;
    claim.name = "granovetter";
    claim.meaning = "thresholds in a crowd settle at the fixed point of their distribution";
    claim.source = "Granovetter 1978";
    claim.scenario = "granovetter.toml";
    claim.parameters = {"activity.protest.threshold", "population.scale"};
    claim.points = {crowd_of_100(1),        crowd_of_100(2),         normal_deviation(0.10),
                    normal_deviation(0.12), normal_deviation(0.125), normal_deviation(0.20),
                    normal_deviation(0.30), normal_deviation(0.40)};
    claim.check = check_granovetter;
    return claim;
}

} // namespace diasim::verification
