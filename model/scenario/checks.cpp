// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/checks.hpp"

#include "model/scenario/check_place.hpp"
#include "model/scenario/outline.hpp"
#include "model/scenario/terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace diasim {
namespace {

using Words = std::vector<std::string>;

template <class Entries>
Words names_of(const Entries& entries) {
    Words names;
    for (const auto& entry : entries) {
        names.push_back(entry.name);
    }
    return names;
}

template <class Entries, std::size_t N>
Words names_of(const Entries& entries, const std::array<std::string_view, N>& builtin) {
    Words names = names_of(entries);
    names.insert(names.end(), builtin.begin(), builtin.end());
    return names;
}

Words column_names(const Hosts& hosts) {
    std::set<std::string> names;
    const auto collect = [&names](const auto& rows) {
        for (const auto& row : rows) {
            for (const auto& column : row.columns) {
                names.insert(column.first);
            }
        }
    };
    collect(hosts.countries);
    collect(hosts.communities);
    return {names.begin(), names.end()};
}

Words venue_names(const Hosts& hosts) {
    std::set<std::string> names{"square"};
    for (const Site& site : hosts.sites) {
        names.insert(site.kind);
    }
    return {names.begin(), names.end()};
}

/// The names that one kind of reference may use.
struct Vocabulary {
    std::string_view what;
    Words names;
    bool is_term = false;      ///< "1 - name" is allowed
    bool may_be_empty = false; ///< "" means none
};

std::map<Names, Vocabulary> vocabularies(const Scenario& scenario) {
    const PopulationSpec& population = scenario.population;
    return {
        {Names::trait, {"trait", names_of(population.traits, builtin_traits), true, false}},
        {Names::context, {"context", names_of(scenario.contexts, builtin_contexts), true, false}},
        {Names::activity, {"activity", names_of(scenario.activities), false, false}},
        {Names::motive, {"motive", names_of(scenario.motives), false, false}},
        {Names::series, {"series", names_of(scenario.series), false, true}},
        {Names::region, {"region", names_of(scenario.homeland.regions), false, false}},
        {Names::country, {"country", names_of(scenario.hosts.countries), false, false}},
        {Names::column, {"column", column_names(scenario.hosts), false, false}},
        {Names::venue, {"kind of site", venue_names(scenario.hosts), false, false}}};
}

struct NameUse {
    std::string name;
    std::string path;
    std::string key; ///< path of the key or the element of a list that is the name; "": a value
};

/// The names that a field holds.
std::vector<NameUse> names_used(const Leaf& leaf) {
    std::vector<NameUse> uses;
    if (const auto* text = std::get_if<std::string*>(&leaf.value)) {
        uses.push_back({**text, leaf.path, ""});
    } else if (const auto* list = std::get_if<std::vector<std::string>*>(&leaf.value)) {
        for (const std::string& name : **list) {
            uses.push_back({name, leaf.path, fmt::format("{}.{}", leaf.path, uses.size())});
        }
    } else if (const auto* weights = std::get_if<Weights*>(&leaf.value)) {
        for (const auto& [name, weight] : **weights) {
            const std::string path = leaf.path + "." + name;
            uses.push_back({name, path, path});
        }
    }
    return uses;
}

/// The news series is needed only by what carries it.
bool is_idle_default(const Scenario& scenario, const std::string& path) {
    if (path != "homeland.news" || scenario.origins.contains(path)) {
        return false;
    }
    return std::none_of(scenario.channels.begin(), scenario.channels.end(), [](const Channel& c) {
        return c.mechanism != Mechanism::contacts && c.series.empty();
    });
}

void check_reference(const Leaf& leaf, const std::map<Names, Vocabulary>& all,
                     const PlacedProblems& problems) {
    const Vocabulary& known = all.at(leaf.limits.names);
    for (const NameUse& use : names_used(leaf)) {
        const std::string name = known.is_term ? parse_term(use.name).name : use.name;
        const bool is_known =
            std::find(known.names.begin(), known.names.end(), name) != known.names.end();
        if (is_known || (known.may_be_empty && name.empty())) {
            continue;
        }
        const std::string message = unknown_text(use.path, known.what, name);
        if (use.key.empty()) {
            problems.add(use.path, message, name_hint(name, known.names));
        } else {
            problems.add_at_key(use.key, message, name_hint(name, known.names));
        }
    }
}

/// Names of a table that could not be read are not held against their users.
bool has_table_of(const Scenario& scenario, Names names) {
    switch (names) {
    case Names::region:
        return !scenario.homeland.regions.empty();
    case Names::country:
        return !scenario.hosts.countries.empty();
    case Names::column:
        return !scenario.hosts.communities.empty();
    case Names::venue:
        return scenario.files.sites.empty() || !scenario.hosts.sites.empty();
    default:
        return true;
    }
}

void check_references(const Scenario& scenario, const PlacedProblems& problems) {
    Scenario copy = scenario; // the description speaks of members that can be set
    const std::map<Names, Vocabulary> all = vocabularies(scenario);
    for (const Leaf& leaf : outline(copy).leaves) {
        const Names names = leaf.limits.names;
        if (leaf.is_active && names != Names::none && has_table_of(scenario, names) &&
            !is_idle_default(scenario, leaf.path)) {
            check_reference(leaf, all, problems);
        }
    }
}

/// At the trigger's cell, once for each kind.
void check_kinds(const Scenario& scenario, const PlacedProblems& problems) {
    const Words known = names_of(scenario.kinds);
    std::set<std::string> reported;
    for (const Trigger& trigger : scenario.homeland.triggers) {
        if (find_name(scenario.kinds, trigger.kind) || !reported.insert(trigger.kind).second) {
            continue;
        }
        const std::string hint = name_hint(trigger.kind, known);
        problems.add_at({{scenario.files.triggers, trigger.line, trigger.kind_column},
                         static_cast<std::uint32_t>(trigger.kind.size())},
                        fmt::format("kind: there is no [kind.{}]", trigger.kind), hint);
    }
}

void check_overrides(const Scenario& scenario, const PlacedProblems& problems) {
    const PopulationSpec& population = scenario.population;
    for (const TraitOverride& entry : population.overrides) {
        const std::string subgroup = "population.subgroup." + entry.subgroup;
        const std::string path = fmt::format("{}.trait.{}", subgroup, entry.trait);
        if (!population.subgroups.empty() && !find_name(population.subgroups, entry.subgroup)) {
            problems.add_at_key(subgroup, unknown_text(path, "subgroup", entry.subgroup),
                                name_hint(entry.subgroup, names_of(population.subgroups)));
        }
        if (!find_name(population.traits, entry.trait)) {
            problems.add_at_key(path, unknown_text(path, "trait", entry.trait),
                                name_hint(entry.trait, names_of(population.traits)));
        }
    }
}

template <class Entries, std::size_t N>
void check_not_builtin(const Entries& entries, const std::array<std::string_view, N>& builtin,
                       std::string_view table, const PlacedProblems& problems) {
    for (const auto& entry : entries) {
        if (std::find(builtin.begin(), builtin.end(), entry.name) != builtin.end()) {
            problems.add_at_key(fmt::format("{}.{}", table, entry.name),
                                fmt::format("'{}' is built in and cannot be declared", entry.name),
                                "choose another name");
        }
    }
}

void check_cycles(const Scenario& scenario, const PlacedProblems& problems) {
    for (const Series& start : scenario.series) {
        const Series* at = &start;
        std::size_t n_steps = 0;
        while (at != nullptr && n_steps <= scenario.series.size()) {
            const auto next = find_name(scenario.series, at->times);
            at = next ? &scenario.series[*next] : nullptr;
            ++n_steps;
            if (at == &start) {
                problems.add(fmt::format("series.{}.times", start.name),
                             fmt::format("series '{}' multiplies itself", start.name),
                             "remove one 'times' of the circle");
                break;
            }
        }
    }
}

/// Keys that the mechanism does not look at would be ignored in silence.
void check_channels(const Scenario& scenario, const PlacedProblems& problems) {
    const Channel plain;
    for (const Channel& channel : scenario.channels) {
        const auto unused = [&](bool is_set, std::string_view key, std::string_view mechanism) {
            if (is_set) {
                problems.add(fmt::format("channel.{}.{}", channel.name, key),
                             fmt::format("channel.{}.{} means nothing with mechanism '{}'",
                                         channel.name, key, mechanism),
                             "remove it, or choose another mechanism");
            }
        };
        if (channel.mechanism == Mechanism::contacts) {
            unused(channel.trait != plain.trait, "trait", "contacts");
            unused(channel.context != plain.context, "context", "contacts");
            unused(channel.series != plain.series, "series", "contacts");
        } else {
            unused(channel.layer != plain.layer, "layer",
                   channel.mechanism == Mechanism::series ? "series" : "voices");
        }
    }
}

/// An entry that touches no activity changes nothing: most often it is a misspelt name of another.
template <class Entries>
void check_touches(const Entries& entries, std::string_view table, std::string_view key,
                   const KeyPlaces& places, const PlacedProblems& problems) {
    for (const auto& entry : entries) {
        if (places.contains(fmt::format("{}.{}.{}", table, entry.name, key))) {
            continue;
        }
        Words others = names_of(entries);
        std::erase(others, entry.name);
        const std::string meant = nearest(entry.name, others);
        problems.add_at_key(
            fmt::format("{}.{}", table, entry.name),
            fmt::format("[{}.{}] touches no activity: it has no '{}'", table, entry.name, key),
            meant.empty() ? fmt::format("give it {} = {{ ACTIVITY = 1.0 }}", key)
                          : fmt::format("did you mean [{}.{}]?", table, meant));
    }
}

} // namespace

void check_names(const Scenario& scenario, const Location& main, Problems& problems) {
    const PlacedProblems placed{scenario, main, problems};
    check_not_builtin(scenario.population.traits, builtin_traits, "population.trait", placed);
    check_not_builtin(scenario.contexts, builtin_contexts, "context", placed);
    check_references(scenario, placed);
    check_kinds(scenario, placed);
    check_overrides(scenario, placed);
    check_cycles(scenario, placed);
    check_channels(scenario, placed);
    check_touches(scenario.barriers, "barrier", "exposure", scenario.places, placed);
    check_touches(scenario.motives, "motive", "drives", scenario.places, placed);
}

void check_scenario(const Scenario& scenario, const Location& main, Problems& problems) {
    check_names(scenario, main, problems);
    check_sizes(scenario, main, problems);
    check_correlations(scenario, main, problems);
}

} // namespace diasim
