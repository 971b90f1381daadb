// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/execution/task.hpp"

#include <cstddef>
#include <span>

namespace diasim::calibration {

struct CrewOptions {
    std::size_t retries = 0;       ///< of a task whose failure may be the machine's
    bool is_one_at_a_time = false; ///< all threads work on one task: fewer tasks than threads
};

/// Deals single tasks of a list, in its order.
[[nodiscard]] Deal deal_from(std::span<const Task> tasks);

/// Evaluates what is dealt with the threads that loops have here, each one task at a time, until
/// nothing is left or the beat says stop. What became of a task is kept before the next is begun.
/// @return whether it came to the end, and was not stopped
/// @throws what deal, keep and beat throw; then all threads stop
[[nodiscard]] bool work(const Deal& deal, const Evaluate& evaluate, const Keep& keep,
                        const Beat& beat, const CrewOptions& options = {});

} // namespace diasim::calibration
