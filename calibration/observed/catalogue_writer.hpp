// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/catalogue.hpp"

#include <string>
#include <vector>

/// Observed tables as text: UTF-8 CSV (RFC 4180, LF) that read_catalogue() reads back to the same
/// rows, with all their columns. The link of an event to its registration stands in the latter.
namespace diasim {

[[nodiscard]] std::string to_csv(const std::vector<ObservedEvent>& events);
[[nodiscard]] std::string to_csv(const std::vector<Registration>& registrations);
[[nodiscard]] std::string to_csv(const std::vector<RegisterCoverage>& registers);

} // namespace diasim
