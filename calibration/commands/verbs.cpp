// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/verbs.hpp"

#include "calibration/commands/calibrate.hpp"
#include "calibration/commands/import.hpp"
#include "calibration/commands/status.hpp"
#include "calibration/commands/submit.hpp"
#include "calibration/commands/sweep.hpp"

namespace diasim::calibration {

std::vector<commands::Verb> verbs() {
    using commands::make_verb;
    return {
        make_verb<ImportOptions>("import",
                                 "Turn an export or a city's register into observed tables",
                                 add_import, import_observed),
        make_verb("calibrate", "Find the values of a scenario that fit what was observed",
                  add_calibrate, calibrate),
        make_verb("sweep", "Run a design of points x replicates; go on with what is there",
                  add_sweep, sweep),
        make_verb("status", "Show how far a sweep or a calibration is", add_status, status),
        make_verb("merge", "Write what there is of a sweep as one file", add_merge, merge),
        make_verb("submit", "Let a cluster do a sweep or a calibration, as a job array", add_submit,
                  submit),
    };
}

} // namespace diasim::calibration
