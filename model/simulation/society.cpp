// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/society.hpp"

#include <utility>

namespace diasim {

std::shared_ptr<const Society> make_society(const Plan& plan, RunKey run) {
    const Scenario& scenario = plan.scenario;
    Population population = make_population(scenario, plan.laws, run);
    Network network = build_network(scenario.network, scenario.hosts, population, run);
    return std::make_shared<const Society>(Society{std::move(population), std::move(network)});
}

} // namespace diasim
