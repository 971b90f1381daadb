// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"
#include "analysis/report/sums.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace diasim::analysis {
namespace {

constexpr std::array<const char*, 5> stages{"people", "attentive", "motivated", "unhindered",
                                            "acted"};

/// Sum of the part of a row that belongs to one period, over communities.
template <class T>
double in_period(const std::vector<T>& row, std::size_t period, std::size_t per_period,
                 std::size_t first, std::size_t stride) {
    const auto begin = row.begin() + static_cast<std::ptrdiff_t>(period * per_period);
    const std::vector<T> part(begin, begin + static_cast<std::ptrdiff_t>(per_period));
    return total_of(part, first, stride);
}

/// Attentive people at the end of a period.
double attentive_at_end(const ResultData& result, std::size_t row, std::size_t period) {
    const std::size_t last = std::min((period + 1) * result.period_steps, result.steps) - 1;
    return in_period(result.attentive[row], last, result.names.communities.size(), 0, 1);
}

/// The period with most attention in the median of the replicates.
std::size_t peak_period(const ResultData& result) {
    std::size_t peak = 0;
    double most = -1.0;
    for (std::size_t period = 0; period != result.periods; ++period) {
        const double median = over_replicates(result, [&](std::size_t row) {
                                  return attentive_at_end(result, row, period);
                              }).median;
        if (median > most) {
            most = median;
            peak = period;
        }
    }
    return peak;
}

double acts_in_period(const ResultData& result, std::size_t row, std::size_t period,
                      std::size_t activity) {
    const std::size_t activities = result.names.activities.size();
    const std::size_t per_step = result.names.communities.size() * activities;
    const std::size_t end = std::min((period + 1) * result.period_steps, result.steps);
    double sum = 0.0;
    for (std::size_t step = period * result.period_steps; step != end; ++step) {
        sum += in_period(result.acts[row], step, per_step, activity, activities);
    }
    return sum;
}

std::array<Interval, 5> funnel_of(const ResultData& result, std::size_t period,
                                  std::size_t activity) {
    const std::size_t activities = result.names.activities.size();
    const std::size_t cells = result.names.communities.size() * activities;
    const auto interval = [&](const auto& number) { return over_replicates(result, number); };
    return {interval([&](std::size_t r) { return total(result.people[r]); }),
            interval([&](std::size_t r) { return attentive_at_end(result, r, period); }),
            interval([&](std::size_t r) {
                return in_period(result.motivated[r], period, cells, activity, activities);
            }),
            interval([&](std::size_t r) {
                return in_period(result.unhindered[r], period, cells, activity, activities);
            }),
            interval([&](std::size_t r) { return acts_in_period(result, r, period, activity); })};
}

/// Whether a stage held people back in the median: not if more acted than were in it, which is rare
/// for each but happens to many.
bool is_gate(const std::array<Interval, 5>& funnel, std::size_t stage) {
    constexpr std::size_t motivated = 2;
    return stage < motivated || stage + 1 == stages.size() ||
           funnel[stage].median >= funnel.back().median;
}

std::string stage_text(const std::array<Interval, 5>& funnel, std::size_t stage) {
    return is_gate(funnel, stage) ? to_text(funnel[stage]) : "fewer than acted";
}

/// Dots with their intervals on a scale of powers of ten, stage by stage. Zero has no place on it
/// and is drawn at the left end.
Json specification_of(const std::array<Interval, 5>& funnel, double people) {
    constexpr double left_end = 0.5;
    Json rows = Json::array();
    for (std::size_t i = 0; i != stages.size(); ++i) {
        if (is_gate(funnel, i)) {
            rows.push_back(with_interval({{"stage", stages[i]}}, funnel[i]));
        }
    }
    const auto at = [&](const char* field) {
        Json result = channel(field, "quantitative");
        result["scale"] = {{"type", "log"}, {"domain", {left_end, people}}, {"clamp", true}};
        result["axis"] = powers_of_ten();
        return result;
    };
    const Json y = with(channel("stage", "nominal"), "sort", Json(nullptr));
    Json layers = Json::array();
    layers.push_back(
        {{"mark", {{"type", "bar"}, {"height", 7}, {"color", simulated_color}, {"opacity", 0.25}}},
         {"encoding", {{"x", at("low")}, {"x2", {{"field", "high"}}}, {"y", y}}}});
    layers.push_back(
        {{"mark", {{"type", "point"}, {"filled", true}, {"size", 45}, {"color", simulated_color}}},
         {"encoding",
          {{"x", at("median")},
           {"y", y},
           {"tooltip", Json::array({channel("stage", "nominal", "stage"),
                                    channel("low", "quantitative", "5 %"),
                                    channel("median", "quantitative", "median"),
                                    channel("high", "quantitative", "95 %")})}}}});
    Json specification = layered(rows, 0, layers);
    specification["height"] = {{"step", row_height}};
    return specification;
}

} // namespace

Section funnel_section(const ResultData& result) {
    const std::size_t period = peak_period(result);
    const Days days = days_of(result);
    const std::string date = days.dates[days.day_of_step[period * result.period_steps]];
    Section section{"funnel", "From people to acts", "", {}};
    section.html += paragraph(fmt::format(
        "Of all <b>people</b> some are <b>attentive</b> to news from home; of those some are "
        "<b>motivated</b>: nothing but barriers keeps them; of those some are <b>unhindered</b>: "
        "their "
        "motives outweigh their barriers; and some <b>act</b>. Acting is a matter of chance that "
        "rises "
        "with what speaks for it, so that some act although more speaks against it. These are the "
        "numbers of the period with most attention, from {}. The scale is one of powers of ten, "
        "with zero at its left end. Motivated and unhindered people are estimated from a sample; "
        "acts may be several a person. A stage in which fewer were than acted is no gate: it is "
        "left out, with a dash in the table.",
        day_html(date)));
    Table numbers{"The funnel from " + date, {"Activity"}, {}};
    numbers.columns.insert(numbers.columns.end(), stages.begin(), stages.end());
    section.html += "<div class=\"grid\">\n";
    const double people =
        over_replicates(result, [&](std::size_t r) { return total(result.people[r]); }).high;
    for (std::size_t activity = 0; activity != result.names.activities.size(); ++activity) {
        const std::string& name = result.names.activities[activity];
        const std::array<Interval, 5> funnel = funnel_of(result, period, activity);
        std::vector<std::string> row{escaped(words_of(name))};
        for (std::size_t i = 0; i != stages.size(); ++i) {
            row.push_back(is_gate(funnel, i)
                              ? datum(fmt::format("funnel {} {}", name, stages[i]), funnel[i])
                              : "–");
        }
        numbers.html_rows.push_back(std::move(row));
        show(section,
             {fmt::format("funnel-{}", activity), words_of(name),
              fmt::format("{} people were attentive, {} of them motivated, {} unhindered; {} acts.",
                          to_text(funnel[1]), stage_text(funnel, 2), stage_text(funnel, 3),
                          to_text(funnel[4])),
              specification_of(funnel, std::max(1.0, people)), ""});
    }
    section.html += "</div>\n" + table(numbers);
    return section;
}

} // namespace diasim::analysis
