// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>

namespace diasim::commands {

/// What a run is expected to need. An estimate from one measured replicate.
struct Cost {
    double people = 0.0; ///< of one replicate
    std::uint32_t replicates = 0;
    std::size_t threads = 1;
    double probe_share = 1.0;   ///< of the people that the measured replicate had
    double probe_seconds = 0.0; ///< that it took
    double seconds = 0.0;       ///< of the whole ensemble
    double memory_bytes = 0.0;  ///< at the peak
    double result_bytes = 0.0;  ///< of the result file's numbers before compression
};

/// Runs one replicate on one thread, or one of a scenario scaled down to 2 million people, and
/// extrapolates in proportion to people and replicates.
[[nodiscard]] Cost estimate_cost(const Scenario& scenario, std::size_t n_threads);

[[nodiscard]] std::string cost_text(const Cost& cost);
[[nodiscard]] nlohmann::ordered_json cost_json(const Cost& cost);

} // namespace diasim::commands
