// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/verbs.hpp"

namespace diasim::calibration {

std::vector<commands::Verb> verbs() {
    return {};
}

} // namespace diasim::calibration
