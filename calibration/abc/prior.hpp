// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"

#include <cstdint>

namespace diasim::calibration {

/// What is believed of a parameter before the data.
struct Prior {
    enum class Form : std::uint8_t { none, uniform, log_uniform, normal, beta, gamma };
    Form form = Form::uniform;
    double first = 0.0;  ///< low; mean of a normal; first shape of a beta; shape of a gamma
    double second = 1.0; ///< high; deviation of a normal; second shape of a beta; mean of a gamma

    friend bool operator==(const Prior&, const Prior&) = default;
};

/// Whether the parameters make a law: low < high, above 0 for log_uniform; deviation, shapes and
/// the mean of a gamma above 0; all finite.
[[nodiscard]] bool is_valid(const Prior& prior);

/// A draw from it.
[[nodiscard]] double draw(const Prior& prior, Stream& stream);

/// The same value on a scale without bounds, where steps of a normal law cannot leave the support:
/// log-odds of the place between the bounds (uniform, log_uniform, beta), logarithm (gamma),
/// deviations from the mean (normal).
/// @param value inside the support
[[nodiscard]] double to_unbounded(const Prior& prior, double value);
[[nodiscard]] double from_unbounded(const Prior& prior, double z);

/// Logarithm of the density on that scale, but for a constant.
[[nodiscard]] double log_density_unbounded(const Prior& prior, double z);

/// Mean and standard deviation, as contraction is measured: of the logarithm for log_uniform.
struct Moments {
    double mean = 0.0;
    double deviation = 1.0;
};
[[nodiscard]] Moments moments_of(const Prior& prior);

/// The scale of moments_of(): ln(value) for log_uniform, else the value.
[[nodiscard]] double natural(const Prior& prior, double value);
[[nodiscard]] double from_natural(const Prior& prior, double number);

} // namespace diasim::calibration
