// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace diasim::analysis {
namespace {

/// Below this contraction the observations say nothing of a parameter (design of the calibration).
constexpr double least_contraction = 0.1;

std::string unit_text(const LearntParameter& parameter) {
    return parameter.unit.empty() || parameter.unit == "1" ? "" : " [" + parameter.unit + "]";
}

/// The prior's centre with a deviation to each side, in the parameter's unit: the file has those of
/// the logarithm for a log-uniform prior.
Interval prior_range(const LearntParameter& parameter) {
    const Interval range{parameter.prior_mean - parameter.prior_deviation, parameter.prior_mean,
                         parameter.prior_mean + parameter.prior_deviation};
    return parameter.prior_form == "log_uniform"
               ? Interval{std::exp(range.low), std::exp(range.median), std::exp(range.high)}
               : range;
}

/// Weighted draws of one parameter as bars, with the prior's range as a line.
Picture draws_picture(const PosteriorData& data, std::size_t i) {
    constexpr int height = 120; // pixels
    const LearntParameter& parameter = data.parameters[i];
    Json rows = Json::array();
    for (std::size_t draw = 0; draw != data.weights.size(); ++draw) {
        rows.push_back({{"value", rounded(data.draws[draw * data.parameters.size() + i])},
                        {"weight", rounded(data.weights[draw])}});
    }
    Json x = channel("value", "quantitative", parameter.name + unit_text(parameter));
    x["bin"] = {{"maxbins", 24}};
    x["scale"] = {{"zero", false}};
    Json y = channel("weight", "quantitative", "weight");
    y["aggregate"] = "sum";
    const auto at = [](const char* field) { return channel(field, "quantitative"); };
    const Interval range = prior_range(parameter);
    Json prior{
        {"data",
         {{"values", Json::array({{{"low", rounded(range.low)}, {"high", rounded(range.high)}}})}}},
        {"mark", {{"type", "rule"}, {"strokeWidth", 3}, {"color", muted_color}}},
        {"encoding", {{"x", at("low")}, {"x2", {{"field", "high"}}}, {"y", {{"value", height}}}}}};
    Json layers = Json::array();
    layers.push_back({{"mark", {{"type", "bar"}, {"color", simulated_color}, {"opacity", 0.6}}},
                      {"encoding", {{"x", x}, {"y", y}}}});
    layers.push_back(std::move(prior));
    return {fmt::format("posterior-{}", i), parameter.path,
            fmt::format("Bars of {} weighted draws: {}.", data.weights.size(),
                        range_text(parameter.posterior)),
            layered(std::move(rows), height, std::move(layers)), ""};
}

std::string parameters_table(const PosteriorData& data) {
    Table numbers{"What the observations say of each parameter",
                  {"Parameter", "before: form", "1 deviation to each side", "after", "contraction",
                   "source of the prior"},
                  {}};
    for (const LearntParameter& one : data.parameters) {
        const bool is_identified = one.contraction >= least_contraction;
        numbers.html_rows.push_back({escaped(one.path + unit_text(one)),
                                     escaped(words_of(one.prior_form)),
                                     range_datum("prior " + one.name, prior_range(one)),
                                     range_datum("posterior " + one.name, one.posterior),
                                     datum("contraction " + one.name, one.contraction) +
                                         (is_identified ? "" : " <b>not identified</b>"),
                                     escaped(one.prior_source)});
    }
    return table(numbers);
}

Picture correlation_picture(const PosteriorData& data) {
    const std::size_t n = data.parameters.size();
    Json rows = Json::array();
    Table numbers{"Correlations after the observations", {"Parameter"}, {}};
    for (std::size_t i = 0; i != n; ++i) {
        numbers.columns.push_back(data.parameters[i].name);
        std::vector<std::string> row{escaped(data.parameters[i].name)};
        for (std::size_t j = 0; j != n; ++j) {
            const double value = data.correlation[i * n + j];
            rows.push_back({{"one", data.parameters[i].name},
                            {"other", data.parameters[j].name},
                            {"correlation", rounded(value)},
                            {"size", rounded(std::abs(value))}});
            row.push_back(datum(
                fmt::format("correlation {} {}", data.parameters[i].name, data.parameters[j].name),
                value));
        }
        numbers.html_rows.push_back(std::move(row));
    }
    Json x = with(channel("other", "nominal"), "sort", Json(nullptr));
    x["axis"] = {{"labelAngle", -40}, {"labelLimit", 140}};
    const Json y = with(channel("one", "nominal"), "sort", Json(nullptr));
    const Json color{{"condition", {{"test", "datum.correlation < 0"}, {"value", observed_color}}},
                     {"value", simulated_color}};
    const Json size{{"field", "size"},
                    {"type", "quantitative"},
                    {"legend", nullptr},
                    {"scale", {{"domain", {0, 1}}, {"range", {0, 420}}}}};
    return {"correlations",
            "Correlations after the observations: area is size, the second colour means negative",
            "A circle for each pair of parameters.",
            {{"data", {{"values", std::move(rows)}}},
             {"height", {{"step", row_height + 4}}},
             {"mark", {{"type", "circle"}, {"opacity", 0.85}}},
             {"encoding", {{"x", x}, {"y", y}, {"color", color}, {"size", size}}}},
            table(numbers)};
}

Json predicted_specification(const PosteriorData& data) {
    Json rows = Json::array();
    for (const PredictedStatistic& one : data.statistics) {
        Json row = with_interval({{"name", words_of(one.name)}}, one.predicted);
        row["observed"] = rounded(one.observed);
        row["prior_low"] = rounded(one.prior.low);
        row["prior_high"] = rounded(one.prior.high);
        rows.push_back(std::move(row));
    }
    Json y = with(channel("name", "nominal"), "sort", Json(nullptr));
    y["axis"] = {{"labelLimit", 280}};
    const auto x = [](const char* field) {
        return with(channel(field, "quantitative", "value of the statistic"), "scale",
                    {{"type", "symlog"}});
    };
    const auto band = [&](const char* low, const char* high, int height, std::string_view color,
                          double opacity) {
        return Json{
            {"mark", {{"type", "bar"}, {"height", height}, {"color", color}, {"opacity", opacity}}},
            {"encoding", {{"x", x(low)}, {"x2", {{"field", high}}}, {"y", y}}}};
    };
    Json layers = Json::array();
    layers.push_back(band("prior_low", "prior_high", 4, muted_color, 0.45));
    layers.push_back(band("low", "high", 11, simulated_color, 0.35));
    layers.push_back({{"mark",
                       {{"type", "point"},
                        {"shape", "diamond"},
                        {"filled", true},
                        {"opacity", 1},
                        {"size", 80},
                        {"color", observed_color}}},
                      {"encoding", {{"x", x("observed")}, {"y", y}}}});
    Json specification = layered(std::move(rows), 0, std::move(layers));
    specification["height"] = {{"step", row_height}};
    return specification;
}

std::string predicted_table(const PosteriorData& data) {
    Table numbers{"Statistics", {"Statistic", "observed", "before", "after"}, {}};
    for (const PredictedStatistic& one : data.statistics) {
        numbers.html_rows.push_back({escaped(words_of(one.name)),
                                     datum("observed " + one.name, one.observed),
                                     range_datum("prior predicted " + one.name, one.prior),
                                     range_datum("predicted " + one.name, one.predicted)});
    }
    return table(numbers);
}

std::string not_identified_text(const PosteriorData& data) {
    std::vector<std::string> names;
    for (const LearntParameter& one : data.parameters) {
        if (one.contraction < least_contraction) {
            names.push_back("<b>" + escaped(one.path) + "</b>");
        }
    }
    return names.empty()
               ? paragraph("Every parameter is narrower after the observations than before.")
               : paragraph(fmt::format("Not identified, as the observations leave them as they "
                                       "were: {}.",
                                       fmt::join(names, ", ")));
}

} // namespace

Section posterior_section(const PosteriorData& data) {
    Section section{"posterior", "What the observations teach", "", {}};
    section.html += paragraph(fmt::format(
        "Parameters after the observations of {} to {} ({}), by "
        "approximate Bayesian "
        "computation ({}): {} simulations, {} failed; the draws are worth {} independent ones. It "
        "ended "
        "because: {}.",
        day_html(data.first_day), day_html(data.last_day), escaped(data.observed_tables),
        escaped(data.algorithm), datum("simulations", static_cast<double>(data.simulations)),
        datum("failures", static_cast<double>(data.failures)),
        datum("effective sample size", data.effective_sample_size), escaped(data.stopped_because)));
    section.html += not_identified_text(data) + parameters_table(data);
    section.html +=
        heading("Draws, and the prior's centre with a deviation to each side as a grey line") +
        "<div class=\"grid\">\n";
    for (std::size_t i = 0; i != data.parameters.size(); ++i) {
        show(section, draws_picture(data, i));
    }
    section.html += "</div>\n";
    if (data.parameters.size() > 1) {
        show(section, correlation_picture(data));
    }
    if (!data.statistics.empty()) {
        show(section, {"predicted",
                       "Statistics: diamonds observed, bands the middle nine in ten draws, thin "
                       "bars the same before the observations",
                       fmt::format("{} lines.", data.statistics.size()),
                       predicted_specification(data), predicted_table(data)});
    }
    return section;
}

} // namespace diasim::analysis
