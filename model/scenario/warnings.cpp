// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/warnings.hpp"

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
    return warnings.all();
}

} // namespace diasim
