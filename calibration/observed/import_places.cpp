// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/import.hpp"
#include "model/base/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace diasim {
namespace {

/// Whether a community is of the city: "Cologne" and "Cologne / Ruhr-Rhine" are of Cologne.
bool is_named(const Community& community, std::string_view city) {
    return community.title == city || community.title.starts_with(std::string{city} + " / ");
}

std::vector<std::string> titles_in(const Hosts& hosts, std::string_view country) {
    std::vector<std::string> titles;
    for (const Community& community : hosts.communities) {
        if (hosts.countries.at(community.country).name == country) {
            titles.push_back(community.title);
        }
    }
    return titles;
}

bool has_community(const Hosts& hosts, const ObservedPlace& place) {
    return std::ranges::any_of(hosts.communities, [&](const Community& community) {
        return hosts.countries.at(community.country).name == place.country &&
               is_named(community, place.city);
    });
}

} // namespace

std::string community_of(const Hosts* hosts, std::string_view country, std::string_view city) {
    if (hosts == nullptr || city.empty()) {
        return {};
    }
    std::string elsewhere;
    for (const Community& community : hosts->communities) {
        if (hosts->countries.at(community.country).name != country) {
            continue;
        }
        if (is_named(community, city)) {
            return community.name;
        }
        if (community.name.ends_with("_elsewhere")) {
            elsewhere = community.name;
        }
    }
    return elsewhere;
}

std::string unmatched_cities(const Hosts& hosts, const std::vector<ObservedPlace>& places) {
    std::map<std::pair<std::string, std::string>, std::size_t> rows; // by country and city
    std::size_t n = 0;
    for (const ObservedPlace& place : places) {
        if (!place.city.empty() && !has_community(hosts, place)) {
            ++rows[{place.country, place.city}];
            ++n;
        }
    }
    if (n == 0) {
        return {};
    }
    std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> cities(rows.begin(),
                                                                                    rows.end());
    std::ranges::stable_sort(cities, std::ranges::greater{},
                             [](const auto& city) { return city.second; });
    constexpr std::size_t most = 8;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i != std::min(most, cities.size()); ++i) {
        const auto& [country, city] = cities[i].first;
        const std::string near = nearest(city, titles_in(hosts, country));
        texts.push_back(fmt::format("{} in {} ({}{})", city, country.empty() ? "?" : country,
                                    cities[i].second,
                                    near.empty() ? "" : fmt::format(", did you mean {}?", near)));
    }
    return fmt::format("{} {} of {} without a community of {} own: {}{}", n,
                       n == 1 ? "row is" : "rows are",
                       cities.size() == 1 ? "a city" : fmt::format("{} cities", cities.size()),
                       cities.size() == 1 ? "its" : "their", fmt::join(texts, "; "),
                       cities.size() > most ? "; and others" : "");
}

} // namespace diasim
