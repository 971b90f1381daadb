// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/bass.hpp"
#include "model/verification/claim.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::verification {
namespace {

/// Share that knows at the end of a step.
double share_at(const RunRecord& record, std::size_t step) {
    return record.attentive[step] / people_of(record);
}

/// When the share passes a level [d], between the ends of steps.
double days_until(const RunRecord& record, double level, double step_days) {
    double before = 0.0;
    for (std::size_t step = 0; step != record.attentive.size(); ++step) {
        const double share = share_at(record, step);
        if (share >= level) {
            const double part = (level - before) / (share - before);
            return (static_cast<double>(step) + part) * step_days;
        }
        before = share;
    }
    return std::nan("");
}

/// By how much the run may lag [d]: who is told by others knows up to a step later, and about q t
/// times by day t the news has gone from one to the next.
double lag(Bass bass, double day, double step_days) {
    return (1.0 + bass.imitation * day) * step_days;
}

Row compare_share(const std::string& setting, Bass bass, double day, double step_days,
                  const std::vector<RunRecord>& records) {
    const auto step = static_cast<std::size_t>(std::llround(day / step_days)) - 1;
    const std::vector<double> shares =
        over(records, [&](const RunRecord& r) { return share_at(r, step); });
    const double fastest = bass_growth(bass, std::max(0.0, bass_peak_days(bass)));
    return compare({setting, fmt::format("share on day {:g}", day)}, bass_share(bass, day),
                   estimate(shares), lag(bass, day, step_days) * fastest);
}

Row compare_peak(const std::string& setting, Bass bass, double step_days,
                 const std::vector<RunRecord>& records) {
    Label label{setting, "day of the fastest growth"};
    const double peak = bass_peak_days(bass);
    const double last = static_cast<double>(records.front().shape.steps) * step_days;
    if (!(peak > 0.0 && peak < 0.9 * last)) {
        return without_theory(std::move(label), "growth has no peak within the run");
    }
    const double level = bass_share(bass, peak); // the share at which growth is largest
    const std::vector<double> days =
        over(records, [&](const RunRecord& r) { return days_until(r, level, step_days); });
    return compare(std::move(label), peak, estimate(days), lag(bass, peak, step_days));
}

std::vector<Row> check_bass(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    const double level = scenario.series.front().baseline.value;
    const Bass bass{scenario.channels[0].rate.per_day * level, scenario.channels[1].rate.per_day};
    const std::string setting = fmt::format("p {:g}/d, q {:g}/d, step {:g} h", bass.innovation,
                                            bass.imitation, 24.0 * bench.plan().step_days);
    if (bass.innovation <= 0.0 || scenario.replicates < 2) {
        return {
            without_theory({setting, "share who knows"}, "it takes news and several replicates")};
    }
    const std::vector<RunRecord> records = bench.run();
    const double step = bench.plan().step_days;
    std::vector<Row> rows{compare_peak(setting, bass, step, records)};
    for (const double generations : {2.05, 4.1}) { // days 5 and 10 at p = 0.03/d, q = 0.38/d
        const double day = std::round(generations / (bass.innovation + bass.imitation));
        if (day >= 1.0 && day <= days_of(bench.plan())) {
            rows.push_back(compare_share(setting, bass, day, step, records));
        }
    }
    return rows;
}

} // namespace

Claim bass_claim() {
    Claim claim;
    claim.name = "bass";
    claim.meaning = "news and others together spread as Bass's curve";
    claim.source = "Bass 1969";
    claim.scenario = "bass.toml";
    claim.parameters = {"channel.news.rate", "channel.others.rate", "series.news.baseline",
                        "population.scale",  "time.step",           "time.end"};
    // The same ten times slower: a step is ten times finer, and the lag as much smaller.
    claim.points = {{},
                    {"channel.news.rate=0.003/d", "channel.others.rate=0.038/d",
                     "time.end=2022-05-24T00:00:00Z", "population.scale=0.3"}};
    claim.check = check_bass;
    return claim;
}

} // namespace diasim::verification
