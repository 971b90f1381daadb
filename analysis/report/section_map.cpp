// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/places.hpp"
#include "analysis/report/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::analysis {
namespace {

/// Mean acts of all replicates: (activity * days + day) * places + place.
std::vector<double> mean_acts(const ResultData& result, const Days& days, const MapPlaces& places) {
    const std::size_t activities = result.names.activities.size();
    const std::size_t communities = result.names.communities.size();
    const std::size_t n = places.places.size();
    std::vector<double> means(activities * days.dates.size() * n, 0.0);
    for (const std::vector<std::uint32_t>& acts : result.acts) {
        for (std::size_t i = 0; i != acts.size(); ++i) {
            if (acts[i] != 0) {
                const std::size_t activity = i % activities;
                const std::size_t place = places.of_community[i / activities % communities];
                const std::size_t day = days.day_of_step[i / activities / communities];
                means[(activity * days.dates.size() + day) * n + place] += acts[i];
            }
        }
    }
    for (double& mean : means) {
        mean /= static_cast<double>(result.replicates);
    }
    return means;
}

/// By activity and day, a list of numbers by place. Two decimals: less is nothing to see.
Json acts_json(const ResultData& result, const Days& days, const MapPlaces& places) {
    constexpr double hundred = 100.0;
    const std::vector<double> means = mean_acts(result, days, places);
    const std::size_t n = places.places.size();
    Json activities = Json::array();
    for (std::size_t activity = 0; activity != result.names.activities.size(); ++activity) {
        Json by_day = Json::array();
        for (std::size_t day = 0; day != days.dates.size(); ++day) {
            Json row = Json::array();
            for (std::size_t place = 0; place != n; ++place) {
                const double mean = means[(activity * days.dates.size() + day) * n + place];
                row.push_back(rounded(std::round(mean * hundred) / hundred));
            }
            by_day.push_back(std::move(row));
        }
        activities.push_back({{"name", result.names.activities[activity]},
                              {"words", words_of(result.names.activities[activity])},
                              {"acts", std::move(by_day)}});
    }
    return activities;
}

Json places_json(const MapPlaces& places) {
    Json list = Json::array();
    for (const MapPlace& place : places.places) {
        list.push_back({{"name", place.name},
                        {"country", place.country},
                        {"latitude", place.latitude},
                        {"longitude", place.longitude},
                        {"people", rounded(place.people)}});
    }
    return list;
}

/// Events with a place on the map. The others are said to be missing.
Json events_json(const ComparisonData& comparison, const ResultData& result) {
    Json list = Json::array();
    for (const SeenEvent& event : comparison.events) {
        if (const auto point = point_of(event.city, event.country, result)) {
            list.push_back({{"first", date_text(event.first_day)},
                            {"last", date_text(event.last_day)},
                            {"place", event.city.empty() ? event.country : event.city},
                            {"what", words_of(event.type)},
                            {"stance", event.stance},
                            {"latitude", point->latitude},
                            {"longitude", point->longitude}});
        }
    }
    return list;
}

/// The picture without data: the page's program fills in day, acts and events.
Json specification() {
    const Json longitude{{"field", "longitude"}, {"type", "quantitative"}};
    const Json latitude{{"field", "latitude"}, {"type", "quantitative"}};
    const Json position{{"longitude", longitude}, {"latitude", latitude}};
    Json acts = position;
    acts["size"] = {{"field", "acts"},
                    {"type", "quantitative"},
                    {"legend", nullptr},
                    {"scale",
                     {{"domain", {0, 1}},
                      {"domainMax", {{"expr", "most"}}},
                      {"range", Json::array({0, {{"expr", "pow(width / 22, 2)"}}})}}}};
    acts["tooltip"] =
        Json::array({channel("name", "nominal", "place"),
                     with(channel("acts", "quantitative", "acts that day"), "format", ",.1f"),
                     with(channel("people", "quantitative", "people"), "format", ",.0f")});
    Json events = position;
    events["fillOpacity"] = {{"field", "fill"}, {"type", "quantitative"}, {"scale", nullptr}};
    events["tooltip"] =
        Json::array({channel("place", "nominal", "observed in"), channel("what", "nominal", "what"),
                     channel("when", "nominal", "when")});
    Json layers = Json::array();
    layers.push_back({{"data", {{"name", "land"}}},
                      {"mark",
                       {{"type", "geoshape"},
                        {"fill", "var(--land)"},
                        {"stroke", "var(--border)"},
                        {"strokeWidth", 0.6}}}});
    layers.push_back(
        {{"data", {{"name", "places"}}},
         {"mark", {{"type", "circle"}, {"size", 7}, {"color", muted_color}, {"opacity", 0.9}}},
         {"encoding", position}});
    layers.push_back({{"data", {{"name", "acts"}}},
                      {"mark",
                       {{"type", "circle"},
                        {"fill", simulated_color},
                        {"fillOpacity", 0.45},
                        {"stroke", simulated_color},
                        {"strokeWidth", 1}}},
                      {"encoding", acts}});
    layers.push_back({{"data", {{"name", "events"}}},
                      {"mark",
                       {{"type", "point"},
                        {"shape", "diamond"},
                        {"size", 120},
                        {"fill", observed_color},
                        {"stroke", observed_color},
                        {"strokeWidth", 2}}},
                      {"encoding", events}});
    return {{"params", Json::array({{{"name", "most"}, {"value", 1}}})},
            {"projection",
             {{"type", "conicConformal"},
              {"parallels", {40, 60}},
              {"rotate", {-10, 0, 0}},
              {"center", {0, 51.6}},
              {"scale", {{"expr", "width * 1.17"}}},
              {"translate", {{"expr", "[width * 0.5, height * 0.5]"}}}}},
            {"layer", layers}};
}

} // namespace

Section map_section(const ResultData& result, const ComparisonData* comparison) {
    const Days days = days_of(result);
    const MapPlaces places = map_places(result);
    Section section{"map", "Where, day by day", "", {}};
    section.html += paragraph(
        "Circles are acts on the day in the model, the mean of the replicates; their area grows "
        "with the number. Small dots are where people of the model live." +
        std::string{comparison == nullptr ? ""
                                          : " Diamonds are observed events: filled on their day, "
                                            "outlines for a week after."});
    section.html += "<form class=\"controls\" aria-label=\"What the map shows\">\n"
                    "<label>Activity <select id=\"map-activity\"></select></label>\n"
                    "<button type=\"button\" id=\"map-play\">Play</button>\n"
                    "<label class=\"slider\">Day <input type=\"range\" id=\"map-day\" min=\"0\" "
                    "value=\"0\" step=\"1\">"
                    "<output id=\"map-date\" for=\"map-day\"></output></label>\n</form>\n";
    show(section, {"europe", "Acts on the day, by place",
                   "A map of Europe and Turkey. What it shows on a day is said in words below it.",
                   specification(), ""});
    section.html += "<p id=\"map-words\" role=\"status\"></p>\n";
    Json data{{"days", days.dates},
              {"places", places_json(places)},
              {"activities", acts_json(result, days, places)},
              {"events", comparison == nullptr ? Json::array() : events_json(*comparison, result)}};
    if (comparison != nullptr && data["events"].size() < comparison->events.size()) {
        section.html += paragraph(fmt::format(
            "Observed events that are not on the map, as their place is not known: {}.",
            datum("events without place",
                  static_cast<double>(comparison->events.size() - data["events"].size()))));
    }
    section.data = std::move(data);
    return section;
}

} // namespace diasim::analysis
