// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"
#include "analysis/report/sums.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::analysis {
namespace {

constexpr int tall = 240;  // pixels
constexpr int small = 130; // pixels, of one of many
/// Below this share of normal the homeland counts as cut off, for the grey strip alone.
constexpr double blackout_share = 0.5;

/// Spans of days on which the homeland was cut off, as rows {from, to}.
Json blackouts(const ResultData& result, const Days& days) {
    std::vector<double> lowest(days.dates.size(), 1.0);
    for (std::size_t step = 0; step != result.steps; ++step) {
        double& day = lowest[days.day_of_step[step]];
        day = std::min(day, result.connectivity[step]);
    }
    Json rows = Json::array();
    for (std::size_t day = 0; day != lowest.size(); ++day) {
        if (lowest[day] >= blackout_share) {
            continue;
        }
        const std::size_t next = std::min(day + 1, lowest.size() - 1);
        if (!rows.empty() && rows.back()["to"] == days.dates[day]) {
            rows.back()["to"] = days.dates[next];
        } else {
            rows.push_back({{"from", days.dates[day]}, {"to", days.dates[next]}});
        }
    }
    return rows;
}

Json rows_of(const Days& days, const std::vector<Interval>& intervals) {
    Json rows = Json::array();
    for (std::size_t day = 0; day != intervals.size(); ++day) {
        rows.push_back(with_interval({{"day", days.dates[day]}}, intervals[day]));
    }
    return rows;
}

/// Band and line over days, before a strip where the homeland was cut off.
Json course(const Json& rows, const Json& strips, const std::string& title, int height) {
    const Json x = day_channel();
    const Json tooltip = Json::array({with(channel("day", "temporal", "day"), "format", "%-d %B"),
                                      channel("low", "quantitative", "5 %"),
                                      channel("median", "quantitative", "median"),
                                      channel("high", "quantitative", "95 %")});
    Json layers = Json::array();
    layers.push_back({{"data", {{"values", strips}}},
                      {"mark", {{"type", "rect"}, {"color", "var(--strip)"}}},
                      {"encoding", {{"x", day_channel("from")}, {"x2", {{"field", "to"}}}}}});
    layers.push_back(
        {{"mark", {{"type", "area"}, {"color", simulated_color}, {"opacity", 0.25}}},
         {"encoding",
          {{"x", x}, {"y", channel("low", "quantitative", title)}, {"y2", {{"field", "high"}}}}}});
    layers.push_back(
        {{"mark",
          {{"type", "line"},
           {"color", simulated_color},
           {"strokeWidth", 2},
           {"point", {{"color", simulated_color}, {"size", 12}}}}},
         {"encoding",
          {{"x", x}, {"y", channel("median", "quantitative", title)}, {"tooltip", tooltip}}}});
    return layered(rows, height, layers);
}

std::string course_table(const std::string& caption, const std::string& source, const Days& days,
                         const std::vector<Interval>& intervals) {
    Table numbers{caption, {"Day", "median (5–95 %)"}, {}};
    for (std::size_t day = 0; day != intervals.size(); ++day) {
        numbers.html_rows.push_back(
            {days.dates[day],
             datum(fmt::format("{} {}", source, days.dates[day]), intervals[day])});
    }
    return table(numbers);
}

/// "highest on 2022-01-06 with 1,230 (1,100–1,400)".
std::string peak_text(const Days& days, const std::vector<Interval>& intervals) {
    const auto peak = std::ranges::max_element(intervals, {}, &Interval::median);
    return fmt::format("highest on {} with {}",
                       days.dates[static_cast<std::size_t>(peak - intervals.begin())],
                       to_text(*peak));
}

struct Subject {
    std::string id;
    std::string caption;
    std::string source; ///< variable of the file
};

Picture picture_of(const Subject& subject, const Days& days, const std::vector<Interval>& intervals,
                   const Json& strips, int height) {
    return {subject.id, subject.caption,
            fmt::format("Line with a band over days, {}.", peak_text(days, intervals)),
            course(rows_of(days, intervals), strips, "", height),
            course_table(subject.caption, subject.source, days, intervals)};
}

/// Observed events by day, as marks below each other.
Picture observed_picture(const ComparisonData& comparison, const Days& days) {
    Json rows = Json::array();
    Table numbers{"Observed events that were compared", {"Day", "place", "what", "stance"}, {}};
    for (const SeenEvent& event : comparison.events) {
        const std::string day = date_text(event.first_day);
        const std::string place = event.city.empty() ? event.country : event.city;
        rows.push_back({{"day", day}, {"what", words_of(event.type)}, {"place", place}});
        numbers.html_rows.push_back(
            {day, escaped(place), escaped(words_of(event.type)), escaped(event.stance)});
    }
    const Json x = day_channel("day", days.dates);
    Json specification{{"data", {{"values", rows}}},
                       {"height", {{"step", row_height}}},
                       {"mark",
                        {{"type", "point"},
                         {"shape", "diamond"},
                         {"filled", true},
                         {"opacity", 1},
                         {"size", 90},
                         {"color", observed_color}}},
                       {"encoding",
                        {{"x", x},
                         {"y", channel("what", "nominal")},
                         {"tooltip", Json::array({channel("place", "nominal", "place"),
                                                  with(channel("day", "temporal", "day"), "format",
                                                       "%-d %B")})}}}};
    return {"observed-events",
            "Observed events, by day and kind. No mark means nothing known, not "
            "nothing done.",
            fmt::format("{} marks on a time axis, by kind of event.", comparison.events.size()),
            std::move(specification), table(numbers)};
}

} // namespace

Section course_section(const ResultData& result, const ComparisonData* comparison) {
    const Days days = days_of(result);
    const std::size_t activities = result.names.activities.size();
    std::vector<std::vector<double>> attention;
    std::vector<std::vector<double>> acts;
    for (std::size_t row = 0; row != result.replicates; ++row) {
        attention.push_back(attentive_by_day(result, days, row));
        acts.push_back(acts_by_day(result, days, row));
    }
    const Json strips = blackouts(result, days);
    Section section{"course", "Day by day", "", {}};
    section.html += paragraph("Lines are medians of the replicates, bands the middle nine in ten. "
                              "Grey strips are days on which the homeland's connections fell below "
                              "half of normal. Days begin at midnight UTC.");
    section.html += heading("Attention");
    show(section,
         picture_of({"attention", "People who attend to news from home, at the end of the day",
                     "attentive"},
                    days, intervals_of(attention), strips, tall));
    section.html += heading("Acts a day") + "<div class=\"grid\">\n";
    const std::vector<Interval> all = intervals_of(acts);
    for (std::size_t activity = 0; activity != activities; ++activity) {
        std::vector<Interval> own;
        for (std::size_t day = 0; day != days.dates.size(); ++day) {
            own.push_back(all[day * activities + activity]);
        }
        const std::string& name = result.names.activities[activity];
        show(section, picture_of({fmt::format("acts-{}", activity), words_of(name), "acts " + name},
                                 days, own, strips, small));
    }
    section.html += "</div>\n";
    if (comparison != nullptr && !comparison->events.empty()) {
        section.html += heading("What was observed");
        show(section, observed_picture(*comparison, days));
    }
    return section;
}

} // namespace diasim::analysis
