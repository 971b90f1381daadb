// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/warnings.hpp"

#include "model/base/error.hpp"
#include "model/scenario/check_place.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diasim {
namespace {

bool is_driven(const std::string& activity, const Scenario& scenario) {
    return std::ranges::any_of(scenario.motives, [&](const Motive& motive) {
        return std::ranges::any_of(motive.drives, [&](const auto& drive) {
            return drive.first == activity && drive.second != 0.0;
        });
    });
}

/// Whether a kind of trigger moves the motive.
bool is_fed(const std::string& motive, const Scenario& scenario) {
    return std::ranges::any_of(
        scenario.kinds, [&](const Kind& kind) { return weight_of(kind.salience, motive) != 0.0; });
}

/// What a user adds by misspelling a name is one entry more, and both count.
template <class Entry>
void warn_of_look_alikes(std::string_view table, const std::vector<Entry>& entries,
                         const PlacedProblems& placed) {
    std::vector<std::string> before;
    for (const Entry& entry : entries) {
        if (const std::string other = nearest(entry.name, before); !other.empty()) {
            placed.add_at_key(fmt::format("{}.{}", table, entry.name),
                              fmt::format("'{}' stands beside '{}': both count", entry.name, other),
                              "if one is meant, give it the same name everywhere");
        }
        before.push_back(entry.name);
    }
}

void warn_of_look_alikes(const Scenario& scenario, const PlacedProblems& placed) {
    warn_of_look_alikes("motive", scenario.motives, placed);
    warn_of_look_alikes("barrier", scenario.barriers, placed);
    warn_of_look_alikes("activity", scenario.activities, placed);
    warn_of_look_alikes("kind", scenario.kinds, placed);
    warn_of_look_alikes("channel", scenario.channels, placed);
}

} // namespace

std::vector<Problem> warnings_of(const Scenario& scenario, const Location& main,
                                 const Inputs& inputs) {
    Problems warnings{inputs};
    const PlacedProblems placed{scenario, main, warnings};
    for (const Activity& activity : scenario.activities) {
        if (activity.rule == Rule::utility && !is_driven(activity.name, scenario)) {
            placed.add_at_key(
                "activity." + activity.name,
                fmt::format("no motive drives '{}': news of the homeland does not move it, only "
                            "its intercept and other constants do",
                            activity.name),
                fmt::format("name it in a motive: drives = {{ {} = 1.0 }}", activity.name));
        }
    }
    for (const Motive& motive : scenario.motives) {
        if (!is_fed(motive.name, scenario)) {
            placed.add_at_key(
                "motive." + motive.name,
                fmt::format("no kind of trigger feeds '{}': nobody ever feels it", motive.name),
                fmt::format("name it in one: kind.KIND.salience = {{ {} = 1.0 }}", motive.name));
        }
    }
    warn_of_look_alikes(scenario, placed);
    return warnings.all();
}

} // namespace diasim
