// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/program.hpp"
#include "model/commands/reproduce.hpp"
#include "model/commands/run.hpp"
#include "model/commands/show.hpp"
#include "model/commands/validate.hpp"
#include "model/commands/verify.hpp"

#include <utility>

namespace diasim::commands {

std::vector<Verb> model_verbs(const PageWriter& write_page) {
    RunOptions run_options;
    run_options.write_page = write_page;
    return {
        make_verb("run", "Run an ensemble of one scenario; print the summary, write one file",
                  add_run, run, std::move(run_options)),
        make_verb("validate", "Check everything that a run would; run nothing", add_validate,
                  validate),
        make_verb("show", "Show a scenario: overview, effective values, parameters, schema, cost",
                  add_show, show),
        make_verb("reproduce", "Run again from what a result file holds", add_reproduce, reproduce),
        make_verb("verify", "Hold the engine against theory: claim, expected, simulated, verdict",
                  add_verify, verify),
    };
}

} // namespace diasim::commands
