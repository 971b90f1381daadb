// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/result_layout.hpp"

#include <fmt/format.h>

namespace diasim {
namespace {

/// One text or number of each entry of a table.
template <class Rows, class Get>
auto column(const Rows& rows, Get get) {
    std::vector<decltype(get(*std::begin(rows)))> values;
    values.reserve(std::size(rows));
    for (const auto& row : rows) {
        values.push_back(get(row));
    }
    return values;
}

/// A dimension whose values are the names of a table's entries; an empty table has none.
template <class Rows>
void write_names(Hdf5Writer& file, const std::string& dimension, const std::string& meaning,
                 const Rows& rows) {
    if (std::size(rows) != 0) {
        file.coordinate_strings({dimension, {dimension}, "", meaning},
                                column(rows, [](const auto& row) { return row.name; }));
    }
}

template <class Rows>
void write_titles(Hdf5Writer& file, const std::string& dimension, const Rows& rows) {
    if (std::size(rows) != 0) {
        file.write_strings({dimension + "_title", {dimension}, "", "name of the " + dimension},
                           column(rows, [](const auto& row) { return row.title; }));
    }
}

template <class Rows>
void write_places(Hdf5Writer& file, const std::string& dimension, const std::string& prefix,
                  const Rows& rows) {
    if (std::size(rows) == 0) {
        return;
    }
    file.write(Variable{prefix + "latitude",
                        {dimension},
                        "degrees_north",
                        "latitude of the " + dimension,
                        {{"standard_name", "latitude"}}},
               column(rows, [](const auto& row) { return row.latitude; }));
    file.write(Variable{prefix + "longitude",
                        {dimension},
                        "degrees_east",
                        "longitude of the " + dimension,
                        {{"standard_name", "longitude"}}},
               column(rows, [](const auto& row) { return row.longitude; }));
    file.write(Variable{dimension + "_country",
                        {dimension},
                        "1",
                        "country of the " + dimension + ": position from 0 along country"},
               column(rows, [](const auto& row) { return row.country; }));
}

/// Starts of consecutive spans of so many steps, in hours since the scenario's start.
void write_time(Hdf5Writer& file, const ResultInput& input, const std::string& name,
                std::uint32_t count, std::uint32_t steps, const std::string& meaning) {
    constexpr double hours_per_day = 24.0;
    const double hours = input.scenario.time.step.days * hours_per_day * steps;
    std::vector<double> starts;
    for (std::uint32_t i = 0; i != count; ++i) {
        starts.push_back(i * hours);
    }
    file.coordinate(Variable{name,
                             {name},
                             hours_since_start(input.scenario),
                             meaning,
                             {{"standard_name", "time"}, {"calendar", "proleptic_gregorian"}}},
                    starts);
}

void write_hosts(Hdf5Writer& file, const ResultInput& input) {
    const Hosts& hosts = input.scenario.hosts;
    write_names(file, "country", "country of residence, ISO 3166-1 alpha-2", hosts.countries);
    write_titles(file, "country", hosts.countries);
    file.write_strings({"country_region", {"country"}, "", "host region of the country"},
                       column(hosts.countries, [](const Country& row) { return row.region; }));
    write_names(file, "community", "community: people of a host city", hosts.communities);
    write_titles(file, "community", hosts.communities);
    write_places(file, "community", "", hosts.communities);
    write_names(file, "site", "site where people may gather", input.sites);
    write_titles(file, "site", input.sites);
    write_places(file, "site", "site_", input.sites);
    if (!input.sites.empty()) {
        file.write_strings({"site_kind", {"site"}, "", "kind of the site"},
                           column(input.sites, [](const Site& row) { return row.kind; }));
    }
}

std::vector<float> joined(const std::vector<std::span<const float>>& parts) {
    std::vector<float> all;
    for (const std::span<const float> part : parts) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

void write_homeland(Hdf5Writer& file, const ResultInput& input) {
    const HomelandNumbers& homeland = input.homeland;
    if (!homeland.motives.empty()) {
        file.write(Variable{"motive_stock",
                            {"motive", "time", "region"},
                            "1",
                            "felt stock of the motive, 0 to 1, by region of people's kin"},
                   joined(homeland.motives));
    }
    if (!homeland.series.empty()) {
        file.write(Variable{"homeland_series",
                            {"series", "time", "region"},
                            "1",
                            "series of the homeland, 0 to 1, by region of people's kin"},
                   joined(homeland.series));
    }
    file.write(Variable{"connectivity",
                        {"time", "region"},
                        "1",
                        "connectivity of the homeland's region, share of normal"},
               homeland.connectivity);
    file.write(Variable{"frame", {"time"}, "1", "mean frame of the news, -1 loyal to 1 critical"},
               homeland.frame);
    file.write(
        Variable{
            "attention_left", {"time"}, "1", "share of attention that no competing news takes"},
        homeland.attention_left);
}

void write_replicates(Hdf5Writer& file, const ResultInput& input) {
    const std::vector<std::uint32_t> replicates = replicates_of(input);
    std::vector<std::uint8_t> status(replicates.size(), 0);
    std::vector<std::string> reasons(replicates.size());
    for (const FailedReplicate& failure : input.failures) {
        for (std::size_t i = 0; i != replicates.size(); ++i) {
            if (replicates[i] == failure.replicate) {
                status[i] = 1;
                reasons[i] = failure.reason;
            }
        }
    }
    file.coordinate(Variable{"replicate", {"replicate"}, "1", "number of the replicate, from 0"},
                    replicates);
    file.write(
        Variable{"status",
                 {"replicate"},
                 "1",
                 "0 done, 1 failed: every number of a failed replicate is 0 and means nothing"},
        status);
    if (!input.failures.empty()) {
        file.write_strings({"failure_reason", {"replicate"}, "", "why the replicate failed"},
                           reasons);
    }
}

} // namespace

void write_world(Hdf5Writer& file, const ResultInput& input) {
    const Scenario& scenario = input.scenario;
    write_replicates(file, input);
    write_time(file, input, "time", input.shape.steps, 1, "start of the step");
    write_time(file, input, "period", input.shape.periods, input.shape.steps_per_period,
               "start of the period over which funnel and losses are summed");
    write_hosts(file, input);
    write_names(file, "activity", "activity", scenario.activities);
    write_names(file, "barrier", "barrier", scenario.barriers);
    write_names(file, "motive", "motive", scenario.motives);
    write_names(file, "series", "series of the homeland", scenario.series);
    write_names(file, "subgroup", "subgroup of the people", scenario.population.subgroups);
    write_titles(file, "subgroup", scenario.population.subgroups);
    write_names(file, "region", "region of the homeland", scenario.homeland.regions);
    write_titles(file, "region", scenario.homeland.regions);
    write_homeland(file, input);
}

} // namespace diasim
