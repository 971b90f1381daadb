// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/result_file.hpp"
#include "model/scenario/load.hpp"

namespace diasim::commands {

/// The texts of a scenario under paths from the folder that all of them lie in, so that nothing of
/// the machine is in them.
[[nodiscard]] InputCopies copies_of(const LoadedScenario& loaded);

/// Reads from copies instead of the disk. An absolute path is found by its end.
[[nodiscard]] Inputs inputs_over(const InputCopies& copies);

/// The scenario that copies describe. @throws InputError if they do not suffice
[[nodiscard]] LoadedScenario load_copies(const InputCopies& copies);

} // namespace diasim::commands
