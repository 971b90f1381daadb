// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"
#include "model/network/network.hpp"
#include "model/population/population.hpp"
#include "model/simulation/plan.hpp"

#include <memory>

namespace diasim {

/// The people of one run and their ties: what is there before the first step and never changes.
struct Society {
    Population population;
    Network network;
};

/// It depends on the key and on the scenario's population, hosts and network, and on nothing else:
/// runs that differ in motives, barriers, activities, channels or the homeland may share one.
/// @throws InputError if a layer or the population is too large for 32-bit positions
[[nodiscard]] std::shared_ptr<const Society> make_society(const Plan& plan, RunKey run);

} // namespace diasim
