// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/overview.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string_view>

namespace diasim::commands {
namespace {

/// People before population.scale, from the low and the high ends of all intervals.
struct Range {
    double low = 0.0;
    double high = 0.0;
};

Range people_of(const Scenario& scenario) {
    Range sum;
    for (const People& people : scenario.population.people) {
        sum.low += people.low;
        sum.high += people.high;
    }
    return sum;
}

template <class Entries>
std::vector<std::string> names_of(const Entries& entries) {
    std::vector<std::string> names;
    names.reserve(entries.size());
    for (const auto& entry : entries) {
        names.push_back(entry.name);
    }
    return names;
}

/// "Label     a, b, c", broken into lines of at most 100 characters.
std::string list_line(std::string_view label, const std::vector<std::string>& names) {
    constexpr std::size_t line_width = 100;
    constexpr std::size_t label_width = 14;
    std::string text = fmt::format("{:<{}}", label, label_width);
    std::size_t used = label_width;
    for (std::size_t i = 0; i != names.size(); ++i) {
        const std::string word = names[i] + (i + 1 == names.size() ? "" : ", ");
        if (used + word.size() > line_width) {
            text += '\n' + std::string(label_width, ' ');
            used = label_width;
        }
        text += word;
        used += word.size();
    }
    return text + (names.empty() ? "none\n" : "\n");
}

} // namespace

std::string overview_text(const Scenario& scenario) {
    const Range people = people_of(scenario);
    std::string text = scenario.title + '\n';
    if (!scenario.description.empty()) {
        text += scenario.description + '\n';
    }
    text +=
        fmt::format("\n{:<14}{} to {}, {} steps of {}\n", "Time", to_text(scenario.time.start),
                    to_text(scenario.time.end), step_count(scenario), to_text(scenario.time.step));
    text += fmt::format("{:<14}{} replicates, seed {}\n", "Ensemble", scenario.replicates,
                        scenario.seed);
    text += fmt::format("{:<14}{:.0f} to {:.0f} in {} communities of {} countries, times {}\n",
                        "People", people.low, people.high, scenario.hosts.communities.size(),
                        scenario.hosts.countries.size(), scenario.population.scale);
    text += fmt::format("{:<14}{} of {} kinds in {} regions\n", "Triggers",
                        scenario.homeland.triggers.size(), scenario.kinds.size(),
                        scenario.homeland.regions.size());
    text += list_line("Subgroups", names_of(scenario.population.subgroups));
    text += list_line("Traits", names_of(scenario.population.traits));
    text += list_line("Activities", names_of(scenario.activities));
    text += list_line("Motives", names_of(scenario.motives));
    text += list_line("Barriers", names_of(scenario.barriers));
    text += list_line("Channels", names_of(scenario.channels));
    return text + list_line("Series", names_of(scenario.series));
}

nlohmann::ordered_json overview_json(const Scenario& scenario) {
    const Range people = people_of(scenario);
    return {{"title", scenario.title},
            {"description", scenario.description},
            {"start", to_text(scenario.time.start)},
            {"end", to_text(scenario.time.end)},
            {"step", to_text(scenario.time.step)},
            {"steps", step_count(scenario)},
            {"replicates", scenario.replicates},
            {"seed", scenario.seed},
            {"people", {{"low", people.low}, {"high", people.high}}},
            {"scale", scenario.population.scale},
            {"countries", names_of(scenario.hosts.countries)},
            {"communities", names_of(scenario.hosts.communities)},
            {"triggers", scenario.homeland.triggers.size()},
            {"subgroups", names_of(scenario.population.subgroups)},
            {"traits", names_of(scenario.population.traits)},
            {"activities", names_of(scenario.activities)},
            {"motives", names_of(scenario.motives)},
            {"barriers", names_of(scenario.barriers)},
            {"channels", names_of(scenario.channels)},
            {"series", names_of(scenario.series)}};
}

} // namespace diasim::commands
