// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/verbs.hpp"

#include "analysis/commands/compare.hpp"
#include "analysis/commands/explain.hpp"
#include "analysis/commands/report.hpp"

namespace diasim::analysis {

std::vector<commands::Verb> verbs() {
    return {commands::make_verb("compare", "Hold a result against observed events", add_compare,
                                compare),
            commands::make_verb("explain", "Say what an outcome is due to, by switching things off",
                                add_explain, explain),
            commands::make_verb("report", "Make one offline page of results", add_report, report)};
}

} // namespace diasim::analysis
