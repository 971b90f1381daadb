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

/// The country in which more people acted than in any other, in the median of the replicates.
std::string busiest_country(const ResultData& result) {
    const ResultNames& names = result.names;
    std::string sentence;
    double most = 0.0;
    for (std::size_t country = 0; country != names.countries.size(); ++country) {
        const Interval active = over_replicates(result, [&](std::size_t row) {
            double sum = 0.0;
            for (std::size_t i = 0; i != names.community_country.size(); ++i) {
                sum += names.community_country[i] == country ? result.active[row][i] : 0.0;
            }
            return sum;
        });
        if (active.median > most) {
            most = active.median;
            sentence = fmt::format(" The country with most of them is {}: {}.",
                                   escaped(names.countries[country]),
                                   datum("active in " + names.country_codes[country], active));
        }
    }
    return sentence;
}

/// The day with most attention.
std::string peak_sentence(const ResultData& result) {
    const Days days = days_of(result);
    std::vector<std::vector<double>> attention;
    attention.reserve(result.replicates);
    for (std::size_t row = 0; row != result.replicates; ++row) {
        attention.push_back(attentive_by_day(result, days, row));
    }
    const std::vector<Interval> intervals = intervals_of(attention);
    const auto peak = std::ranges::max_element(intervals, {}, &Interval::median);
    const std::string& date = days.dates[static_cast<std::size_t>(peak - intervals.begin())];
    return fmt::format(" Attention was highest on {}, with {} people.", day_html(date),
                       datum("attentive " + date, *peak));
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
    section.html += "<div class=\"columns\">\n<div>\n";
    section.html += paragraph(fmt::format(
        "{} of all people did something.{}{} The largest gathering of a run had {} people; {} "
        "calls "
        "were followed by too few.",
        percentage("active share", share), busiest_country(result), peak_sentence(result),
        datum("largest gathering", largest),
        datum("fizzled", interval([&](std::size_t r) { return total(result.fizzled[r]); }))));
    section.html += paragraph(
        "A number is the median of the replicates, with the range of the middle nine in ten of "
        "them in brackets: what chance alone does in the model, not how sure it is of the world.");
    section.html += "</div>\n" + participants_table(result) + "</div>\n";
    return section;
}

} // namespace diasim::analysis
