// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/summary.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

namespace diasim {
namespace {

constexpr std::size_t most_countries = 12;

/// A place and the countries that it is made of.
struct Place {
    PlaceSummary::Kind kind;
    std::string name;
    std::vector<bool> countries; ///< by position
    bool is_whole_region = false;
};

using CommunityFilter = std::function<bool(std::size_t)>;

/// Expected people by country: the middle of their intervals.
std::vector<double> country_sizes(const Scenario& scenario) {
    std::vector<double> sizes(scenario.hosts.countries.size(), 0.0);
    for (const People& people : scenario.population.people) {
        sizes[scenario.hosts.communities[people.community].country] +=
            0.5 * (people.low + people.high);
    }
    return sizes;
}

/// Positions of countries with people, largest first.
std::vector<std::size_t> by_size(const std::vector<double>& sizes) {
    std::vector<std::size_t> order;
    for (std::size_t c = 0; c != sizes.size(); ++c) {
        if (sizes[c] > 0.0) {
            order.push_back(c);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    return order;
}

std::vector<Place> regions_of(const Scenario& scenario, const std::vector<double>& sizes) {
    std::map<std::string, Place> regions;
    std::map<std::string, double> people;
    const CountryTable& countries = scenario.hosts.countries;
    for (std::size_t c = 0; c != countries.size(); ++c) {
        if (sizes[c] > 0.0) {
            Place& place = regions[countries[c].region];
            place.kind = PlaceSummary::Kind::region;
            place.name = countries[c].region;
            place.countries.resize(countries.size(), false);
            place.countries[c] = true;
            people[place.name] += sizes[c];
        }
    }
    std::vector<Place> list;
    list.reserve(regions.size());
    for (auto& [name, place] : regions) {
        list.push_back(std::move(place));
    }
    std::stable_sort(list.begin(), list.end(), [&](const Place& a, const Place& b) {
        return people[a.name] > people[b.name];
    });
    return list;
}

std::vector<Place> places_of(const Scenario& scenario) {
    const std::vector<double> sizes = country_sizes(scenario);
    const std::size_t n = sizes.size();
    std::vector<Place> places{{PlaceSummary::Kind::all, "all", std::vector<bool>(n, true)}};
    std::vector<Place> regions = regions_of(scenario, sizes);
    if (regions.size() > 1) {
        std::ranges::move(regions, std::back_inserter(places));
    }
    const std::vector<std::size_t> order = by_size(sizes);
    // One country too many is no "others".
    const std::size_t alone = order.size() <= most_countries + 1 ? order.size() : most_countries;
    Place others{PlaceSummary::Kind::others, "others", std::vector<bool>(n, false)};
    for (std::size_t i = 0; i != order.size(); ++i) {
        if (i < alone) {
            Place place{PlaceSummary::Kind::country, scenario.hosts.countries[order[i]].title,
                        std::vector<bool>(n, false)};
            place.countries[order[i]] = true;
            place.is_whole_region = std::ranges::any_of(places, [&](const Place& other) {
                return other.kind == PlaceSummary::Kind::region &&
                       other.countries == place.countries;
            });
            places.push_back(std::move(place));
        } else {
            others.countries[order[i]] = true;
        }
    }
    if (alone < order.size()) {
        places.push_back(std::move(others));
    }
    return places;
}

/// Sum of an array by community and `width` further values over some communities, of `column` only.
double sum_of(const std::vector<std::uint32_t>& values, std::size_t width,
              std::optional<std::size_t> column, const CommunityFilter& counts) {
    double sum = 0.0;
    for (std::size_t i = 0; i != values.size(); ++i) {
        if (counts(i / width) && (!column || i % width == *column)) {
            sum += values[i];
        }
    }
    return sum;
}

/// Collects one number a replicate.
Interval over(std::span<const RunRecord> records,
              const std::function<double(const RunRecord&)>& number) {
    std::vector<double> values;
    values.reserve(records.size());
    for (const RunRecord& record : records) {
        values.push_back(number(record));
    }
    return interval_of(std::move(values));
}

/// Attendances of the gatherings of a place, rising.
std::vector<double> attendances(const RunRecord& record, const Place& place,
                                std::span<const Site> sites) {
    std::vector<double> list;
    for (const GatheringRecord& gathering : record.gatherings) {
        if (place.countries[sites[gathering.site].country]) {
            list.push_back(gathering.attendance);
        }
    }
    std::sort(list.begin(), list.end());
    return list;
}

void add_gatherings(PlaceSummary& summary, const Place& place, std::span<const Site> sites,
                    std::span<const RunRecord> records) {
    std::vector<double> counts;
    std::vector<double> typical;
    std::vector<double> largest;
    for (const RunRecord& record : records) {
        const std::vector<double> sizes = attendances(record, place, sites);
        counts.push_back(static_cast<double>(sizes.size()));
        if (!sizes.empty()) {
            typical.push_back(interval_of(sizes).median);
            largest.push_back(sizes.back());
        }
    }
    summary.gatherings = interval_of(std::move(counts));
    if (!typical.empty()) {
        summary.typical_size = interval_of(std::move(typical));
        summary.largest_size = interval_of(std::move(largest));
    }
}

PlaceSummary summarize_place(const Scenario& scenario, std::span<const Site> sites,
                             std::span<const RunRecord> records, const Place& place) {
    const CommunityFilter counts = [&](std::size_t community) {
        return place.countries[scenario.hosts.communities[community].country] == true;
    };
    PlaceSummary summary;
    summary.kind = place.kind;
    summary.name = place.name;
    summary.is_whole_region = place.is_whole_region;
    summary.people = over(records, [&](const RunRecord& record) {
        return sum_of(record.people, record.shape.subgroups, {}, counts);
    });
    summary.reached = over(
        records, [&](const RunRecord& record) { return sum_of(record.reached, 1, {}, counts); });
    summary.active = over(records, [&](const RunRecord& record) {
        return sum_of(record.active_people, 1, {}, counts);
    });
    for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
        summary.participants.push_back(over(records, [&](const RunRecord& record) {
            return sum_of(record.participants, record.shape.activities, k, counts);
        }));
    }
    add_gatherings(summary, place, sites, records);
    return summary;
}

/// Countries by the people that they had, which may differ from what was expected.
void sort_countries(std::vector<PlaceSummary>& places) {
    const auto is_country = [](const PlaceSummary& place) {
        return place.kind == PlaceSummary::Kind::country;
    };
    const auto begin = std::ranges::find_if(places, is_country);
    const auto end = std::find_if_not(begin, places.end(), is_country);
    std::stable_sort(begin, end, [](const PlaceSummary& a, const PlaceSummary& b) {
        return a.people.median > b.people.median;
    });
}

/// Expected acts lost to each barrier in one replicate.
std::vector<double> losses_of(const RunRecord& record) {
    std::vector<double> losses(record.shape.barriers, 0.0);
    for (std::size_t i = 0; i != record.barrier_loss.size(); ++i) {
        losses[i % losses.size()] += static_cast<double>(record.barrier_loss[i]);
    }
    return losses;
}

std::vector<BarrierSummary> summarize_barriers(const Scenario& scenario,
                                               std::span<const RunRecord> records) {
    std::vector<std::vector<double>> losses;
    for (const RunRecord& record : records) {
        losses.push_back(losses_of(record));
    }
    std::vector<BarrierSummary> barriers;
    for (std::size_t b = 0; b != scenario.barriers.size(); ++b) {
        std::vector<double> acts;
        std::vector<double> shares;
        for (const std::vector<double>& loss : losses) {
            const double all = std::accumulate(loss.begin(), loss.end(), 0.0);
            acts.push_back(loss[b]);
            shares.push_back(all > 0.0 ? loss[b] / all : 0.0);
        }
        barriers.push_back({scenario.barriers[b].name, interval_of(std::move(acts)),
                            interval_of(std::move(shares))});
    }
    std::stable_sort(barriers.begin(), barriers.end(),
                     [](const BarrierSummary& a, const BarrierSummary& b) {
                         return a.acts_lost.median > b.acts_lost.median;
                     });
    return barriers;
}

double quantile(const std::vector<double>& sorted, double p) {
    const double rank = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (rank - std::floor(rank)) * (sorted[above] - sorted[below]);
}

} // namespace

Interval interval_of(std::vector<double> values) {
    if (values.empty()) {
        return {};
    }
    constexpr double low = 0.05;
    constexpr double high = 0.95;
    std::sort(values.begin(), values.end());
    return {quantile(values, low), quantile(values, 0.5), quantile(values, high)};
}

Summary summarize(const Scenario& scenario, std::span<const Site> sites,
                  std::span<const RunRecord> records, std::size_t failed) {
    Summary summary;
    summary.title = scenario.title;
    summary.start = scenario.time.start;
    summary.end = scenario.time.end;
    summary.step = scenario.time.step;
    summary.seed = scenario.seed;
    summary.replicates = records.size();
    summary.failed = failed;
    for (std::size_t k = 0; k != scenario.activities.size(); ++k) {
        summary.activities.push_back(scenario.activities[k].name);
        summary.acts.push_back(over(records, [&](const RunRecord& record) {
            return sum_of(record.acts, record.shape.activities, k,
                          [](std::size_t) { return true; });
        }));
    }
    for (const Place& place : places_of(scenario)) {
        summary.places.push_back(summarize_place(scenario, sites, records, place));
    }
    sort_countries(summary.places);
    summary.barriers = summarize_barriers(scenario, records);
    return summary;
}

} // namespace diasim
