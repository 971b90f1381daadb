// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"
#include "model/verification/constant_hazard.hpp"

#include <fmt/format.h>

#include <numeric>

namespace diasim::verification {
namespace {

double all_acts(const std::vector<RunRecord>& records) {
    double sum = 0.0;
    for (const RunRecord& record : records) {
        sum = std::accumulate(record.acts.begin(), record.acts.end(), sum);
    }
    return sum;
}

/// Lines are cut in the whole scenario: a channel over them carries nothing, one that lives on the
/// cut or needs no lines carries all.
Row compare_reached(const std::string& setting, const Bench& bench,
                    const std::vector<RunRecord>& records) {
    const Scenario& scenario = bench.scenario();
    Label label{setting, "share reached"};
    const Channel& calls = scenario.channels.front();
    double open = 0.0;
    if (calls.context == "information_blackout" || calls.context == "constant") {
        open = 1.0;
    } else if (calls.context != "connectivity") {
        return without_theory(std::move(label), "no such context: " + calls.context);
    }
    const double hazard = open * calls.rate.per_day * scenario.series.front().baseline.value;
    const std::vector<double> shares =
        over(records, [](const RunRecord& r) { return r.reached.front() / people_of(r); });
    if (hazard <= 0.0) {
        return compare_exactly(std::move(label), 0.0,
                               std::accumulate(shares.begin(), shares.end(), 0.0));
    }
    if (shares.size() < 2) {
        return without_theory(std::move(label), "a standard error needs several replicates");
    }
    return compare(std::move(label), chance_within(hazard, days_of(bench.plan())), estimate(shares),
                   0.0);
}

std::vector<Row> check_silence(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const double news = scenario.series.front().baseline.value;
    const std::vector<RunRecord> records = bench.run();
    if (scenario.attention.initial.value <= 0.0) {
        const std::string setting = fmt::format("news {:g}, lines cut, channel over {}", news,
                                                scenario.channels.front().context);
        std::vector<Row> rows{compare_reached(setting, bench, records)};
        if (rows.front().expected <= 0.0 && rows.front().verdict != Verdict::no_theory) {
            rows.push_back(compare_exactly({setting, "acts"}, 0.0, all_acts(records)));
        }
        return rows;
    }
    const Activity& protest = scenario.activities[activity_called(scenario, "protest")];
    const Activity& share = scenario.activities[activity_called(scenario, "share")];
    const ThresholdLaw& law = protest.threshold;
    const std::string setting =
        fmt::format("all attentive, threshold {:g}, noise {:g}/d", law.mean, law.noise.per_day);
    const bool is_still = law.form == ThresholdLaw::Form::constant && law.mean > 0.0 &&
                          law.noise.per_day <= 0.0 && share.rate.per_day <= 0.0 &&
                          protest.initial.value <= 0.0;
    if (!is_still) {
        return {without_theory({setting, "acts"}, "something starts by itself")};
    }
    return {compare_exactly({setting, "acts"}, 0.0, all_acts(records))};
}

} // namespace

Claim silence_claim() {
    Claim claim;
    claim.name = "silence";
    claim.meaning = "cut lines carry no news; without news, trigger and noise nobody acts";
    claim.source = "nothing comes from nothing";
    claim.scenario = "silence.toml";
    claim.parameters = {"channel.calls.rate",
                        "channel.calls.context",
                        "series.news.baseline",
                        "attention.initial",
                        "activity.protest.threshold",
                        "activity.protest.initial",
                        "activity.share.rate",
                        "population.scale",
                        "time.step",
                        "time.end"};
    claim.points = {{"channel.calls.context=connectivity"},
                    {"channel.calls.context=information_blackout"},
                    {"channel.calls.context=constant"},
                    {"channel.calls.context=constant", "series.news.baseline=0"},
                    {"attention.initial=1", "activity.share.rate=0/d"}};
    claim.check = check_silence;
    return claim;
}

} // namespace diasim::verification
