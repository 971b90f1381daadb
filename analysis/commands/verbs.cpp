// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/verbs.hpp"

#include "analysis/commands/compare.hpp"

namespace diasim::analysis {

std::vector<commands::Verb> verbs() {
    return {commands::make_verb("compare", "Hold a result against observed events", add_compare,
                                compare)};
}

} // namespace diasim::analysis
