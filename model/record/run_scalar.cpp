// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/run_scalar.hpp"

#include "model/base/error.hpp"
#include "model/record/summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace diasim {
namespace {

/// What a number counts: some communities, and the sites of their countries.
struct Area {
    std::vector<bool> communities;
    std::vector<bool> sites;
};

using Counts = std::vector<std::uint32_t> RunRecord::*;

bool is_in(const Country& country, std::string_view place) {
    return place.empty() || country.name == place || country.region == place;
}

std::string hint_of(const std::string& word, const std::vector<std::string>& known) {
    const std::string near = nearest(word, known);
    return near.empty() ? fmt::format("known are {}", fmt::join(known, ", "))
                        : fmt::format("did you mean '{}'?", near);
}

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
    throw InputError{{Problem{Location{}, message, "", 1, hint}}, ExitCode::invalid_scenario};
}

std::vector<std::string> known_places(const Scenario& scenario) {
    std::vector<std::string> places;
    for (const Country& country : scenario.hosts.countries) {
        places.push_back(country.name);
        if (std::ranges::find(places, country.region) == places.end()) {
            places.push_back(country.region);
        }
    }
    return places;
}

std::shared_ptr<const Area> area_of(const std::string& place, const Scenario& scenario,
                                    std::span<const Site> sites) {
    const std::vector<Country>& countries = scenario.hosts.countries;
    if (std::ranges::none_of(countries, [&](const Country& c) { return is_in(c, place); })) {
        refuse(fmt::format("there is no region or country '{}'", place),
               hint_of(place, known_places(scenario)));
    }
    Area area;
    for (const Community& community : scenario.hosts.communities) {
        area.communities.push_back(is_in(countries[community.country], place));
    }
    for (const Site& site : sites) {
        area.sites.push_back(is_in(countries[site.country], place));
    }
    return std::make_shared<const Area>(std::move(area));
}

/// Sum over the communities of an area, of one column of `width` or of all.
double sum_of(const std::vector<std::uint32_t>& values, const Area& area, std::size_t width,
              std::optional<std::size_t> column) {
    const std::size_t n = area.communities.size();
    std::uint64_t sum = 0;
    for (std::size_t row = 0; row * width < values.size(); ++row) {
        if (!area.communities[row % n]) {
            continue;
        }
        for (std::size_t c = column.value_or(0); c < (column ? *column + 1 : width); ++c) {
            sum += values[row * width + c];
        }
    }
    return static_cast<double>(sum);
}

/// Attendances of the gatherings of an area, of one activity or of all.
std::vector<double> sizes_of(const RunRecord& record, const Area& area,
                             std::optional<std::size_t> activity = {}) {
    std::vector<double> sizes;
    for (const GatheringRecord& gathering : record.gatherings) {
        if (area.sites[gathering.site] && (!activity || gathering.activity == *activity)) {
            sizes.push_back(gathering.attendance);
        }
    }
    return sizes;
}

/// Expected acts lost in an area to one barrier or to all.
double loss_of(const RunRecord& record, const Area& area, std::optional<std::size_t> barrier) {
    const std::size_t barriers = record.shape.barriers;
    const std::size_t per_community = barriers * record.shape.activities;
    double sum = 0.0;
    for (std::size_t i = 0; i != record.barrier_loss.size(); ++i) {
        if (area.communities[i / per_community % area.communities.size()] &&
            (!barrier || i % barriers == *barrier)) {
            sum += static_cast<double>(record.barrier_loss[i]);
        }
    }
    return sum;
}

/// Makes the numbers of one area.
class Maker {
public:
    Maker(const Scenario& scenario, std::shared_ptr<const Area> area, std::string where)
        : scenario_{scenario}, area_{std::move(area)}, where_{std::move(where)} {}

    [[nodiscard]] std::optional<RunScalar> make(const std::string& key) const {
        if (key == "people") {
            return make_people(key);
        }
        if (key == "reached") {
            return counts(key, "people who were attentive at any time", &RunRecord::reached);
        }
        if (key == "active") {
            return counts(key, "people who did anything", &RunRecord::active_people);
        }
        const std::size_t dot = key.find('.');
        return dot == std::string::npos ? make_of_gatherings(key)
                                        : make_of_one(key, key.substr(0, dot), key.substr(dot + 1));
    }

private:
    [[nodiscard]] RunScalar scalar(const std::string& key, const std::string& meaning,
                                   std::function<double(const RunRecord&)> number) const {
        return {key + (where_.empty() ? "" : "@" + where_),
                meaning + (where_.empty() ? "" : " in " + where_), std::move(number)};
    }

    [[nodiscard]] RunScalar counts(const std::string& key, const std::string& meaning,
                                   Counts member) const {
        return scalar(key, meaning, [area = area_, member](const RunRecord& record) {
            return sum_of(record.*member, *area, 1, {});
        });
    }

    [[nodiscard]] RunScalar make_people(const std::string& key) const {
        return scalar(key, "people", [area = area_](const RunRecord& record) {
            return sum_of(record.people, *area, record.shape.subgroups, {});
        });
    }

    [[nodiscard]] std::optional<RunScalar> make_of_gatherings(const std::string& key) const {
        if (key == "gatherings") {
            return scalar(key, "gatherings", [area = area_](const RunRecord& record) {
                return static_cast<double>(sizes_of(record, *area).size());
            });
        }
        if (key == "attendance") {
            return scalar(key, "attendance of all gatherings",
                          [area = area_](const RunRecord& record) {
                              double sum = 0.0; // of whole numbers
                              for (const double size : sizes_of(record, *area)) {
                                  sum += size;
                              }
                              return sum;
                          });
        }
        if (key == "typical_size" || key == "largest_size") {
            const bool is_largest = key == "largest_size";
            return scalar(key,
                          is_largest ? "attendance of the largest gathering"
                                     : "median attendance of a gathering",
                          [area = area_, is_largest](const RunRecord& record) {
                              const std::vector<double> sizes = sizes_of(record, *area);
                              if (sizes.empty()) {
                                  return std::numeric_limits<double>::quiet_NaN();
                              }
                              return is_largest ? *std::ranges::max_element(sizes)
                                                : interval_of(sizes).median;
                          });
        }
        return std::nullopt;
    }

    /// Numbers of one activity or barrier.
    [[nodiscard]] std::optional<RunScalar>
    make_of_one(const std::string& key, const std::string& kind, const std::string& name) const {
        if (const auto k = position(scenario_.activities, name)) {
            if (auto number = of_activity(key, kind, name, *k)) {
                return number;
            }
        }
        const auto b = position(scenario_.barriers, name);
        return b ? of_barrier(key, kind, name, *b) : std::nullopt;
    }

    [[nodiscard]] std::optional<RunScalar> of_activity(const std::string& key,
                                                       const std::string& kind,
                                                       const std::string& name,
                                                       std::size_t k) const {
        if (kind == "gatherings") {
            return scalar(key, "gatherings: " + name, [area = area_, k](const RunRecord& record) {
                return static_cast<double>(sizes_of(record, *area, k).size());
            });
        }
        if (kind != "acts" && kind != "participants") {
            return std::nullopt;
        }
        const bool is_acts = kind == "acts";
        const Counts member = is_acts ? &RunRecord::acts : &RunRecord::participants;
        return scalar(key, (is_acts ? "acts: " : "people who acted at least once: ") + name,
                      [area = area_, k, member](const RunRecord& record) {
                          return sum_of(record.*member, *area, record.shape.activities, k);
                      });
    }

    [[nodiscard]] std::optional<RunScalar> of_barrier(const std::string& key,
                                                      const std::string& kind,
                                                      const std::string& name,
                                                      std::size_t b) const {
        if (kind == "acts_lost") {
            return scalar(
                key, "expected acts lost to " + name,
                [area = area_, b](const RunRecord& record) { return loss_of(record, *area, b); });
        }
        if (kind != "loss_share") {
            return std::nullopt;
        }
        return scalar(key, "share of all expected losses: " + name,
                      [area = area_, b](const RunRecord& record) {
                          const double all = loss_of(record, *area, {});
                          return all > 0.0 ? loss_of(record, *area, b) / all : 0.0;
                      });
    }

    template <class Entry>
    [[nodiscard]] static std::optional<std::size_t> position(const std::vector<Entry>& entries,
                                                             const std::string& name) {
        const auto found = std::ranges::find(entries, name, &Entry::name);
        return found == entries.end()
                   ? std::nullopt
                   : std::optional{static_cast<std::size_t>(found - entries.begin())};
    }

    const Scenario& scenario_;
    std::shared_ptr<const Area> area_;
    std::string where_;
};

} // namespace

std::vector<std::string> scalar_names(const Scenario& scenario) {
    std::vector<std::string> names{"people",     "reached",      "active",      "gatherings",
                                   "attendance", "typical_size", "largest_size"};
    for (const Activity& activity : scenario.activities) {
        for (const std::string_view kind : {"acts", "participants", "gatherings"}) {
            names.push_back(fmt::format("{}.{}", kind, activity.name));
        }
    }
    for (const Barrier& barrier : scenario.barriers) {
        for (const std::string_view kind : {"acts_lost", "loss_share"}) {
            names.push_back(fmt::format("{}.{}", kind, barrier.name));
        }
    }
    return names;
}

RunScalar run_scalar(const std::string& name, const Scenario& scenario,
                     std::span<const Site> sites) {
    const std::size_t at = name.find('@');
    const std::string key = name.substr(0, at);
    const std::string place = at == std::string::npos ? "" : name.substr(at + 1);
    const Maker maker{scenario, area_of(place, scenario, sites), place};
    std::optional<RunScalar> scalar = maker.make(key);
    if (!scalar) {
        refuse(fmt::format("a run has no number '{}'", key), hint_of(key, scalar_names(scenario)));
    }
    return std::move(*scalar);
}

} // namespace diasim
