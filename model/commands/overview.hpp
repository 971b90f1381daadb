// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace diasim::commands {

/// A scenario at a glance: when, who, what may be done, what drives and what hinders.
[[nodiscard]] std::string overview_text(const Scenario& scenario);

[[nodiscard]] nlohmann::ordered_json overview_json(const Scenario& scenario);

} // namespace diasim::commands
