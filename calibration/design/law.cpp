// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/design/law.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diasim::calibration {
namespace {

constexpr double tail = 0.005; // of a normal law that faces of the cube leave out

double normal_quantile(double u) {
    return -std::numbers::sqrt2 * boost::math::erfc_inv(2.0 * u);
}

} // namespace

bool is_valid(const Law& law) {
    switch (law.form) {
    case Law::Form::uniform:
        return law.first < law.second;
    case Law::Form::log_uniform:
        return law.first > 0.0 && law.first < law.second;
    case Law::Form::normal:
        return law.second > 0.0;
    case Law::Form::beta:
        return law.first > 0.0 && law.second > 0.0;
    case Law::Form::values:
        break;
    }
    return !law.values.empty();
}

double quantile(const Law& law, double u) {
    switch (law.form) {
    case Law::Form::uniform:
        return std::lerp(law.first, law.second, u);
    case Law::Form::log_uniform:
        return std::clamp(law.first * std::pow(law.second / law.first, u), law.first, law.second);
    case Law::Form::normal:
        return law.first + law.second * normal_quantile(std::clamp(u, tail, 1.0 - tail));
    case Law::Form::beta:
        return boost::math::ibeta_inv(law.first, law.second, u);
    case Law::Form::values:
        break;
    }
    const auto n = static_cast<double>(law.values.size());
    return law.values[static_cast<std::size_t>(std::min(u * n, n - 1.0))];
}

} // namespace diasim::calibration
