// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/verification/bench.hpp"
#include "model/verification/verdict.hpp"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace diasim::verification {

/// A theory that the model must reproduce when its parameters are set so. Nothing in the engine
/// knows of it.
struct Claim {
    std::string name;
    std::string meaning;  ///< one line
    std::string source;   ///< author and year
    std::string scenario; ///< file in the folder of the scenarios
    /// Paths that the theory follows: any of them, or what lies below, may be set.
    std::vector<std::string> parameters;
    /// Settings at which it is checked, each a list of assignments over the file's values.
    std::vector<std::vector<std::string>> points;
    /// Compares at one setting; one row at least.
    std::function<std::vector<Row>(const Bench&)> check;
};

/// All claims, in the order of the table.
[[nodiscard]] const std::vector<Claim>& all_claims();

/// The claims of those names; all without names.
/// @throws InputError for a name that none has, with the nearest one
[[nodiscard]] std::vector<Claim> claims_called(const std::vector<std::string>& names);

/// Checks a claim at all of its settings, `sets` over each: those that it follows are simulated
/// and the theory is computed anew; another gives a row without a verdict. Without `sets` a row
/// without a verdict is a failure.
/// @throws InputError if a scenario is not valid; Stopped
[[nodiscard]] std::vector<Row> check_claim(const Claim& claim, const std::filesystem::path& folder,
                                           const std::vector<std::string>& sets,
                                           const EnsembleObserver& observer);

/// The assignments that the claim's scenario knows the path of. @throws InputError for an
/// assignment that no claim of `claims` knows
[[nodiscard]] std::vector<std::string> known_sets(const Claim& claim, std::span<const Claim> claims,
                                                  const std::filesystem::path& folder,
                                                  const std::vector<std::string>& sets);

/// The path of an assignment "path=value", "path*=number" or "path+=number".
[[nodiscard]] std::string path_of(const std::string& assignment);

// One function a family of claims, each in a file of its own.
[[nodiscard]] Claim granovetter_claim();
[[nodiscard]] Claim critical_mass_claim();
[[nodiscard]] Claim cascade_claim();
[[nodiscard]] Claim epidemic_claim();
[[nodiscard]] Claim hazard_claim();
[[nodiscard]] Claim bass_claim();
[[nodiscard]] Claim ring_claim();
[[nodiscard]] Claim opinion_claim();
[[nodiscard]] Claim memory_claim();
[[nodiscard]] Claim silence_claim();
[[nodiscard]] Claim fear_claim();
[[nodiscard]] Claim decision_claim();

} // namespace diasim::verification
