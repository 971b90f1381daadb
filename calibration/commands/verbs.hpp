// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/commands/program.hpp"

#include <vector>

namespace diasim::calibration {

/// The verbs of calibration, in the order in which --help shows them.
[[nodiscard]] std::vector<commands::Verb> verbs();

} // namespace diasim::calibration
