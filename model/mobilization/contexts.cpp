// SPDX-License-Identifier: BSD-3-Clause
#include "model/mobilization/contexts.hpp"

#include "model/base/error.hpp"
#include "model/mobilization/geography.hpp"

#include <algorithm>
#include <limits>

namespace diasim {
namespace {

std::vector<float> column_values(const Hosts& hosts, const std::string& column) {
    std::vector<float> values;
    for (const Community& community : hosts.communities) {
        const auto own = community.columns.find(column);
        if (own != community.columns.end()) {
            values.push_back(static_cast<float>(own->second));
            continue;
        }
        const auto& of_country = hosts.countries[community.country].columns;
        const auto found = of_country.find(column);
        check(found != of_country.end(), "a context names an unknown column");
        values.push_back(static_cast<float>(found->second));
    }
    return values;
}

/// Remoteness of the nearest site of the table, by community; 0 if there is no site.
std::vector<float> nearest_site(const Hosts& hosts) {
    const std::vector<std::vector<double>> distances = site_distances(hosts, hosts.sites);
    std::vector<float> values;
    for (const std::vector<double>& row : distances) {
        const double km = row.empty() ? 0.0 : *std::min_element(row.begin(), row.end());
        values.push_back(static_cast<float>(remoteness(km, hosts.distance_scale.km)));
    }
    return values;
}

UtcTime middle_of(const Scenario& scenario, std::uint32_t step) {
    const double seconds = (step + 0.5) * scenario.time.step.days * seconds_per_day;
    return {scenario.time.start.seconds + static_cast<std::int64_t>(seconds)};
}

std::vector<std::vector<float>> weekend(const Scenario& scenario, std::uint32_t steps) {
    std::vector<std::vector<float>> values;
    for (const Community& community : scenario.hosts.communities) {
        const double offset = scenario.hosts.countries[community.country].utc_offset_hours;
        std::vector<float> row;
        for (std::uint32_t step = 0; step != steps; ++step) {
            row.push_back(weekday(middle_of(scenario, step), offset) >= 5 ? 1.0F : 0.0F);
        }
        values.push_back(std::move(row));
    }
    return values;
}

/// Value of the last row of the table for this place at or before the moment; 0 before the first.
float table_value(const ContextTable& table, const Community& community, const Country& country,
                  UtcTime time) {
    float value = 0.0F;
    std::int64_t latest = std::numeric_limits<std::int64_t>::min();
    for (const ContextStep& row : table) {
        const bool is_here =
            row.place == community.name || row.place == country.name || row.place == "all";
        if (is_here && row.time <= time && row.time.seconds >= latest) {
            latest = row.time.seconds;
            value = static_cast<float>(row.value);
        }
    }
    return value;
}

std::vector<std::vector<float>> table_values(const Scenario& scenario, const ContextTable& table,
                                             std::uint32_t steps) {
    std::vector<std::vector<float>> values;
    for (const Community& community : scenario.hosts.communities) {
        std::vector<float> row;
        for (std::uint32_t step = 0; step != steps; ++step) {
            row.push_back(table_value(table, community, scenario.hosts.countries[community.country],
                                      middle_of(scenario, step)));
        }
        values.push_back(std::move(row));
    }
    return values;
}

} // namespace

Contexts::Contexts(const Scenario& scenario, const HomelandSeries& homeland) {
    add_builtin(scenario, homeland);
    for (const Context& context : scenario.contexts) {
        add_declared(scenario, homeland, context);
    }
}

void Contexts::add_builtin(const Scenario& scenario, const HomelandSeries& homeland) {
    const std::size_t n = scenario.hosts.communities.size();
    lookups_.push_back({std::vector<float>(n, 1.0F), nullptr, false, {}});
    lookups_.push_back({{}, &homeland.connectivity, false, {}});
    lookups_.push_back({{}, &homeland.connectivity, true, {}});
    lookups_.push_back({{}, nullptr, false, weekend(scenario, homeland.steps)});
    lookups_.push_back({nearest_site(scenario.hosts), nullptr, false, {}});
}

void Contexts::add_declared(const Scenario& scenario, const HomelandSeries& homeland,
                            const Context& context) {
    switch (context.form) {
    case Context::Form::value:
        lookups_.push_back({std::vector<float>(scenario.hosts.communities.size(),
                                               static_cast<float>(context.value)),
                            nullptr,
                            false,
                            {}});
        return;
    case Context::Form::column:
        lookups_.push_back({column_values(scenario.hosts, context.column), nullptr, false, {}});
        return;
    case Context::Form::series: {
        const auto series = find_name(scenario.series, context.series);
        check(series.has_value(), "a context names an unknown series");
        lookups_.push_back({{}, &homeland.series[*series], false, {}});
        return;
    }
    case Context::Form::table:
        lookups_.push_back(
            {{}, nullptr, false, table_values(scenario, context.table, homeland.steps)});
        return;
    case Context::Form::builtin:
        break;
    }
    check(false, "a built-in context cannot be declared");
}

float Contexts::at(std::size_t index, std::uint16_t community, std::size_t region,
                   std::uint32_t step) const noexcept {
    const Lookup& lookup = lookups_[index];
    if (lookup.by_region != nullptr) {
        const float value = lookup.by_region->at(step, region);
        return lookup.is_complement ? 1.0F - value : value;
    }
    if (!lookup.by_community.empty()) {
        return lookup.by_community[community];
    }
    return lookup.by_place_step[community][step];
}

} // namespace diasim
