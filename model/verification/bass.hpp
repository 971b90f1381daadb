// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// Diffusion by news and by others (Bass 1969, doi:10.1287/mnsc.15.5.215): hazard p + q F.
namespace diasim::verification {

struct Bass {
    double innovation = 0.0; ///< p, of news [1/d]
    double imitation = 0.0;  ///< q, of others, at full share [1/d]
};

/// Share F(t) who know after `days`, from nobody.
[[nodiscard]] double bass_share(Bass bass, double days);
/// dF/dt [1/d].
[[nodiscard]] double bass_growth(Bass bass, double days);
/// When growth is largest [d]; negative if it falls from the start.
[[nodiscard]] double bass_peak_days(Bass bass);

} // namespace diasim::verification
