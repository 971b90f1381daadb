// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/report/html.hpp"
#include "model/record/summary.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

/// Pictures of the page as Vega-Lite specifications. Colours are the page's own variables, so that
/// one picture serves light, dark and print: what was simulated is `simulated`, what was observed
/// `observed`.
namespace diasim::analysis {

using Json = nlohmann::ordered_json;

inline constexpr std::string_view simulated_color = "var(--simulated)";
inline constexpr std::string_view observed_color = "var(--observed)";
inline constexpr std::string_view muted_color = "var(--muted)";

/// Height of a line of pictures that have one for each of several names [pixels].
inline constexpr int row_height = 22;

/// A picture with what it says in words and numbers.
struct Picture {
    std::string id;          ///< unique on the page, of letters, digits and -
    std::string caption;     ///< what it shows and how to read it
    std::string description; ///< what it says, for those who do not see it
    Json specification;      ///< Vega-Lite, without width
    std::string table_html;  ///< its numbers; may be empty if a table stands elsewhere
};

/// A value with few enough digits for a page: five significant ones. NaN becomes null.
[[nodiscard]] Json rounded(double value);

/// {"low": ..., "median": ..., "high": ...} beside the fields of `row`.
[[nodiscard]] Json with_interval(Json row, const Interval& interval);

/// A specification of layers over rows of data.
/// @param height in pixels
[[nodiscard]] Json layered(Json rows, int height, Json layers);

/// {"field": ..., "type": ..., "title": ...}; no title: the axis has none.
[[nodiscard]] Json channel(std::string_view field, std::string_view type,
                           std::string_view title = "");

/// The channel for days: a time axis in UTC without a title.
[[nodiscard]] Json day_channel(std::string_view field = "day");

/// The same from the first day to the last, whatever the data.
[[nodiscard]] Json day_channel(std::string_view field, const std::vector<std::string>& days);

/// An axis for powers of ten: a line at each, from 1 to a million, and no others.
[[nodiscard]] Json powers_of_ten();

/// The channel with an entry more, such as "scale".
[[nodiscard]] Json with(Json channel, std::string_view key, Json value);

/// The figure in HTML: room for the picture, caption, and the table folded away.
[[nodiscard]] std::string figure(const Picture& picture);

} // namespace diasim::analysis
