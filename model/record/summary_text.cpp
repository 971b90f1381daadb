// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/summary.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace diasim {
namespace {

constexpr std::size_t first_width = 27;  ///< of the column of names
constexpr std::size_t column_width = 24; ///< of the others: three of them fit into 100 characters
constexpr std::size_t most_columns = 3;
constexpr std::size_t shown_barriers = 3;
constexpr double percent = 100.0;

/// Number of characters: all of the text is one column a code point.
std::size_t printed_width(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string left(const std::string& text, std::size_t width) {
    const std::size_t used = printed_width(text);
    return text + std::string(used < width ? width - used : 1, ' ');
}

std::string right(const std::string& text, std::size_t width) {
    const std::size_t used = printed_width(text);
    return std::string(used < width ? width - used : 1, ' ') + text;
}

/// A name cut to the column of names.
std::string name_cell(const std::string& name, std::size_t indent) {
    std::string cut;
    std::size_t used = indent + 1;
    for (const char c : name) {
        used += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
        if (used > first_width) {
            break;
        }
        cut += c;
    }
    return left(std::string(indent, ' ') + cut, first_width);
}

/// A whole number with commas between thousands.
std::string with_commas(long long number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) {
        digits.insert(i - 3, ",");
    }
    return digits;
}

/// Three digits of a number that is not negative.
std::string number_text(double number) {
    constexpr double thousand = 1e3;
    constexpr double ten_thousand = 1e4;
    constexpr double million = 1e6;
    constexpr double rounds_to_million = 999500.0;
    constexpr double rounds_to_ten_thousand = 9995.0;
    if (number >= rounds_to_million) {
        return fmt::format("{:.3g}M", number / million);
    }
    if (number >= ten_thousand || number >= rounds_to_ten_thousand) {
        return fmt::format("{:.3g}k", number / thousand);
    }
    if (number >= thousand) {
        return with_commas(10 * std::llround(number / 10.0));
    }
    return with_commas(std::llround(number));
}

std::string interval_text(const std::string& low, const std::string& median,
                          const std::string& high) {
    return low == median && high == median ? median : fmt::format("{} ({}–{})", median, low, high);
}

std::string share_text(const Interval& share) {
    const auto whole = [](double value) { return fmt::format("{:.0f}", percent * value); };
    return interval_text(whole(share.low), whole(share.median), whole(share.high)) + " %";
}

std::string size_text(const std::optional<Interval>& size) {
    return size ? to_text(*size) : "–";
}

std::size_t indent_of(const PlaceSummary& place) {
    return place.kind == PlaceSummary::Kind::all ? 0 : 2;
}

std::string header(const Summary& summary) {
    const std::string failed =
        summary.failed == 0 ? "" : fmt::format(", {} failed", summary.failed);
    const auto day = [](UtcTime time) { return diasim::to_text(time).substr(0, 10); };
    return fmt::format("{}\n{} replicate{}{}, {} to {}, step {}, seed {}\n{}\n", summary.title,
                       summary.replicates, summary.replicates == 1 ? "" : "s", failed,
                       day(summary.start), day(summary.end), diasim::to_text(summary.step),
                       summary.seed,
                       summary.replicates == 1 ? "Numbers of one run."
                                               : "Median over replicates (5th–95th percentile).");
}

std::string row(const std::string& name, const std::vector<std::string>& cells) {
    std::string line = name;
    for (const std::string& cell : cells) {
        line += right(cell, column_width);
    }
    return line + '\n';
}

std::string people_table(const Summary& summary) {
    std::string text = row(name_cell("People", 0), {"people", "reached by news", "took part"});
    for (const PlaceSummary& place : summary.places) {
        if (!place.is_whole_region) { // its region has said it
            text += row(name_cell(place.name, indent_of(place)),
                        {to_text(place.people), to_text(place.reached), to_text(place.active)});
        }
    }
    return text;
}

std::string gatherings_table(const Summary& summary) {
    std::string text = row(name_cell("Gatherings", 0), {"number", "median size", "largest"});
    for (const PlaceSummary& place : summary.places) {
        if (place.typical_size && !place.is_whole_region) {
            text += row(name_cell(place.name, indent_of(place)),
                        {to_text(place.gatherings), size_text(place.typical_size),
                         size_text(place.largest_size)});
        }
    }
    return text;
}

/// Everywhere and in the largest regions: who took part in what.
std::string activities_table(const Summary& summary) {
    std::vector<const PlaceSummary*> columns;
    std::vector<std::string> names;
    for (const PlaceSummary& place : summary.places) {
        const bool is_wide =
            place.kind == PlaceSummary::Kind::all || place.kind == PlaceSummary::Kind::region;
        if (is_wide && columns.size() < most_columns) {
            columns.push_back(&place);
            names.push_back(place.name);
        }
    }
    std::string text = row(name_cell("Who took part in", 0), names);
    for (std::size_t k = 0; k != summary.activities.size(); ++k) {
        std::vector<std::string> cells;
        cells.reserve(columns.size());
        for (const PlaceSummary* place : columns) {
            cells.push_back(to_text(place->participants[k]));
        }
        text += row(name_cell(summary.activities[k], 2), cells);
    }
    return text;
}

std::string barriers_table(const Summary& summary) {
    std::string text =
        row(name_cell("Costliest barriers", 0), {"expected acts lost", "share of all losses"});
    for (std::size_t b = 0; b != std::min(shown_barriers, summary.barriers.size()); ++b) {
        const BarrierSummary& barrier = summary.barriers[b];
        text += row(name_cell(barrier.name, 2),
                    {to_text(barrier.acts_lost), share_text(barrier.share)});
    }
    return text;
}

std::string in_words(const Summary& summary) {
    const PlaceSummary& all = summary.places.front();
    const double share =
        all.people.median > 0.0 ? percent * all.active.median / all.people.median : 0.0;
    std::string text =
        fmt::format("In the {}, {} of {} people ({:.2g} %) did something.\n",
                    summary.replicates == 1 ? "run" : "median replicate",
                    number_text(all.active.median), number_text(all.people.median), share);
    if (all.largest_size && all.gatherings.median >= 1.0) {
        const std::string number = number_text(all.gatherings.median);
        text += fmt::format("{} {} people.\n",
                            number == "1" ? "1 gathering took place, with"
                                          : number + " gatherings took place, the largest with",
                            number_text(all.largest_size->median));
    } else {
        text += "No gathering took place.\n";
    }
    if (!summary.barriers.empty() && summary.barriers.front().acts_lost.median > 0.0) {
        const BarrierSummary& first = summary.barriers.front();
        const std::string acts = number_text(first.acts_lost.median);
        text += fmt::format("Of all barriers {} cost most: about {} act{} that did not happen.\n",
                            first.name, acts, acts == "1" ? "" : "s");
    }
    return text;
}

nlohmann::ordered_json json_of(const Interval& interval) {
    return {{"low", interval.low}, {"median", interval.median}, {"high", interval.high}};
}

nlohmann::ordered_json json_of(const std::optional<Interval>& interval) {
    return interval ? json_of(*interval) : nlohmann::ordered_json{};
}

nlohmann::ordered_json json_of(const PlaceSummary& place,
                               const std::vector<std::string>& activities) {
    static constexpr std::array kinds{"all", "region", "country", "others"};
    nlohmann::ordered_json json{{"place", place.name},
                                {"kind", kinds.at(static_cast<std::size_t>(place.kind))},
                                {"people", json_of(place.people)},
                                {"reached", json_of(place.reached)},
                                {"active_people", json_of(place.active)}};
    for (std::size_t k = 0; k != activities.size(); ++k) {
        json["participants"][activities[k]] = json_of(place.participants[k]);
    }
    json["gatherings"] = json_of(place.gatherings);
    json["typical_size"] = json_of(place.typical_size);
    json["largest_size"] = json_of(place.largest_size);
    return json;
}

} // namespace

std::string to_text(const Interval& interval) {
    return interval_text(number_text(interval.low), number_text(interval.median),
                         number_text(interval.high));
}

std::string summary_text(const Summary& summary) {
    std::string text = header(summary);
    if (summary.replicates == 0) {
        return text;
    }
    text += '\n' + people_table(summary) + '\n' + activities_table(summary);
    if (summary.places.front().typical_size) {
        text += '\n' + gatherings_table(summary);
    }
    if (!summary.barriers.empty()) {
        text += '\n' + barriers_table(summary);
    }
    return text + '\n' + in_words(summary);
}

nlohmann::ordered_json summary_json(const Summary& summary) {
    nlohmann::ordered_json json{{"title", summary.title},      {"start", to_text(summary.start)},
                                {"end", to_text(summary.end)}, {"step", to_text(summary.step)},
                                {"seed", summary.seed},        {"replicates", summary.replicates},
                                {"failed", summary.failed}};
    for (std::size_t k = 0; k != summary.activities.size(); ++k) {
        json["acts"][summary.activities[k]] = json_of(summary.acts[k]);
    }
    for (const PlaceSummary& place : summary.places) {
        json["places"].push_back(json_of(place, summary.activities));
    }
    json["barriers"] = nlohmann::ordered_json::array();
    for (const BarrierSummary& barrier : summary.barriers) {
        json["barriers"].push_back({{"barrier", barrier.name},
                                    {"acts_lost", json_of(barrier.acts_lost)},
                                    {"share", json_of(barrier.share)}});
    }
    return json;
}

} // namespace diasim
