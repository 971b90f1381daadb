// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <string>
#include <vector>

namespace diasim::analysis {

/// Something of a scenario switched off. The engine knows nothing of it: it is another scenario,
/// such as a user could write.
struct Intervention {
    std::string name; ///< "fear_for_relatives"
    std::string text; ///< what is done, in words: "barrier.fear_for_relatives.weight = 0"
    std::vector<std::string> zeros;    ///< values set to 0, by their paths as in --set
    std::vector<std::string> kinds;    ///< kinds of triggers whose rows are removed
    std::vector<std::string> triggers; ///< single triggers whose rows are removed
};

/// Changes the scenario. Interventions may be applied one after the other, in any order.
/// @throws InputError if the scenario is not valid afterwards
void apply(const Intervention& intervention, Scenario& scenario);

/// What `over` names, each to be switched off: a barrier by its weight, a motive by what it drives,
/// a channel by its rate, a kind of trigger by leaving its rows out.
/// @param over "barriers", "motives", "channels", "triggers" (by kind), or names separated by
/// commas: of any of these or single triggers, alone (fear_for_relatives) or with what they are
/// (barrier.fear_for_relatives, trigger.J025)
/// @throws InputError if there is nothing of that name, or several, with all that is wrong
[[nodiscard]] std::vector<Intervention> players_of(const Scenario& scenario,
                                                   const std::string& over);

/// The ways in which one thing leads to another, each cut off alone: word of mouth (channels along
/// ties), imitation (contagion of activities), calls to gatherings, and news (the other channels).
/// Only those that the scenario has.
[[nodiscard]] std::vector<Intervention> cascade_of(Scenario scenario);

} // namespace diasim::analysis
