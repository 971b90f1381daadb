// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"
#include "analysis/report/sums.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace diasim::analysis {
namespace {

/// Number of gatherings in one replicate, and the largest.
struct GatheringTotals {
    double number = 0.0;
    double largest = 0.0;
};

GatheringTotals gatherings_in(const ResultData& result, std::size_t row) {
    GatheringTotals totals;
    for (std::size_t i = 0; i != result.gatherings.row.size(); ++i) {
        if (result.gatherings.row[i] == row) {
            totals.number += 1.0;
            totals.largest =
                std::max(totals.largest, static_cast<double>(result.gatherings.attendance[i]));
        }
    }
    return totals;
}

/// A number in large type with what it is.
std::string key_figure(const std::string& number, const std::string& meaning) {
    return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(meaning), number);
}

std::string participants_table(const ResultData& result) {
    const std::size_t activities = result.names.activities.size();
    Table numbers{"People who took part at least once, by activity", {"Activity", "people"}, {}};
    for (std::size_t activity = 0; activity != activities; ++activity) {
        const std::string& name = result.names.activities[activity];
        numbers.html_rows.push_back(
            {escaped(words_of(name)),
             datum("participants " + name, over_replicates(result, [&](std::size_t row) {
                       return total_of(result.participants[row], activity, activities);
                   }))});
    }
    return table(numbers);
}

} // namespace

Section summary_section(const ResultData& result) {
    const auto interval = [&](const auto& number) { return over_replicates(result, number); };
    const Interval people = interval([&](std::size_t r) { return total(result.people[r]); });
    const Interval reached = interval([&](std::size_t r) { return total(result.reached[r]); });
    const Interval active = interval([&](std::size_t r) { return total(result.active[r]); });
    const Interval share = interval([&](std::size_t r) {
        return total(result.active[r]) / std::max(1.0, total(result.people[r]));
    });
    const Interval number =
        interval([&](std::size_t r) { return gatherings_in(result, r).number; });
    const Interval largest =
        interval([&](std::size_t r) { return gatherings_in(result, r).largest; });
    Section section{"summary", "In short", "", {}};
    section.html = "<dl class=\"figures\">\n" +
                   key_figure(datum("people", people), "people in the model") +
                   key_figure(datum("reached", reached), "attentive at any time") +
                   key_figure(datum("active", active), "did anything") +
                   key_figure(datum("gatherings", number), "gatherings took place") + "</dl>\n";
    section.html += paragraph(fmt::format(
        "{} of all people did something. The largest gathering of a run had {} people; in {} cases "
        "a call was followed by too few.",
        percentage("active share", share), datum("largest gathering", largest),
        datum("fizzled", interval([&](std::size_t r) { return total(result.fizzled[r]); }))));
    section.html += paragraph(
        "A number is the median of the replicates, with the range of the middle nine in ten of "
        "them in brackets: what chance alone does in the model, not how sure it is of the world.");
    section.html += participants_table(result);
    return section;
}

} // namespace diasim::analysis
