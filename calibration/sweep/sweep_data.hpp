// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/design/sensitivity.hpp"
#include "calibration/execution/task.hpp"
#include "calibration/sweep/study.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace diasim::calibration {

/// What became of a run; values are those of the variable `status` of the file.
enum class RunStatus : std::uint8_t { done = 0, failed = 1, missing = 2 };

struct FailedRun {
    SweepRun run;
    std::string reason;
};

/// What is known of the runs of a study.
struct SweepData {
    std::vector<RunStatus> status;   ///< point, replicate
    std::vector<double> outputs;     ///< point, replicate, output; NaN without a result
    std::vector<double> means;       ///< point, output: over whole_replicates; NaN if a run of
                                     ///< them failed, or there are none
    std::vector<FailedRun> failures; ///< replicate by replicate, by point
    std::vector<std::uint32_t> whole_replicates; ///< those that no point misses
    std::size_t done = 0;
    std::size_t missing = 0;

    [[nodiscard]] bool is_whole() const noexcept { return missing == 0; }
};

[[nodiscard]] SweepData collect(const Study& study,
                                const std::unordered_map<Task, Outcome>& outcomes);

/// What the design tells of the outputs; empty if it is of another kind.
struct Sensitivity {
    std::vector<std::vector<MorrisEffect>> morris; ///< by output and factor
    std::vector<SobolIndices> sobol;               ///< by output
};

/// From the means over the replicates that no point misses. A point of which a run failed is left
/// out, and with it all that is compared with it.
[[nodiscard]] Sensitivity sensitivity_of(const Study& study, const SweepData& data);

/// The sensitivities as tables of at most 100 columns, a factor a line, strongest first.
/// @param most factors of each output
[[nodiscard]] std::string sensitivity_text(const Study& study, const Sensitivity& sensitivity,
                                           std::size_t most = 20);

} // namespace diasim::calibration
