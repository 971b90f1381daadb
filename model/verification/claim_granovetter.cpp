// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"
#include "model/verification/threshold_law.hpp"

#include <fmt/format.h>

#include <cmath>

namespace diasim::verification {
namespace {

/// Whole counts: who acts is followed threshold by threshold, and must come out exactly.
Row compare_counts(Label label, const ThresholdLaw& law, const RunRecord& record) {
    const auto people = static_cast<std::size_t>(people_of(record));
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

std::vector<Row> check(const Bench& bench) {
    const ThresholdLaw& law = bench.scenario().activities.front().threshold;
    Label label{fmt::format("{:g} people, {}", people_of(bench.scenario()), threshold_text(law)),
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
    return {law.counts ? compare_counts(std::move(label), law, records.front())
                       : compare_shares(std::move(label), law, records)};
}

std::vector<std::string> normal_deviation(double deviation) {
    return {fmt::format("activity.protest.threshold.normal.deviation={:g}", deviation)};
}

} // namespace

Claim granovetter_claim() {
    // Of 100 people with thresholds 0, 1 ... 99 all act. Drawn apart by 1 % nobody stands at 1, and
    // one alone acts. Normal thresholds jump at deviation 0.1222.
    const auto of_100 = [](const std::string& law) {
        return std::vector<std::string>{"population.scale=0.01",
                                        "activity.protest.threshold={ uniform = " + law +
                                            ", spaced = true, counts = true }"};
    };
    Claim claim;
    claim.name = "granovetter";
    claim.meaning = "thresholds in a crowd settle at the fixed point of their distribution";
    claim.source = "Granovetter 1978";
    claim.scenario = "granovetter.toml";
    claim.parameters = {"activity.protest.threshold", "population.scale"};
    claim.points = {of_100("{ mean = 49.5, deviation = 50 }"),
                    of_100("{ mean = 49.995, deviation = 50.5 }"),
                    normal_deviation(0.10),
                    normal_deviation(0.12),
                    normal_deviation(0.125),
                    normal_deviation(0.20),
                    normal_deviation(0.30),
                    normal_deviation(0.40)};
    claim.check = check;
    return claim;
}

} // namespace diasim::verification
