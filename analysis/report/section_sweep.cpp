// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diasim::analysis {
namespace {

constexpr std::size_t most_factors = 15; ///< of a picture; the table has all

/// Positions of the factors by falling number of theirs, unknown ones last.
std::vector<std::size_t> by_strength(const SweepReport& sweep, const std::vector<double>& numbers,
                                     std::size_t output) {
    std::vector<std::size_t> order(sweep.factors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t first = output * sweep.factors.size();
    std::ranges::stable_sort(order, std::greater<>{}, [&](std::size_t factor) {
        const double number = numbers[first + factor];
        return std::isnan(number) ? -1.0 : number;
    });
    return order;
}

Json factor_channel() {
    Json y = with(channel("factor", "nominal"), "sort", Json(nullptr));
    y["axis"] = {{"labelLimit", 280}};
    return y;
}

Json stepped(Json rows, Json layers) {
    Json specification = layered(std::move(rows), 0, std::move(layers));
    specification["height"] = {{"step", row_height}};
    return specification;
}

Json bar(Json x) {
    return {
        {"mark", {{"type", "bar"}, {"height", 12}, {"color", simulated_color}, {"opacity", 0.35}}},
        {"encoding", {{"x", std::move(x)}, {"y", factor_channel()}}}};
}

Json point(Json x, std::string_view color) {
    return {{"mark", {{"type", "point"}, {"filled", true}, {"size", 55}, {"color", color}}},
            {"encoding", {{"x", std::move(x)}, {"y", factor_channel()}}}};
}

Picture morris_picture(const SweepReport& sweep, std::size_t output) {
    Json rows = Json::array();
    const std::string& name = sweep.outputs[output];
    Table numbers{"Elementary effects on " + name, {"Factor", "mean size", "spread"}, {}};
    for (const std::size_t factor : by_strength(sweep, sweep.morris_mu_star, output)) {
        const std::size_t cell = output * sweep.factors.size() + factor;
        const std::string& target = sweep.factors[factor];
        if (rows.size() < most_factors) {
            rows.push_back({{"factor", target},
                            {"size", rounded(sweep.morris_mu_star[cell])},
                            {"spread", rounded(sweep.morris_sigma[cell])}});
        }
        numbers.html_rows.push_back(
            {escaped(target),
             datum(fmt::format("morris size {} {}", name, target), sweep.morris_mu_star[cell]),
             datum(fmt::format("morris spread {} {}", name, target), sweep.morris_sigma[cell])});
    }
    const std::string axis = "effect from one end of the factor's range to the other";
    Json layers = Json::array();
    layers.push_back(bar(channel("size", "quantitative", axis)));
    layers.push_back(point(channel("spread", "quantitative", axis), muted_color));
    return {
        fmt::format("morris-{}", output),
        fmt::format("What moves {}: bars are mean sizes of elementary effects; dots their spread, "
                    "large where the effect depends on other factors",
                    sweep.meanings[output]),
        fmt::format("Bars by factor; the longest is {}.", numbers.html_rows.front().front()),
        stepped(std::move(rows), std::move(layers)), table(numbers)};
}

Picture sobol_picture(const SweepReport& sweep, std::size_t output) {
    Json rows = Json::array();
    const std::string& name = sweep.outputs[output];
    Table numbers{"Shares of variance of " + name, {"Factor", "alone", "with others"}, {}};
    for (const std::size_t factor : by_strength(sweep, sweep.sobol_total, output)) {
        const std::size_t cell = output * sweep.factors.size() + factor;
        const std::string& target = sweep.factors[factor];
        if (rows.size() < most_factors) {
            rows.push_back({{"factor", target},
                            {"first", rounded(sweep.sobol_first[cell])},
                            {"total", rounded(sweep.sobol_total[cell])},
                            {"low", rounded(sweep.sobol_total_low[cell])},
                            {"high", rounded(sweep.sobol_total_high[cell])}});
        }
        numbers.html_rows.push_back(
            {escaped(target),
             datum(fmt::format("sobol first {} {}", name, target), sweep.sobol_first[cell]),
             datum(fmt::format("sobol total {} {}", name, target),
                   Interval{sweep.sobol_total_low[cell], sweep.sobol_total[cell],
                            sweep.sobol_total_high[cell]})});
    }
    const std::string axis = "share of variance";
    Json layers = Json::array();
    layers.push_back(bar(channel("first", "quantitative", axis)));
    layers.push_back(
        {{"mark", {{"type", "rule"}, {"strokeWidth", 2.5}, {"color", simulated_color}}},
         {"encoding",
          {{"x", channel("low", "quantitative", axis)},
           {"x2", {{"field", "high"}}},
           {"y", factor_channel()}}}});
    layers.push_back(point(channel("total", "quantitative", axis), simulated_color));
    return {fmt::format("sobol-{}", output),
            fmt::format(
                "What moves {}: bars are Sobol' indices of first order, dots those of total order "
                "with a 95 % interval",
                sweep.meanings[output]),
            fmt::format("Bars by factor; the strongest is {}.", numbers.html_rows.front().front()),
            stepped(std::move(rows), std::move(layers)), table(numbers)};
}

/// Means over replicates against the values of one factor. Its table is the sweep's file.
Picture scatter_picture(const SweepReport& sweep, std::size_t output, std::size_t factor) {
    constexpr int height = 180; // pixels
    const std::size_t factors = sweep.factors.size();
    Json rows = Json::array();
    for (std::size_t point = 0; point * factors != sweep.points.size(); ++point) {
        rows.push_back({{"value", rounded(sweep.points[point * factors + factor])},
                        {"mean", rounded(sweep.means[point * sweep.outputs.size() + output])}});
    }
    const std::string unit =
        sweep.units[factor].empty() ? "position of the value" : sweep.units[factor];
    const auto axis = [](Json one) {
        one["scale"] = {{"zero", false}};
        return one;
    };
    return {fmt::format("scatter-{}-{}", output, factor),
            fmt::format("{} by {}", sweep.meanings[output], sweep.factors[factor]),
            fmt::format("One dot for each of {} points.", rows.size()),
            {{"data", {{"values", std::move(rows)}}},
             {"height", height},
             {"mark",
              {{"type", "point"},
               {"filled", true},
               {"size", 40},
               {"opacity", 0.6},
               {"color", simulated_color}}},
             {"encoding",
              {{"x", axis(channel("value", "quantitative",
                                  fmt::format("{} [{}]", sweep.factors[factor], unit)))},
               {"y", axis(channel("mean", "quantitative", sweep.outputs[output]))}}}},
            ""};
}

void add_scatters(Section& section, const SweepReport& sweep) {
    constexpr std::size_t most_outputs = 3;
    constexpr std::size_t most_scatters = 4; ///< an output
    section.html += "<div class=\"grid\">\n";
    for (std::size_t output = 0; output != std::min(sweep.outputs.size(), most_outputs); ++output) {
        for (std::size_t i = 0; i != std::min(sweep.factors.size(), most_scatters); ++i) {
            show(section, scatter_picture(sweep, output, i));
        }
    }
    section.html += "</div>\n";
}

} // namespace

Section sweep_section(const SweepReport& sweep) {
    Section section{"sweep", "Which numbers matter", "", {}};
    section.html += paragraph(
        fmt::format("{}: {} runs done, {} failed, {} missing, of a design of the kind <b>{}</b>.",
                    escaped(sweep.title), datum("runs done", static_cast<double>(sweep.runs_done)),
                    datum("runs failed", static_cast<double>(sweep.runs_failed)),
                    datum("runs missing", static_cast<double>(sweep.runs_missing)),
                    escaped(words_of(sweep.design))));
    if (sweep.factors.empty() || sweep.outputs.empty()) {
        return section;
    }
    for (std::size_t output = 0; output != sweep.outputs.size(); ++output) {
        if (!sweep.morris_mu_star.empty()) {
            show(section, morris_picture(sweep, output));
        }
        if (!sweep.sobol_total.empty()) {
            show(section, sobol_picture(sweep, output));
        }
    }
    if (sweep.morris_mu_star.empty() && sweep.sobol_total.empty()) {
        add_scatters(section, sweep);
    }
    return section;
}

} // namespace diasim::analysis
