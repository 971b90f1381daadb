// SPDX-License-Identifier: BSD-3-Clause
#include "model/homeland/homeland.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace diasim;

constexpr std::int64_t start = 1641254400; // 2022-01-04T00:00Z

UtcTime day(double days) {
    return {start + std::llround(days * seconds_per_day)};
}

/// Two regions, a series "news" and a motive "outrage" with a half-life of 4 d, kinds "protest" (1
/// for both) and "concession" (minus 1).
Scenario homeland(double step_days = 0.25, double days = 10.0) {
    Scenario scenario;
    scenario.time = {{start}, day(days), {step_days}};
    scenario.homeland.regions = {{"north", "North"}, {"south", "South"}};
    scenario.homeland.spillover = {0.25};
    scenario.homeland.news_duration = {1.0};
    scenario.homeland.revelation = {0.5};
    Series news;
    news.name = "news";
    news.half_life = {4.0};
    news.form = SeriesForm::linear;
    scenario.series = {news};
    Motive outrage;
    outrage.name = "outrage";
    outrage.half_life = {4.0};
    scenario.motives = {outrage};
    Kind protest;
    protest.name = "protest";
    protest.salience = {{"outrage", 1.0}};
    protest.impulse = {{"news", 1.0}};
    protest.frame = 0.5;
    Kind concession;
    concession.name = "concession";
    concession.salience = {{"outrage", -1.0}};
    concession.impulse = {{"news", -1.0}};
    concession.frame = -1.0;
    scenario.kinds = {protest, concession};
    return scenario;
}

Trigger trigger(const std::string& kind, double from, double to, double severity, double visibility,
                const std::vector<std::uint8_t>& regions = {0}) {
    return {"T", day(from), day(to), kind, regions, severity, visibility, 0.0, 0.0, 1};
}

/// Mean of a series over one day.
double day_mean(const RegionalSeries& series, const Scenario& scenario, int of_day,
                std::size_t region = 0) {
    const auto per_day = static_cast<std::uint32_t>(std::lround(1.0 / scenario.time.step.days));
    double sum = 0.0;
    for (std::uint32_t i = 0; i != per_day; ++i) {
        sum += static_cast<double>(
            series.at(static_cast<std::uint32_t>(of_day) * per_day + i, region));
    }
    return sum / per_day;
}

/// The stock that a felt motive 1 - e^-S stands for.
double stock_of(float felt) {
    return -std::log1p(-static_cast<double>(felt));
}

/// Mean over [from, to] days after an impulse of 1 with this half-life.
double mean_left(double from, double to, double half_life) {
    const double decay = std::log(2.0) / half_life;
    return (std::exp(-decay * from) - std::exp(-decay * to)) / decay / (to - from);
}

} // namespace

TEST_CASE("steps of 1 h and of 6 h give the same series", "[homeland]") {
    Scenario scenario = homeland(0.25);
    scenario.homeland.triggers = {trigger("protest", 0.3, 1.1, 0.7, 0.4, {0}),
                                  trigger("protest", 2.55, 2.55, 0.5, 0.9, {1}),
                                  trigger("concession", 4.0, 8.0, 0.2, 0.8, {0, 1}),
                                  trigger("protest", -3.0, -2.9, 0.6, 0.3, {0})};
    scenario.homeland.connectivity = {{day(1.2), {0, 1}, 0.1}, {day(3.77), {0}, 0.8}};
    Scenario fine = scenario;
    fine.time.step = {1.0 / 24.0};
    const HomelandSeries coarse_series = derive_homeland(scenario);
    const HomelandSeries fine_series = derive_homeland(fine);
    for (int d = 0; d != 10; ++d) {
        for (const std::size_t region : {0U, 1U}) {
            CAPTURE(d, region);
            // Series are kept in single precision: 24 figures of 2^-24 each.
            CHECK(std::abs(day_mean(coarse_series.series[0], scenario, d, region) -
                           day_mean(fine_series.series[0], fine, d, region)) < 1.5e-7);
            CHECK(std::abs(day_mean(coarse_series.connectivity, scenario, d, region) -
                           day_mean(fine_series.connectivity, fine, d, region)) < 1.5e-7);
        }
    }
}

TEST_CASE("a seen event raises the stock at once and it halves in a half-life", "[homeland]") {
    Scenario scenario = homeland();
    scenario.homeland.triggers = {trigger("protest", 1.0, 1.0, 0.5, 1.0)};
    const HomelandSeries series = derive_homeland(scenario);
    CHECK(series.motives[0].at(3, 0) == 0.0F);
    // It enters within a minute: 1/1440 d.
    CHECK(stock_of(series.motives[0].at(4, 0)) ==
          Approx(0.5 * mean_left(0.0, 0.25, 4.0)).epsilon(0.003));
    CHECK(stock_of(series.motives[0].at(20, 0)) ==
          Approx(0.5 * mean_left(4.0, 4.25, 4.0)).epsilon(0.001));
}

TEST_CASE("what is hidden comes to light at revelation times connectivity", "[homeland]") {
    const double connectivity = GENERATE(1.0, 0.5);
    Scenario scenario = homeland();
    scenario.series[0].half_life = {1e6}; // nothing is forgotten
    scenario.homeland.triggers = {trigger("protest", 0.0, 0.0, 0.8, 0.25)};
    scenario.homeland.connectivity = {{day(-1.0), {0, 1}, connectivity}};
    const HomelandSeries series = derive_homeland(scenario);
    for (const std::uint32_t step : {4U, 12U, 39U}) {
        const double k = 0.5 * connectivity;
        const double from = step * 0.25;
        const double hidden = (std::exp(-k * from) - std::exp(-k * (from + 0.25))) / k / 0.25;
        CAPTURE(connectivity, step);
        CHECK(series.series[0].at(step, 0) == Approx(0.8 - 0.6 * hidden).epsilon(1e-3));
    }
}

TEST_CASE("closed lines reveal nothing", "[homeland]") {
    Scenario scenario = homeland();
    scenario.homeland.triggers = {trigger("protest", 0.5, 0.6, 0.8, 0.25)};
    scenario.homeland.connectivity = {{day(-1.0), {0, 1}, 0.0}};
    Scenario seen_only = scenario;
    seen_only.homeland.triggers = {trigger("protest", 0.5, 0.6, 0.2, 1.0)};
    CHECK(derive_homeland(scenario).series[0].values() ==
          derive_homeland(seen_only).series[0].values());
}

TEST_CASE("news waits until lines return", "[homeland]") {
    Scenario scenario = homeland();
    scenario.homeland.triggers = {trigger("protest", 0.0, 0.1, 0.8, 0.0)};
    scenario.homeland.connectivity = {{day(-1.0), {0, 1}, 0.0}, {day(5.0), {0, 1}, 1.0}};
    const HomelandSeries series = derive_homeland(scenario);
    CHECK(std::abs(series.series[0].at(19, 0)) < 1e-12F);
    CHECK(series.series[0].at(20, 0) > 0.01F);
    CHECK(series.series[0].at(23, 0) > series.series[0].at(20, 0));
}

TEST_CASE("lines to several regions reveal by their mean and those abroad at once", "[homeland]") {
    Scenario scenario = homeland();
    scenario.homeland.connectivity = {{day(-1.0), {0}, 0.0}, {day(-1.0), {1}, 1.0}};
    scenario.homeland.triggers = {trigger("protest", 0.0, 0.0, 0.8, 0.0, {0, 1})};
    Scenario half = scenario;
    half.homeland.connectivity = {{day(-1.0), {0, 1}, 0.5}};
    CHECK(derive_homeland(scenario).series[0].values() == derive_homeland(half).series[0].values());

    scenario.homeland.triggers = {trigger("protest", 0.0, 0.0, 0.8, 0.0, {})};
    const HomelandSeries abroad = derive_homeland(scenario);
    half.homeland.connectivity = {{day(-1.0), {0, 1}, 1.0}};
    CHECK(abroad.series[0].values() == derive_homeland(half).series[0].values());
    CHECK(abroad.series[0].at(9, 0) == abroad.series[0].at(9, 1));
}

TEST_CASE("news of other regions counts by spillover", "[homeland]") {
    Scenario scenario = homeland();
    scenario.homeland.triggers = {trigger("protest", 0.0, 0.5, 0.6, 0.5, {1})};
    const HomelandSeries series = derive_homeland(scenario);
    for (std::uint32_t step = 0; step != series.steps; ++step) {
        CHECK(series.series[0].at(step, 0) ==
              Approx(0.25 * static_cast<double>(series.series[0].at(step, 1))).epsilon(1e-6));
    }
}

TEST_CASE("silence raises fear for kin and only where lines are cut", "[homeland]") {
    Scenario scenario = homeland();
    scenario.motives[0].silence = {0.5};
    scenario.homeland.connectivity = {{day(2.0), {1}, 0.2}, {day(6.0), {1}, 1.0}};
    const HomelandSeries series = derive_homeland(scenario);
    // dS/dt = 0.5 x 0.8 - S ln 2 / 4: S(t) = 0.4 (1 - e^-ct)/c
    const double c = std::log(2.0) / 4.0;
    const double expected = 0.4 / c * (1.0 - mean_left(3.75, 4.0, 4.0));
    CHECK(series.motives[0].at(7, 1) == 0.0F);
    CHECK(stock_of(series.motives[0].at(23, 1)) == Approx(expected).epsilon(1e-4));
    CHECK(series.motives[0].at(39, 1) < series.motives[0].at(23, 1));
    CHECK(series.motives[0].at(23, 0) == 0.0F);
}

TEST_CASE("a concession lowers a motive but never below nothing", "[homeland]") {
    Scenario scenario = homeland();
    scenario.homeland.triggers = {trigger("protest", 0.0, 0.0, 0.8, 1.0)};
    const HomelandSeries before = derive_homeland(scenario);
    scenario.homeland.triggers.push_back(trigger("concession", 2.0, 2.0, 0.3, 1.0));
    const HomelandSeries after = derive_homeland(scenario);
    CHECK(before.motives[0].at(7, 0) == after.motives[0].at(7, 0));
    const double lowered =
        stock_of(before.motives[0].at(12, 0)) - stock_of(after.motives[0].at(12, 0));
    CHECK(lowered == Approx(0.3 * mean_left(1.0, 1.25, 4.0)).epsilon(1e-3));

    scenario.homeland.triggers = {trigger("concession", 1.0, 1.0, 0.9, 1.0)};
    const HomelandSeries alone = derive_homeland(scenario);
    for (const RegionalSeries* series : {&alone.motives[0], &alone.series[0]}) {
        for (const float value : series->values()) {
            CHECK(value == 0.0F);
        }
    }
}

TEST_CASE("a saturating series stays below 1 and starts at its baseline", "[homeland]") {
    Scenario scenario = homeland();
    scenario.series[0].form = SeriesForm::saturating;
    scenario.series[0].baseline = {0.2};
    scenario.kinds[0].impulse = {{"news", 3.0}};
    scenario.homeland.triggers = {trigger("protest", 1.0, 1.0, 1.0, 1.0)};
    const HomelandSeries series = derive_homeland(scenario);
    CHECK(series.series[0].at(0, 0) == Approx(0.2));
    const double stock = 3.0 * mean_left(0.0, 0.25, 4.0);
    CHECK(series.series[0].at(4, 0) == Approx(1.0 - 0.8 * std::exp(-stock)).epsilon(1e-3));
}

TEST_CASE("a state is the largest level of what lasts at the moment", "[homeland]") {
    Scenario scenario = homeland();
    scenario.series[0].form = SeriesForm::state;
    scenario.series[0].baseline = {0.1};
    scenario.homeland.triggers = {trigger("protest", 1.0, 5.0, 0.0, 0.3),
                                  trigger("protest", 2.0, 3.0, 0.0, 0.6)};
    const RegionalSeries state = derive_homeland(scenario).series[0];
    CHECK(state.at(3, 0) == Approx(0.1));
    CHECK(state.at(4, 0) == Approx(0.4));
    CHECK(state.at(8, 0) == Approx(0.7));
    CHECK(state.at(12, 0) == Approx(0.4));
    CHECK(state.at(19, 0) == Approx(0.4)); // longer than news_duration
    CHECK(state.at(20, 0) == Approx(0.1));
    CHECK(state.at(8, 1) == Approx(0.1 + 0.25 * 0.6));
}

TEST_CASE("a lasting state is news for a limited time", "[homeland]") {
    Scenario scenario = homeland();
    scenario.series[0].half_life = {1e6};
    scenario.homeland.triggers = {trigger("protest", 1.0, 8.0, 0.6, 1.0)};
    const RegionalSeries news = derive_homeland(scenario).series[0];
    CHECK(news.at(5, 0) == Approx(0.6 * 0.375).epsilon(1e-3)); // evenly within a day
    CHECK(news.at(8, 0) == Approx(0.6).epsilon(1e-3));
    CHECK(news.at(30, 0) == Approx(0.6).epsilon(1e-3));
}

TEST_CASE("triggers before the start count by what is left of them", "[homeland]") {
    Scenario scenario = homeland();
    scenario.homeland.triggers = {trigger("protest", -8.0, -8.0, 0.8, 1.0)};
    const HomelandSeries series = derive_homeland(scenario);
    CHECK(series.series[0].at(0, 0) == Approx(0.8 * mean_left(8.0, 8.25, 4.0)).epsilon(1e-3));
}

TEST_CASE("another crisis takes attention while it lasts", "[homeland]") {
    Scenario scenario = homeland();
    Series war;
    war.name = "war";
    war.form = SeriesForm::state;
    scenario.series.push_back(war);
    Kind elsewhere;
    elsewhere.name = "invasion";
    elsewhere.impulse = {{"war", 0.7}};
    scenario.kinds.push_back(elsewhere);
    scenario.homeland.triggers = {trigger("invasion", 3.0, 20.0, 0.0, 1.0, {})};
    CHECK(derive_homeland(scenario).attention_left == std::vector<float>(40, 1.0F));
    scenario.homeland.competitor = "war";
    const HomelandSeries series = derive_homeland(scenario);
    CHECK(series.attention_left[11] == 1.0F);
    CHECK(series.attention_left[12] == Approx(0.3));
}

TEST_CASE("series multiply along their names", "[homeland]") {
    Scenario scenario = homeland();
    for (const auto& [name, level, times] :
         std::vector<std::tuple<std::string, double, std::string>>{
             {"risk", 0.8, "capacity"}, {"capacity", 0.5, "will"}, {"will", 0.25, ""}}) {
        Series series;
        series.name = name;
        series.baseline = {level};
        series.times = times;
        scenario.series.push_back(series);
    }
    const HomelandSeries series = derive_homeland(scenario);
    CHECK(series.series[1].at(5, 1) == Approx(0.8 * 0.5 * 0.25));
    CHECK(series.series[2].at(5, 1) == Approx(0.5 * 0.25));
    CHECK(series.series[3].at(5, 1) == Approx(0.25));
}

TEST_CASE("the frame is the mean of the news by strength", "[homeland]") {
    Scenario scenario = homeland();
    Kind praise;
    praise.name = "praise";
    praise.impulse = {{"news", 0.5}};
    praise.frame = -1.0;
    scenario.kinds.push_back(praise);
    scenario.homeland.triggers = {trigger("protest", 1.0, 1.0, 0.6, 1.0),
                                  trigger("praise", 3.0, 3.0, 0.4, 1.0)};
    const HomelandSeries series = derive_homeland(scenario);
    CHECK(series.frame[3] == 0.0F);
    CHECK(series.frame[5] == Approx(0.5).epsilon(1e-5));
    const double older = 0.6 * mean_left(3.0, 3.25, 4.0);
    const double newer = 0.2 * mean_left(1.0, 1.25, 4.0);
    CHECK(series.frame[16] ==
          Approx((0.5 * 0.6 * mean_left(3.0, 3.25, 4.0) - 0.2 * mean_left(1.0, 1.25, 4.0)) /
                 (older + newer))
              .epsilon(0.1));
}
