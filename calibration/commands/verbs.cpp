// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/verbs.hpp"

#include "calibration/commands/import.hpp"

namespace diasim::calibration {

std::vector<commands::Verb> verbs() {
    return {commands::make_verb<ImportOptions>(
        "import", "Turn an export or a city's register into observed tables", add_import,
        import_observed)};
}

} // namespace diasim::calibration
