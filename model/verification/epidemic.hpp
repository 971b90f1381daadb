// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/verification/degrees.hpp"

#include <cstddef>
#include <vector>

/// Epidemics on random graphs by generating functions (Newman 2002,
/// doi:10.1103/PhysRevE.66.016128).
namespace diasim::verification {

/// How long people pass something on, in whole steps: probability of 1, 2, 3 ... steps.
using Durations = std::vector<double>;

[[nodiscard]] Durations fixed_duration(std::size_t steps);
/// A geometric number of steps: the chance that the end comes in a step is `end`.
[[nodiscard]] Durations geometric_duration(double end);

/// Mean probability that a contact is told at hazard `exposure` a step.
[[nodiscard]] double transmissibility(const Durations& durations, double exposure);

/// Share of people reached in the end, `seeds` of them from the start: u = 1 - T + T (1 - s) G1(u)
/// is the chance that a contact never tells, and the share is 1 - (1 - s) G0(u).
[[nodiscard]] double final_size(const Degrees& degrees, double transmissibility, double seeds);

/// Share reached when everybody meets everybody: S = 1 - (1 - s) e^(-ratio S) (Kermack &
/// McKendrick 1927).
[[nodiscard]] double mean_field_final_size(double ratio, double seeds);

/// Probability that one person reaches a share of all. Equal to the final size only if all people
/// pass on for the same time: with random times contacts of one person share its luck.
[[nodiscard]] double outbreak_probability(const Degrees& degrees, const Durations& durations,
                                          double exposure);

} // namespace diasim::verification
