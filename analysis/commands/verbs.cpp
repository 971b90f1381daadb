// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/verbs.hpp"

namespace diasim::analysis {

std::vector<commands::Verb> verbs() {
    return {};
}

} // namespace diasim::analysis
