// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/intervention.hpp"

#include "analysis/explain/shapley.hpp"
#include "calibration/execution/target.hpp"
#include "model/base/error.hpp"
#include "model/base/text.hpp"
#include "model/scenario/checks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace diasim::analysis {
namespace {

using calibration::Target;

std::string zeros_text(const std::vector<std::string>& paths) {
    return fmt::format("{} = 0", fmt::join(paths, ", "));
}

Intervention zero(const std::string& name, std::vector<std::string> paths) {
    std::string text = zeros_text(paths);
    return {name, std::move(text), std::move(paths), {}, {}};
}

Intervention off(const Barrier& barrier) {
    return zero(barrier.name, {fmt::format("barrier.{}.weight", barrier.name)});
}

Intervention off(const Motive& motive) {
    std::vector<std::string> paths;
    for (const auto& drive : motive.drives) {
        paths.push_back(fmt::format("motive.{}.drives.{}", motive.name, drive.first));
    }
    return zero(motive.name, std::move(paths));
}

Intervention off(const Channel& channel) {
    return zero(channel.name, {fmt::format("channel.{}.rate", channel.name)});
}

Intervention without_kind(const std::string& kind) {
    return {kind, fmt::format("no trigger of kind {}", kind), {}, {kind}, {}};
}

Intervention without_trigger(const Trigger& trigger) {
    return {trigger.name, fmt::format("no trigger {}", trigger.name), {}, {}, {trigger.name}};
}

/// Something that can be switched off, with the word for what it is: "barrier".
struct Candidate {
    std::string_view what;
    Intervention intervention;
};

template <class Entries>
void add_all(std::vector<Candidate>& candidates, std::string_view what, const Entries& entries) {
    for (const auto& entry : entries) {
        candidates.push_back({what, off(entry)});
    }
}

bool has_row(const Scenario& scenario, const std::string& kind) {
    return std::ranges::find(scenario.homeland.triggers, kind, &Trigger::kind) !=
           scenario.homeland.triggers.end();
}

std::vector<Candidate> candidates_of(const Scenario& scenario) {
    std::vector<Candidate> candidates;
    add_all(candidates, "barrier", scenario.barriers);
    add_all(candidates, "motive", scenario.motives);
    add_all(candidates, "channel", scenario.channels);
    for (const Kind& kind : scenario.kinds) {
        if (has_row(scenario, kind.name)) {
            candidates.push_back({"kind", without_kind(kind.name)});
        }
    }
    for (const Trigger& trigger : scenario.homeland.triggers) {
        candidates.push_back({"trigger", without_trigger(trigger)});
    }
    return candidates;
}

/// The word for what a group is made of; "" if it is none.
std::string_view member_of(std::string_view group) {
    constexpr std::pair<std::string_view, std::string_view> groups[] = {{"barriers", "barrier"},
                                                                        {"motives", "motive"},
                                                                        {"channels", "channel"},
                                                                        {"triggers", "kind"}};
    const auto* const found =
        std::ranges::find(groups, group, [](const auto& g) { return g.first; });
    return found == std::end(groups) ? std::string_view{} : found->second;
}

std::string full_name(const Candidate& candidate) {
    return fmt::format("{}.{}", candidate.what, candidate.intervention.name);
}

std::string hint_of(const std::string& name, const std::vector<Candidate>& candidates) {
    constexpr std::array<std::string_view, 8> alone{"barrier", "barriers", "motive",  "motives",
                                                    "channel", "channels", "trigger", "triggers"};
    if (std::ranges::find(alone, name) != alone.end()) {
        return "barriers, motives, channels and triggers stand alone, in the plural; a list is of "
               "single names, as in fear_for_self,moral_outrage";
    }
    std::vector<std::string> known;
    known.reserve(2 * candidates.size());
    for (const Candidate& candidate : candidates) {
        known.push_back(candidate.intervention.name);
        known.push_back(full_name(candidate));
    }
    const std::string near = nearest(name, known);
    return near.empty() ? "give barriers, motives, channels, triggers, or names of such, separated "
                          "by commas"
                        : fmt::format("did you mean '{}'?", near);
}

/// Adds what a name stands for, or what is wrong with it.
void add_named(const std::string& name, const std::vector<Candidate>& candidates,
               std::vector<Intervention>& players, std::vector<Problem>& problems) {
    std::vector<const Candidate*> found;
    for (const Candidate& candidate : candidates) {
        if (candidate.intervention.name == name || full_name(candidate) == name) {
            found.push_back(&candidate);
        }
    }
    const Location place{"--over " + name, 0, 0};
    if (found.empty()) {
        problems.push_back({place, fmt::format("there is nothing called '{}' to switch off", name),
                            "", 1, hint_of(name, candidates)});
    } else if (found.size() > 1) {
        problems.push_back({place, fmt::format("several things are called '{}'", name), "", 1,
                            fmt::format("such as {}", full_name(*found.front()))});
    } else if (std::ranges::find(players, found.front()->intervention.text, &Intervention::text) ==
               players.end()) {
        players.push_back(found.front()->intervention);
    }
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        parts.emplace_back(trimmed(std::string_view{list}.substr(begin, end - begin)));
        begin = end + 1;
    }
    return parts;
}

std::vector<Intervention> group_players(std::string_view what, const std::string& over,
                                        std::vector<Candidate> candidates) {
    std::vector<Intervention> players;
    for (Candidate& candidate : candidates) {
        if (candidate.what == what) {
            players.push_back(std::move(candidate.intervention));
        }
    }
    if (players.empty()) {
        throw InputError{fmt::format("--over {}: the scenario has no {}", over, over)};
    }
    return players;
}

/// Those of the paths that the scenario has, and that are not 0 already.
std::vector<std::string> working(const Outline& fields, const std::vector<std::string>& paths) {
    std::vector<std::string> found;
    for (const std::string& path : paths) {
        const auto target = Target::find(fields, path);
        if (target && target->number().value_or(0.0) != 0.0) {
            found.push_back(path);
        }
    }
    return found;
}

} // namespace

void apply(const Intervention& intervention, Scenario& scenario) {
    const Inputs no_files;
    Problems problems{no_files};
    const Location place{intervention.text, 0, 0};
    const Outline fields = outline(scenario);
    for (const std::string& path : intervention.zeros) {
        const auto target = Target::find(fields, path);
        check(target.has_value(), "a scenario lacks the value that is to be switched off");
        target->set(0.0, place, problems);
    }
    std::erase_if(scenario.homeland.triggers, [&](const Trigger& trigger) {
        return std::ranges::count(intervention.kinds, trigger.kind) != 0 ||
               std::ranges::count(intervention.triggers, trigger.name) != 0;
    });
    if (problems.empty()) {
        check_scenario(scenario, place, problems);
    }
    problems.throw_if_any();
}

std::vector<Intervention> players_of(const Scenario& scenario, const std::string& over) {
    std::vector<Candidate> candidates = candidates_of(scenario);
    std::vector<Intervention> players;
    if (const std::string_view what = member_of(over); !what.empty()) {
        players = group_players(what, over, std::move(candidates));
    } else {
        std::vector<Problem> problems;
        for (const std::string& name : split(over)) {
            add_named(name, candidates, players, problems);
        }
        if (!problems.empty()) {
            throw InputError{std::move(problems), ExitCode::invalid_scenario};
        }
    }
    if (players.size() > most_players) {
        throw InputError{fmt::format("--over {}: {} things to switch off, at most {} can share",
                                     over, players.size(), most_players)};
    }
    return players;
}

std::vector<Intervention> cascade_of(Scenario scenario) {
    std::vector<std::string> mouth;
    std::vector<std::string> news;
    for (const Channel& channel : scenario.channels) {
        (channel.mechanism == Mechanism::contacts ? mouth : news)
            .push_back(fmt::format("channel.{}.rate", channel.name));
    }
    std::vector<std::string> imitation;
    std::vector<std::string> calls;
    for (const Activity& activity : scenario.activities) {
        imitation.push_back(fmt::format("activity.{}.contagion", activity.name));
        if (activity.organised.is_organised) {
            calls.push_back(fmt::format("activity.{}.rate", activity.name));
            calls.push_back(fmt::format("activity.{}.organised.association_rate", activity.name));
        }
    }
    const std::pair<std::string, std::vector<std::string>*> ways[] = {
        {"word of mouth", &mouth}, {"imitation", &imitation}, {"calls", &calls}, {"news", &news}};
    const Outline fields = outline(scenario);
    std::vector<Intervention> cascade;
    for (const auto& [name, paths] : ways) {
        if (std::vector<std::string> found = working(fields, *paths); !found.empty()) {
            cascade.push_back(zero(name, std::move(found)));
        }
    }
    return cascade;
}

} // namespace diasim::analysis
