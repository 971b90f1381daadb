// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/commands/calibrate.hpp"

namespace diasim::calibration {

/// What a calibration would cost, from a few simulations of its prior, one after the other. Says
/// which one it is at, and writes no file.
[[nodiscard]] ExitCode probe_calibration(const CalibrateOptions& options, const Console& console);

} // namespace diasim::calibration
