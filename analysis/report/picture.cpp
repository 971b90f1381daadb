// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/picture.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace diasim::analysis {

Json rounded(double value) {
    if (!std::isfinite(value)) {
        return nullptr;
    }
    const std::string digits = fmt::format("{:.5g}", value);
    const double few = std::strtod(digits.c_str(), nullptr);
    constexpr double exact = 1e9; // whole numbers up to here are written as such
    if (few == std::floor(few) && std::abs(few) < exact) {
        return static_cast<std::int64_t>(few);
    }
    return few;
}

Json with_interval(Json row, const Interval& interval) {
    row["low"] = rounded(interval.low);
    row["median"] = rounded(interval.median);
    row["high"] = rounded(interval.high);
    return row;
}

Json layered(Json rows, int height, Json layers) {
    return {
        {"data", {{"values", std::move(rows)}}}, {"height", height}, {"layer", std::move(layers)}};
}

Json channel(std::string_view field, std::string_view type, std::string_view title) {
    Json result{{"field", field}, {"type", type}};
    result["title"] = title.empty() ? Json(nullptr) : Json(title);
    return result;
}

Json day_channel(std::string_view field) {
    return with(with(channel(field, "temporal"), "scale", {{"type", "utc"}}), "axis",
                {{"format", "%-d %b"}, {"grid", false}, {"labelOverlap", true}, {"tickCount", 6}});
}

Json day_channel(std::string_view field, const std::vector<std::string>& days) {
    Json result = day_channel(field);
    result["scale"]["domain"] = Json::array({days.front(), days.back()});
    return result;
}

Json powers_of_ten() {
    return {{"format", "~s"}, {"values", {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000}}};
}

Json with(Json channel, std::string_view key, Json value) {
    channel[std::string{key}] = std::move(value);
    return channel;
}

std::string figure(const Picture& picture) {
    std::string numbers;
    if (!picture.table_html.empty()) {
        numbers = fmt::format("<details><summary>Numbers as a table<span class=\"hidden\">: {}"
                              "</span></summary>\n{}</details>\n",
                              escaped(picture.caption), picture.table_html);
    }
    return fmt::format("<figure id=\"{0}\">\n<div class=\"picture\" data-picture=\"{0}\" "
                       "role=\"img\" aria-label=\"{1}\"></div>\n"
                       "<figcaption>{2}</figcaption>\n{3}</figure>\n",
                       picture.id, escaped(picture.description), escaped(picture.caption), numbers);
}

} // namespace diasim::analysis
