// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/homeland/homeland.hpp"
#include "model/network/network.hpp"
#include "model/scenario/scenario.hpp"

#include <cmath>
#include <cstdint>
#include <string>

namespace diasim::test {

/// What a place and a moment bring to the slow twin's people: contexts with one value, from a
/// table, or the week-end, looked up anew each time; and news. Other contexts are not known.
class TwinPlaces {
public:
    TwinPlaces(const Scenario& scenario, const HomelandSeries& homeland)
        : scenario_{scenario}, homeland_{homeland} {}

    /// The level of the news that people with kin in a region hear.
    [[nodiscard]] double news(std::uint32_t step, std::size_t region) const {
        const auto& series = homeland_.series[find_name(scenario_.series, "news").value()];
        return static_cast<double>(series.at(step, region));
    }

    [[nodiscard]] double context(const std::string& term, std::size_t community,
                                 std::uint32_t step) const {
        if (term.rfind("1 - ", 0) == 0) {
            return 1.0 - context(term.substr(4), community, step);
        }
        if (term == "constant") {
            return 1.0;
        }
        if (term == "weekend") {
            return is_weekend(community, step) ? 1.0 : 0.0;
        }
        const Context& found = scenario_.contexts[find_name(scenario_.contexts, term).value()];
        return found.form == Context::Form::table ? table_value(found.table, community, step)
                                                  : found.value;
    }

private:
    /// Of the middle of a step [s since 1970].
    [[nodiscard]] double seconds(std::uint32_t step) const {
        return static_cast<double>(scenario_.time.start.seconds) +
               (step + 0.5) * scenario_.time.step.days * 86400.0;
    }

    /// By the local clock. 1 January 1970 was a Thursday, the fourth day of a week.
    [[nodiscard]] bool is_weekend(std::size_t community, std::uint32_t step) const {
        const std::size_t country = scenario_.hosts.communities[community].country;
        const double hours = scenario_.hosts.countries[country].utc_offset_hours;
        const double day = std::floor((seconds(step) + hours * 3600.0) / 86400.0);
        return std::fmod(day + 3.0, 7.0) >= 5.0;
    }

    /// The last row for the community, its country or all.
    [[nodiscard]] double table_value(const ContextTable& table, std::size_t community,
                                     std::uint32_t step) const {
        const Community& home = scenario_.hosts.communities[community];
        double value = 0.0;
        for (const ContextStep& row : table) { // in order of time
            const bool is_here = row.place == "all" || row.place == home.name ||
                                 row.place == scenario_.hosts.countries[home.country].name;
            if (is_here && static_cast<double>(row.time.seconds) <= seconds(step)) {
                value = row.value;
            }
        }
        return value;
    }

    const Scenario& scenario_;
    const HomelandSeries& homeland_;
};

/// 0: critical, also solidary; 1: loyal.
[[nodiscard]] inline std::size_t side_index(const Activity& activity) {
    return activity.stance == Stance::loyal ? 1 : 0;
}

/// Mean of a value over a person's friends and kin abroad; `none` for who has no contacts.
template <class Value>
[[nodiscard]] double mean_over_contacts(const Network& network, std::uint32_t person, double none,
                                        const Value& value) {
    double sum = 0.0;
    double contacts = 0.0;
    for (const Graph* layer : {&network.friends, &network.kin_abroad}) {
        for (const std::uint32_t contact : layer->neighbours(person)) {
            sum += value(contact);
            contacts += 1.0;
        }
    }
    return contacts > 0.0 ? sum / contacts : none;
}

} // namespace diasim::test
