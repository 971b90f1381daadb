// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/scenario.hpp"

#include <vector>

namespace diasim {

/// What a valid scenario says that its author may not have meant: activities that no motive drives.
/// `main` is the place of the scenario file.
[[nodiscard]] std::vector<Problem> warnings_of(const Scenario& scenario, const Location& main,
                                               const Inputs& inputs);

} // namespace diasim
