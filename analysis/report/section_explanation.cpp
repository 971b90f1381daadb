// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diasim::analysis {
namespace {

/// A line of a picture of effects.
struct Line {
    std::string name;
    Interval effect; ///< mean with the ends of its confidence interval
};

/// Bars from zero to the means, lines for the intervals.
Json specification_of(const std::vector<Line>& lines, const std::string& title) {
    Json rows = Json::array();
    for (const Line& line : lines) {
        rows.push_back({{"name", words_of(line.name)},
                        {"low", rounded(line.effect.low)},
                        {"mean", rounded(line.effect.median)},
                        {"high", rounded(line.effect.high)}});
    }
    Json y = with(channel("name", "nominal"), "sort", Json(nullptr));
    y["axis"] = {{"labelLimit", 300}};
    const Json tooltip = Json::array(
        {channel("name", "nominal", " "), channel("mean", "quantitative", "mean"),
         channel("low", "quantitative", "2.5 %"), channel("high", "quantitative", "97.5 %")});
    Json layers = Json::array();
    layers.push_back(
        {{"mark", {{"type", "bar"}, {"height", 14}, {"color", simulated_color}, {"opacity", 0.3}}},
         {"encoding",
          {{"x", channel("mean", "quantitative", title)}, {"y", y}, {"tooltip", tooltip}}}});
    layers.push_back(
        {{"mark", {{"type", "rule"}, {"color", simulated_color}, {"strokeWidth", 2.5}}},
         {"encoding",
          {{"x", channel("low", "quantitative", title)}, {"x2", {{"field", "high"}}}, {"y", y}}}});
    Json specification = layered(std::move(rows), 0, std::move(layers));
    specification["height"] = {{"step", row_height}};
    return specification;
}

/// A mean with its interval, or alone if the replicates were too few for one.
std::string effect_datum(const std::string& source, const Interval& effect) {
    return std::isnan(effect.low) ? datum(source, effect.median) : range_datum(source, effect);
}

Picture shares_picture(const ExplanationData& data) {
    std::vector<Line> lines;
    Table numbers{"Shares in the effect of all together", {data.over, "share", "alone"}, {}};
    std::vector<PlayerShare> players = data.players;
    std::ranges::stable_sort(players, std::greater<>{},
                             [](const PlayerShare& one) { return one.share.median; });
    for (const PlayerShare& one : players) {
        lines.push_back({one.name, one.share});
        numbers.html_rows.push_back({escaped(words_of(one.name)),
                                     effect_datum("share " + one.name, one.share),
                                     effect_datum("alone " + one.name, one.alone)});
    }
    return {
        "shares",
        fmt::format("Shapley shares of {}: they add up to the effect of switching all of them off",
                    data.over),
        fmt::format("Bars with intervals, the longest is {}.",
                    lines.empty() ? "none" : words_of(lines.front().name)),
        specification_of(lines, data.outcome_meaning), table(numbers)};
}

Picture effects_picture(const std::string& id, const std::string& caption,
                        const ExplanationData& data, const std::vector<EstimatedEffect>& effects) {
    std::vector<Line> lines;
    Table numbers{caption, {"Change", "what was changed", "effect"}, {}};
    for (const EstimatedEffect& one : effects) {
        lines.push_back({one.name, one.effect});
        numbers.html_rows.push_back({escaped(words_of(one.name)), escaped(one.text),
                                     effect_datum(id + " " + one.name, one.effect)});
    }
    return {id, caption, fmt::format("{} bars with intervals.", lines.size()),
            specification_of(lines, data.outcome_meaning), table(numbers)};
}

/// The players with the largest shares, whichever way they work, by their places.
std::vector<std::size_t> largest_players(const ExplanationData& data) {
    constexpr std::size_t most = 3;
    std::vector<std::size_t> places(data.players.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::stable_sort(places, std::greater<>{},
                             [&](std::size_t i) { return std::abs(data.players[i].share.median); });
    places.resize(std::min(most, places.size()));
    return places;
}

/// What the largest players do alone in the groups of a kind, the groups with most first.
std::string groups_table(const ExplanationData& data, std::string_view kind,
                         const std::string& caption) {
    constexpr std::size_t most = 8;
    std::vector<const ExplainedGroup*> groups;
    for (const ExplainedGroup& group : data.groups) {
        if (group.kind == kind) {
            groups.push_back(&group);
        }
    }
    std::ranges::stable_sort(groups, std::greater<>{}, &ExplainedGroup::before);
    const std::size_t left = groups.size() - std::min(most, groups.size());
    groups.resize(groups.size() - left);
    if (groups.empty()) {
        return "";
    }
    const std::vector<std::size_t> players = largest_players(data);
    Table numbers{
        left == 0 ? caption : caption + "; those with most", {std::string{kind}, "as it is"}, {}};
    for (const std::size_t player : players) {
        numbers.columns.push_back("without " + words_of(data.players[player].name));
    }
    for (const ExplainedGroup* group : groups) {
        const std::string source = fmt::format("explained {} {}", group->kind, group->name);
        std::vector<std::string> row{escaped(words_of(group->name)), datum(source, group->before)};
        for (const std::size_t player : players) {
            row.push_back(
                effect_datum(source + " " + data.players[player].name, group->effects[player]));
        }
        numbers.html_rows.push_back(std::move(row));
    }
    return table(numbers);
}

/// Where and in which forms the largest players matter.
std::string groups_html(const ExplanationData& data) {
    const std::string tables =
        groups_table(data, "region", "Change of the outcome by region") +
        groups_table(data, "country", "Change of the outcome by country") +
        groups_table(data, "activity", "Change of the acts of each activity");
    return tables.empty() ? ""
                          : "<details><summary>Where and how: the largest of them by region, "
                            "country and activity</summary>\n" +
                                tables + "</details>\n";
}

/// Whether the runs of an explanation differ from those of a result by more than their number.
bool is_of_others(const ExplanationData& data, const ResultData& result) {
    std::vector<std::string> sets = result.history.sets;
    std::erase_if(sets, [](const std::string& set) { return set.starts_with("replicates="); });
    return data.title != result.title || data.seed != result.history.seed || data.sets != sets;
}

} // namespace

Section explanation_section(const ExplanationData& data, const ResultData* result) {
    Section section{"explanation", "Why: what if it had been otherwise", "", {}};
    if (!data.sets.empty()) {
        section.html +=
            paragraph(escaped(fmt::format("Explained with {}.", fmt::join(data.sets, ", "))));
    }
    if (result != nullptr && is_of_others(data, *result)) {
        section.html +=
            paragraph("This explanation is of other settings than the result of this page "
                      "(scenario, seed or set values differ: see where this comes from): its "
                      "numbers are not those of the pictures above.");
    }
    std::vector<std::string> sentences;
    for (const std::string& sentence : data.sentences) {
        sentences.push_back(escaped(sentence));
    }
    section.html += list(sentences);
    section.html += paragraph(fmt::format(
        "All {} switched off together change the outcome, {}, by {} (mean of {} "
        "replicates with the same "
        "chance with and without, {}; {} runs).",
        escaped(data.over), escaped(data.outcome_meaning), effect_datum("total", data.total),
        datum("explanation replicates", static_cast<double>(data.replicates)),
        std::isnan(data.total.low) ? "too few for an interval" : "and its 95 % confidence interval",
        datum("explanation runs", static_cast<double>(data.runs))));
    if (!data.players.empty()) {
        show(section, shares_picture(data));
        if (result != nullptr && data.over == "barriers") {
            section.html += paragraph(
                "These are effects: runs without a barrier are compared with runs with it, all "
                "that "
                "follows from an act counts, and where several barriers keep the same people they "
                "divide the gain. The losses under barriers further up are those of single "
                "decisions in the runs as they are. The two need not put barriers into one order.");
        }
        section.html += groups_html(data);
    }
    if (!data.what_ifs.empty()) {
        show(section,
             effects_picture("what-if", "What if: change of the outcome", data, data.what_ifs));
    }
    if (!data.cascade.empty()) {
        show(section,
             effects_picture("cascade", "The outcome without one way by which acts follow acts",
                             data, data.cascade));
    }
    return section;
}

} // namespace diasim::analysis
