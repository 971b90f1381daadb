// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"
#include "model/record/run_record.hpp"
#include "model/simulation/plan.hpp"
#include "model/simulation/society.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace diasim {

/// Called after each step with the number of steps done; returns false to stop the run.
using StepObserver = std::function<bool(std::uint32_t steps_done)>;

/// Runs one replicate from start to end.
///
/// @return what it wrote down; nothing if the observer stopped it
/// @throws InputError if a layer or the population is too large for 32-bit positions
[[nodiscard]] std::optional<RunRecord> simulate(const Plan& plan, RunKey run,
                                                const StepObserver& observer = {});

/// The same with people and ties that are there already.
/// @param society of the same key, population, hosts and network, as of make_society
[[nodiscard]] std::optional<RunRecord> simulate(const Plan& plan, RunKey run,
                                                std::shared_ptr<const Society> society,
                                                const StepObserver& observer = {});

} // namespace diasim
