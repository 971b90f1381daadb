// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/posterior.hpp"
#include "calibration/abc/study.hpp"

#include <string>

namespace diasim::calibration {

/// What a calibration came to, for a terminal: generations, what was identified, fit.
[[nodiscard]] std::string posterior_text(const CalibrationStudy& study, const Sampler& sampler,
                                         const Posterior& posterior);

/// The check of coverage, with a verdict in words.
[[nodiscard]] std::string coverage_text(const CalibrationStudy& study, const Ranks& ranks);

} // namespace diasim::calibration
