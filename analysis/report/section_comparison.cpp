// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace diasim::analysis {
namespace {

/// Groups of counts with their headings.
constexpr std::array<std::pair<const char*, const char*>, 5> groups{
    {{"region", "By region"},
     {"country", "By country"},
     {"week", "By week, from Monday"},
     {"type", "By kind"},
     {"stance", "By stance"}}};

/// An interval, its median and what was observed, line by line.
Json counts_specification(const std::vector<ComparedCount>& counts) {
    Json rows = Json::array();
    for (const ComparedCount& count : counts) {
        rows.push_back(
            with_interval({{"name", words_of(count.name)}, {"observed", rounded(count.observed)}},
                          count.simulated));
    }
    const Json y = with(channel("name", "nominal"), "sort", Json(nullptr));
    const auto x = [](const char* field) {
        Json result = channel(field, "quantitative", "events");
        result["axis"] = {{"tickMinStep", 1}, {"tickCount", 6}};
        return result;
    };
    const Json tooltip = Json::array(
        {channel("name", "nominal", " "), channel("observed", "quantitative", "observed"),
         channel("low", "quantitative", "simulated, 5 %"),
         channel("median", "quantitative", "median"), channel("high", "quantitative", "95 %")});
    Json layers = Json::array();
    layers.push_back(
        {{"mark", {{"type", "bar"}, {"height", 9}, {"color", simulated_color}, {"opacity", 0.3}}},
         {"encoding", {{"x", x("low")}, {"x2", {{"field", "high"}}}, {"y", y}}}});
    layers.push_back(
        {{"mark", {{"type", "tick"}, {"thickness", 3}, {"size", 13}, {"color", simulated_color}}},
         {"encoding", {{"x", x("median")}, {"y", y}, {"tooltip", tooltip}}}});
    layers.push_back({{"transform", Json::array({{{"filter", "isValid(datum.observed)"}}})},
                      {"mark",
                       {{"type", "point"},
                        {"shape", "diamond"},
                        {"filled", true},
                        {"opacity", 1},
                        {"size", 80},
                        {"color", observed_color}}},
                      {"encoding", {{"x", x("observed")}, {"y", y}, {"tooltip", tooltip}}}});
    Json specification = layered(rows, 0, layers);
    specification["height"] = {{"step", row_height}};
    return specification;
}

std::string counts_table(const std::string& caption, const std::vector<ComparedCount>& counts) {
    Table numbers{caption, {"", "observed", "simulated"}, {}};
    for (const ComparedCount& count : counts) {
        const std::string source = fmt::format("{} {}", count.group, count.name);
        numbers.html_rows.push_back({escaped(words_of(count.name)),
                                     std::isnan(count.observed)
                                         ? "none known"
                                         : datum("observed " + source, count.observed),
                                     datum("simulated " + source, count.simulated)});
    }
    return table(numbers);
}

/// How many observed events of all lines stand in no week.
double without_week(const std::vector<ComparedCount>& counts) {
    double left = 0.0;
    for (const ComparedCount& count : counts) {
        if (!std::isnan(count.observed)) {
            left += count.group == "all"    ? count.observed
                    : count.group == "week" ? -count.observed
                                            : 0.0;
        }
    }
    return left;
}

void add_counts(Section& section, const ComparisonData& comparison) {
    section.html += "<div class=\"grid\">\n";
    for (const auto& [group, title] : groups) {
        std::vector<ComparedCount> counts;
        std::ranges::copy_if(
            comparison.counts, std::back_inserter(counts),
            [&, name = group](const ComparedCount& count) { return count.group == name; });
        if (!counts.empty()) {
            show(section, {fmt::format("counts-{}", group), title,
                           fmt::format("{} lines: an interval of simulated events each, with a "
                                       "diamond where a number was observed.",
                                       counts.size()),
                           counts_specification(counts), counts_table(title, counts)});
        }
    }
    section.html += "</div>\n";
    if (const double left = without_week(comparison.counts); left > 0.0) {
        section.html += paragraph(
            fmt::format("By week, observed events that are not dated well enough are left out: {}. "
                        "Simulated events all stand in a week.",
                        datum("observed without week", left)));
    }
}

/// Skill with its interval against 0, between -1 and 1; what is beyond is cut.
Json skill_specification(const std::vector<ComparedSkill>& skills) {
    Json rows = Json::array();
    for (const ComparedSkill& skill : skills) {
        rows.push_back({{"against", skill.score + " against " + skill.baseline},
                        {"value", rounded(skill.value)},
                        {"low", rounded(skill.low)},
                        {"high", rounded(skill.high)}});
    }
    const auto x = [](const char* field) {
        Json result = channel(field, "quantitative", "skill: 0 as good as the forecast, 1 perfect");
        result["scale"] = {{"domain", {-1, 1}}};
        return result;
    };
    Json y = with(channel("against", "nominal"), "sort", Json(nullptr));
    y["axis"] = {{"labelLimit", 150}, {"labelExpr", "split(datum.label, ' against ')"}};
    Json layers = Json::array();
    layers.push_back({{"data", {{"values", Json::array({{{"zero", 0}}})}}},
                      {"mark", {{"type", "rule"}, {"color", muted_color}}},
                      {"encoding", {{"x", x("zero")}}}});
    layers.push_back(
        {{"mark",
          {{"type", "rule"}, {"clip", true}, {"strokeWidth", 2.5}, {"color", simulated_color}}},
         {"encoding", {{"x", x("low")}, {"x2", {{"field", "high"}}}, {"y", y}}}});
    layers.push_back({{"mark",
                       {{"type", "point"},
                        {"filled", true},
                        {"clip", true},
                        {"size", 60},
                        {"color", simulated_color}}},
                      {"encoding", {{"x", x("value")}, {"y", y}}}});
    Json specification = layered(rows, 0, layers);
    specification["height"] = {{"step", row_height}};
    return specification;
}

std::string skill_table(const std::vector<ComparedSkill>& skills) {
    Table numbers{"Skill against simple forecasts", {"Score", "against", "skill (5–95 %)"}, {}};
    for (const ComparedSkill& skill : skills) {
        const std::string source = fmt::format("skill {} {}", skill.score, skill.baseline);
        const Interval interval{skill.low, skill.value, skill.high};
        numbers.html_rows.push_back(
            {escaped(skill.score), escaped(skill.baseline),
             std::isnan(skill.low) ? datum(source, skill.value) : datum(source, interval)});
    }
    return table(numbers);
}

Json tenths_specification(const std::vector<double>& places) {
    constexpr int height = 150; // pixels
    Json rows = Json::array();
    for (std::size_t i = 0; i != places.size(); ++i) {
        rows.push_back({{"tenth", i + 1}, {"places", rounded(places[i])}});
    }
    Json x = channel("tenth", "ordinal", "tenth of the simulated distribution");
    x["axis"] = {{"labelAngle", 0}};
    return {{"data", {{"values", rows}}},
            {"height", height},
            {"mark", {{"type", "bar"}, {"color", simulated_color}, {"opacity", 0.6}}},
            {"encoding", {{"x", x}, {"y", channel("places", "quantitative", "observed counts")}}}};
}

std::string tenths_table(const std::vector<double>& places) {
    Table numbers{
        "Observed counts by tenth of the simulated distribution", {"Tenth", "counts"}, {}};
    for (std::size_t i = 0; i != places.size(); ++i) {
        numbers.html_rows.push_back(
            {fmt::format("{}", i + 1), datum(fmt::format("tenth {}", i + 1), places[i])});
    }
    return table(numbers);
}

} // namespace

Section comparison_section(const ComparisonData& comparison) {
    Section section{"comparison", "Held against what was observed", "", {}};
    section.html += paragraph(fmt::format(
        "{} observed events are compared (tables: {}). Simulated events are counted as the same "
        "registers and media would have recorded them. What media reported is a lower bound of "
        "what took place: where no register was kept, an event that nobody wrote of is not seen, "
        "and silence is no absence. Diamonds are observed, bands the middle nine in ten "
        "replicates.",
        datum("observed events", static_cast<double>(comparison.events.size())),
        escaped(comparison.observed_tables)));
    std::vector<std::string> sentences;
    for (const std::string& sentence : comparison.verdict) {
        sentences.push_back(escaped(sentence));
    }
    section.html += "<div class=\"verdict\">" + heading("Verdict") + list(sentences) + "</div>\n";
    add_counts(section, comparison);
    section.html += heading("Skill");
    if (!comparison.skills.empty()) {
        show(section, {"skill", "Skill against simple forecasts, with a bootstrap interval",
                       "A point and a line a forecast, against a line at zero.",
                       skill_specification(comparison.skills), skill_table(comparison.skills)});
    }
    if (!comparison.places_by_tenth.empty()) {
        show(section, {"tenths",
                       "Where observed counts lie among simulated ones: level bars mean "
                       "that the model is as sure as it should be",
                       "Ten bars.", tenths_specification(comparison.places_by_tenth),
                       tenths_table(comparison.places_by_tenth)});
    }
    return section;
}

} // namespace diasim::analysis
