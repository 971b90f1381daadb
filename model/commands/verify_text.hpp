// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/verification/claim.hpp"

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>
#include <vector>

namespace diasim::commands {

/// How a verdict is reached, in words.
[[nodiscard]] std::string verdict_rule();

/// The table of `diasim verify` with its last line, how many hold.
[[nodiscard]] std::string verdict_table(const std::vector<verification::Row>& rows);

/// The same for machines. Numbers that are none are null.
[[nodiscard]] nlohmann::ordered_json verdict_json(const std::vector<verification::Row>& rows);

/// Names of the claims, what they say and which paths they follow.
[[nodiscard]] std::string claim_list(std::span<const verification::Claim> claims);

/// What the shell is told: difference if a row fails or misses its verdict.
[[nodiscard]] ExitCode code_of(const std::vector<verification::Row>& rows);

} // namespace diasim::commands
