// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace diasim::analysis {
namespace {

/// Lower ends of the classes of size; the last has no upper end.
constexpr std::array<std::uint32_t, 9> classes{1, 5, 10, 20, 50, 100, 200, 500, 1000};

std::string class_name(std::size_t i) {
    return i + 1 == classes.size() ? fmt::format("{}+", classes.back())
                                   : fmt::format("{}–{}", classes[i], classes[i + 1] - 1);
}

std::size_t class_of(std::uint32_t attendance) {
    const auto next = std::ranges::upper_bound(classes, attendance);
    return next == classes.begin() ? 0 : static_cast<std::size_t>(next - classes.begin()) - 1;
}

/// Number of gatherings of one replicate that `chosen` says yes to.
template <class Chosen>
Interval counted(const ResultData& result, const Chosen& chosen) {
    std::vector<double> numbers(result.replicates, 0.0);
    for (std::size_t i = 0; i != result.gatherings.row.size(); ++i) {
        numbers[result.gatherings.row[i]] += chosen(i) ? 1.0 : 0.0;
    }
    return interval_of(std::move(numbers));
}

Json sized_rows(const ResultData& result) {
    Json rows = Json::array();
    const Days days = days_of(result);
    for (std::size_t i = 0; i != result.gatherings.row.size(); ++i) {
        rows.push_back(
            {{"day", days.dates[days.day_of_step[result.gatherings.step[i]]]},
             {"people", result.gatherings.attendance[i]},
             {"what", words_of(result.names.activities[result.gatherings.activity[i]])}});
    }
    return rows;
}

/// Observed events with a size, as upright lines from the least to the most they may have had.
Json observed_layer(const ComparisonData& comparison, const Json& x, const Json& y) {
    Json rows = Json::array();
    for (const SeenEvent& event : comparison.events) {
        if (!std::isnan(event.size_low)) {
            rows.push_back({{"day", date_text(event.first_day)},
                            {"from", rounded(event.size_low)},
                            {"to", rounded(event.size_high)},
                            {"place", event.city}});
        }
    }
    Json from = y;
    from["field"] = "from";
    Json marks = Json::array();
    marks.push_back({{"mark", {{"type", "rule"}, {"color", observed_color}, {"strokeWidth", 2}}},
                     {"encoding", {{"x", x}, {"y", from}, {"y2", {{"field", "to"}}}}}});
    marks.push_back({{"mark",
                      {{"type", "point"},
                       {"shape", "diamond"},
                       {"filled", true},
                       {"opacity", 1},
                       {"size", 70},
                       {"color", observed_color}}},
                     {"encoding",
                      {{"x", x},
                       {"y", from},
                       {"tooltip", Json::array({channel("place", "nominal", "observed in"),
                                                channel("from", "quantitative", "at least"),
                                                channel("to", "quantitative", "at most")})}}}});
    return {{"data", {{"values", rows}}}, {"layer", marks}};
}

Picture sizes_over_time(const ResultData& result, const ComparisonData* comparison) {
    constexpr int height = 260; // pixels
    const Json x = day_channel("day", days_of(result).dates);
    Json y = channel("people", "quantitative", "people who came");
    y["scale"] = {{"type", "log"}};
    y["axis"] = powers_of_ten();
    Json layers = Json::array();
    layers.push_back(
        {{"mark",
          {{"type", "point"},
           {"filled", true},
           {"size", 40},
           {"opacity", 0.35},
           {"color", simulated_color}}},
         {"encoding",
          {{"x", x},
           {"y", y},
           {"tooltip", Json::array({channel("what", "nominal", "what"),
                                    with(channel("day", "temporal", "day"), "format", "%-d %B"),
                                    channel("people", "quantitative", "people")})}}}});
    std::string caption = "Each dot is a gathering of one of the replicates";
    if (comparison != nullptr && !comparison->events.empty()) {
        layers.push_back(observed_layer(*comparison, x, y));
        caption += "; diamonds are observed events with a known size, lines their range";
    }
    return {"gathering-sizes", caption + ".",
            fmt::format("Dots over days, by people who came: {} gatherings of {} replicates.",
                        result.gatherings.row.size(), result.replicates),
            layered(sized_rows(result), height, layers), ""};
}

Picture size_classes(const ResultData& result) {
    constexpr int height = 180; // pixels
    Json rows = Json::array();
    Table numbers{"Gatherings a run, by size", {"People who came", "gatherings"}, {}};
    for (std::size_t i = 0; i != classes.size(); ++i) {
        const Interval count = counted(result, [&](std::size_t gathering) {
            return class_of(result.gatherings.attendance[gathering]) == i;
        });
        rows.push_back(with_interval({{"size", class_name(i)}}, count));
        numbers.html_rows.push_back(
            {class_name(i), datum(fmt::format("gatherings size {}", classes[i]), count)});
    }
    Json x = with(channel("size", "ordinal", "people who came"), "sort", Json(nullptr));
    x["axis"] = {{"labelAngle", 0}, {"labelOverlap", true}};
    Json layers = Json::array();
    layers.push_back(
        {{"mark", {{"type", "bar"}, {"color", simulated_color}, {"opacity", 0.3}}},
         {"encoding", {{"x", x}, {"y", channel("median", "quantitative", "gatherings a run")}}}});
    layers.push_back(
        {{"mark", {{"type", "rule"}, {"color", simulated_color}, {"strokeWidth", 2.5}}},
         {"encoding",
          {{"x", x},
           {"y", channel("low", "quantitative", "gatherings a run")},
           {"y2", {{"field", "high"}}}}}});
    return {"gathering-classes", "Gatherings a run, by size: median and the middle nine in ten",
            "Bars by class of size, with lines for the interval.", layered(rows, height, layers),
            table(numbers)};
}

std::string countries_table(const ResultData& result) {
    Table numbers{"Gatherings a run, by country; countries without any are left out",
                  {"Country", "gatherings"},
                  {}};
    for (std::size_t country = 0; country != result.names.countries.size(); ++country) {
        const Interval count = counted(result, [&](std::size_t i) {
            return result.names.site_country[result.gatherings.site[i]] == country;
        });
        if (count.high > 0.0) {
            numbers.html_rows.push_back(
                {escaped(result.names.countries[country]),
                 datum("gatherings in " + result.names.country_codes[country], count)});
        }
    }
    return table(numbers);
}

} // namespace

Section gatherings_section(const ResultData& result, const ComparisonData* comparison) {
    Section section{"gatherings", "Gatherings", "", {}};
    if (result.gatherings.row.empty()) {
        section.html = paragraph("No gathering took place in any replicate.");
        return section;
    }
    show(section, sizes_over_time(result, comparison));
    show(section, size_classes(result));
    section.html +=
        "<details><summary>By country</summary>\n" + countries_table(result) + "</details>\n";
    return section;
}

} // namespace diasim::analysis
