// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/check_place.hpp"
#include "model/scenario/checks.hpp"

#include <fmt/format.h>

#include <cmath>

namespace diasim {
namespace {

/// Steps are counted in 16 bits by what a run keeps of each person.
constexpr std::int64_t most_steps = 65000;

void check_step(const TimeSpan& time, const PlacedProblems& problems) {
    const double seconds = time.step.days * seconds_per_day;
    const std::int64_t whole = std::llround(seconds);
    constexpr double rounding = 1e-6; // s, of a step written in days
    if (std::abs(seconds - static_cast<double>(whole)) > rounding || whole <= 0 ||
        86400 % whole != 0) {
        problems.add("time.step",
                     fmt::format("time.step: {} does not divide 24 h", to_text(time.step)),
                     "take 1 h, 2 h, 3 h, 4 h, 6 h, 8 h, 12 h or 24 h");
    }
}

/// The last step would end after the end, or the time after it would be left out in silence.
void check_whole_steps(const TimeSpan& time, const PlacedProblems& problems) {
    const std::int64_t step = std::llround(time.step.days * seconds_per_day);
    const std::int64_t rest = (time.end.seconds - time.start.seconds) % step;
    if (rest != 0) {
        problems.add(
            "time.end",
            fmt::format("time.end: {} is not a whole number of steps of {} after the start, {}",
                        to_text(time.end), to_text(time.step), to_text(time.start)),
            fmt::format("take {} or {}", to_text(UtcTime{time.end.seconds - rest}),
                        to_text(UtcTime{time.end.seconds - rest + step})));
    }
}

void check_time(const Scenario& scenario, const PlacedProblems& problems) {
    const TimeSpan& time = scenario.time;
    check_step(time, problems);
    const auto is_unknown = [&problems](UtcTime moment, const std::string& path) {
        return problems.is_reported(path) || (moment == UtcTime{} && !problems.has_key(path));
    };
    if (is_unknown(time.start, "time.start") || is_unknown(time.end, "time.end")) {
        return; // missing or unreadable, as the reader has said
    }
    if (time.end <= time.start) {
        problems.add("time.end", fmt::format("time.end: {} is not after the start, {}",
                                             to_text(time.end), to_text(time.start)));
        return;
    }
    const double steps = days_between(time.start, time.end) / time.step.days;
    if (steps < 1) {
        problems.add("time.end", "time.end: less than one step after the start");
    } else if (steps > static_cast<double>(most_steps)) {
        problems.add(
            "time.end",
            fmt::format("time.end: {:.0f} steps, at most {} are possible", steps, most_steps),
            "take a longer step or a shorter time");
    } else if (!problems.is_reported("time.step")) {
        check_whole_steps(time, problems);
    }
}

/// A period would be rounded to steps in silence.
void check_record(const Scenario& scenario, const PlacedProblems& problems) {
    const Duration period = scenario.record.period;
    const Duration step = scenario.time.step;
    const double steps = period.days / step.days;
    constexpr double rounding = 1e-9; // of quantities written in hours or days
    if (std::abs(steps - std::round(steps)) > rounding * steps &&
        !problems.is_reported("time.step")) {
        problems.add("record.period",
                     fmt::format("record.period: {} is not a whole number of steps of {}",
                                 to_text(period), to_text(step)));
    }
}

struct Count {
    std::string path;
    std::string_view what;
    std::size_t found;
    std::size_t most;
};

void check_counts(const Scenario& scenario, const PlacedProblems& problems) {
    const Count counts[] = {
        {"activity", "activities", scenario.activities.size(), 16},
        {"motive", "motives", scenario.motives.size(), 32},
        {"barrier", "barriers", scenario.barriers.size(), 32},
        {"population.trait", "traits", scenario.population.traits.size(), 32},
        {"population.subgroups", "subgroups", scenario.population.subgroups.size(), 250},
        {"homeland.regions", "regions", scenario.homeland.regions.size(), 30},
        {"hosts.communities", "communities", scenario.hosts.communities.size(), 60000},
        {"network.voices", "voices", scenario.network.voices.size(), 32}};
    for (const Count& count : counts) {
        if (count.found > count.most) {
            problems.add(count.path, fmt::format("{}: {} {}, at most {} are possible", count.path,
                                                 count.found, count.what, count.most));
        }
    }
    if (scenario.activities.empty()) {
        problems.add("activity", "there is no activity", "declare one: [activity.rally]");
    }
}

double people_at(const Scenario& scenario, SizeRule size) {
    double total = 0.0;
    for (const People& row : scenario.population.people) {
        const double low_share = size == SizeRule::low ? 1.0 : size == SizeRule::mid ? 0.5 : 0.0;
        total += low_share * row.low + (1.0 - low_share) * row.high;
    }
    return total * scenario.population.scale;
}

void check_people(const Scenario& scenario, const PlacedProblems& problems) {
    if (scenario.population.people.empty()) {
        return; // the table's reader has said why
    }
    constexpr double most_people = 4294967295.0; // 2^32 - 1, ids have 32 bits
    const double most = people_at(scenario, SizeRule::high);
    const double expected = people_at(scenario, scenario.population.size);
    if (most >= most_people) {
        problems.add("population.scale",
                     fmt::format("population: {:.0f} people at the highest size, fewer than {:.0f} "
                                 "are possible",
                                 most, most_people),
                     "lower population.scale");
    } else if (expected < 1) {
        problems.add(
            "population.scale",
            fmt::format("population: {} people, nobody would be simulated", to_text(expected)),
            "raise population.scale or choose another population.size");
    }
}

void check_ties(const FriendsSpec& friends, const PlacedProblems& problems) {
    const bool is_even = std::fmod(friends.mean_degree, 2.0) == 0.0;
    if (friends.kind == FriendsKind::ring_lattice && !(is_even && friends.mean_degree >= 2)) {
        problems.add("network.friends.mean_degree",
                     fmt::format("network.friends.mean_degree: {} is no even number from 2, as a "
                                 "ring lattice needs",
                                 to_text(friends.mean_degree)));
    }
    if (friends.minimum_degree > friends.maximum_degree) {
        problems.add("network.friends.minimum_degree",
                     fmt::format("network.friends.minimum_degree: {} is above maximum_degree, {}",
                                 friends.minimum_degree, friends.maximum_degree));
    }
}

/// Thresholds would be ignored in silence.
void check_threshold(const Activity& activity, const PlacedProblems& problems) {
    const std::string path = fmt::format("activity.{}", activity.name);
    if (activity.rule != Rule::threshold && problems.has_key(path + ".threshold") &&
        !problems.is_reported(path + ".rule")) {
        problems.add_at_key(path + ".threshold",
                            fmt::format("{}.threshold means nothing with rule 'utility'", path),
                            "add rule = \"threshold\", or remove the table");
    }
}

void check_rules(const Scenario& scenario, const PlacedProblems& problems) {
    for (const Activity& activity : scenario.activities) {
        check_threshold(activity, problems);
        if (activity.rule == Rule::threshold && activity.organised.is_organised) {
            problems.add(fmt::format("activity.{}.rule", activity.name),
                         fmt::format("activity.{}.rule: an organised activity is decided by "
                                     "utility, not by a threshold",
                                     activity.name),
                         "remove 'organised' or the rule");
        }
    }
}

} // namespace

void check_sizes(const Scenario& scenario, const Location& main, Problems& problems) {
    const PlacedProblems placed{scenario, main, problems};
    check_time(scenario, placed);
    check_record(scenario, placed);
    check_counts(scenario, placed);
    check_people(scenario, placed);
    check_ties(scenario.network.friends, placed);
    check_rules(scenario, placed);
}

} // namespace diasim
