// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/bass.hpp"

#include <cmath>

namespace diasim::verification {

double bass_share(Bass bass, double days) {
    const double left = std::exp(-(bass.innovation + bass.imitation) * days);
    return (1.0 - left) / (1.0 + bass.imitation / bass.innovation * left);
}

double bass_growth(Bass bass, double days) {
    const double share = bass_share(bass, days);
    return (bass.innovation + bass.imitation * share) * (1.0 - share);
}

double bass_peak_days(Bass bass) {
    return std::log(bass.imitation / bass.innovation) / (bass.innovation + bass.imitation);
}

} // namespace diasim::verification
