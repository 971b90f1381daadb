// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"
#include "analysis/report/sums.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace diasim::analysis {
namespace {

struct Loss {
    std::string name;
    Interval acts;  ///< expected acts lost
    Interval share; ///< of what all barriers cost
};

/// By falling share; barriers that cost nothing are left out.
std::vector<Loss> losses_of(const ResultData& result) {
    const std::size_t barriers = result.names.barriers.size();
    std::vector<Loss> losses;
    for (std::size_t barrier = 0; barrier != barriers; ++barrier) {
        const auto lost = [&](std::size_t row) {
            return total_of(result.losses[row], barrier, barriers);
        };
        const auto share = [&](std::size_t row) {
            const double all = total(result.losses[row]);
            return all > 0.0 ? lost(row) / all : 0.0;
        };
        Loss loss{result.names.barriers[barrier], over_replicates(result, lost),
                  over_replicates(result, share)};
        if (loss.acts.high > 0.0) {
            losses.push_back(std::move(loss));
        }
    }
    std::ranges::stable_sort(losses, std::greater<>{},
                             [](const Loss& loss) { return loss.share.median; });
    return losses;
}

Json specification_of(const std::vector<Loss>& losses) {
    Json rows = Json::array();
    for (const Loss& loss : losses) {
        rows.push_back(with_interval({{"barrier", words_of(loss.name)}}, loss.share));
    }
    const Json y = with(channel("barrier", "nominal"), "sort", Json(nullptr));
    const Json axis{{"format", "%"}, {"tickCount", 5}};
    Json layers = Json::array();
    layers.push_back(
        {{"mark", {{"type", "bar"}, {"color", simulated_color}, {"opacity", 0.3}, {"height", 14}}},
         {"encoding",
          {{"x", with(channel("median", "quantitative", "share of all losses"), "axis", axis)},
           {"y", y}}}});
    layers.push_back(
        {{"mark", {{"type", "rule"}, {"color", simulated_color}, {"strokeWidth", 2.5}}},
         {"encoding",
          {{"x", channel("low", "quantitative")}, {"x2", {{"field", "high"}}}, {"y", y}}}});
    layers.push_back(
        {{"mark", {{"type", "text"}, {"align", "left"}, {"dx", 8}, {"color", "var(--text)"}}},
         {"encoding",
          {{"x", channel("high", "quantitative")},
           {"y", y},
           {"text", {{"field", "median"}, {"type", "quantitative"}, {"format", ".1%"}}}}}});
    Json specification = layered(rows, 0, layers);
    specification["height"] = {{"step", row_height}};
    return specification;
}

/// The share of each barrier in the losses of each activity; nothing where nothing was lost.
std::string activities_table(const ResultData& result, const std::vector<Loss>& losses) {
    const std::size_t barriers = result.names.barriers.size();
    const std::size_t activities = result.names.activities.size();
    Table numbers{"Share of each barrier in what an activity lost", {"Barrier"}, {}};
    for (const std::string& activity : result.names.activities) {
        numbers.columns.push_back(words_of(activity));
    }
    for (const Loss& loss : losses) {
        const auto barrier = static_cast<std::size_t>(
            std::ranges::find(result.names.barriers, loss.name) - result.names.barriers.begin());
        std::vector<std::string> row{escaped(words_of(loss.name))};
        for (std::size_t activity = 0; activity != activities; ++activity) {
            const Interval share = over_replicates(result, [&](std::size_t r) {
                double lost = 0.0;
                double all = 0.0;
                for (std::size_t i = activity * barriers; i < result.losses[r].size();
                     i += activities * barriers) {
                    lost += result.losses[r][i + barrier];
                    const auto begin = result.losses[r].begin() + static_cast<std::ptrdiff_t>(i);
                    all =
                        std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(barriers), all);
                }
                return all > 0.0 ? lost / all : 0.0;
            });
            row.push_back(percentage(
                fmt::format("loss {} {}", loss.name, result.names.activities[activity]), share));
        }
        numbers.html_rows.push_back(std::move(row));
    }
    return table(numbers);
}

} // namespace

Section barriers_section(const ResultData& result) {
    Section section{"barriers", "What held people back", "", {}};
    const std::vector<Loss> losses = losses_of(result);
    if (losses.empty()) {
        section.html = paragraph("No barrier cost a single act.");
        return section;
    }
    section.html += paragraph(fmt::format(
        "Of all barriers <b>{}</b> cost most: {} expected acts that did not happen. An act counts "
        "as lost to a barrier if it would have been done had that barrier alone been absent, "
        "everything else as it was: what would have followed from it is not in the number.",
        escaped(words_of(losses.front().name)),
        datum("lost " + losses.front().name, losses.front().acts)));
    Table numbers{
        "Losses by barrier", {"Barrier", "expected acts lost", "share of all losses"}, {}};
    for (const Loss& loss : losses) {
        numbers.html_rows.push_back({escaped(words_of(loss.name)),
                                     datum("lost " + loss.name, loss.acts),
                                     percentage("lost share " + loss.name, loss.share)});
    }
    show(section,
         {"barrier-shares",
          "Share of each barrier in all losses; lines are the middle nine in ten replicates",
          fmt::format("Bars by barrier; the longest is {}.", words_of(losses.front().name)),
          specification_of(losses), table(numbers)});
    section.html += fmt::format("<details><summary>By activity</summary>\n{}</details>\n",
                                activities_table(result, losses));
    return section;
}

} // namespace diasim::analysis
