// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/detection.hpp"

#include <algorithm>
#include <cmath>

namespace diasim::calibration {
namespace {

constexpr double normal_95 = 1.6448536269514722; ///< quantile of the normal law
constexpr int most_steps = 200;                  ///< of Newton's method
constexpr double tolerance = 1e-10;              ///< log-odds

double logistic_of(double x) noexcept {
    return 1.0 / (1.0 + std::exp(-x));
}

/// A symmetric 2 x 2 matrix.
struct Matrix {
    double aa = 0.0;
    double ab = 0.0;
    double bb = 0.0;

    [[nodiscard]] double determinant() const noexcept { return aa * bb - ab * ab; }
    [[nodiscard]] Matrix inverse() const noexcept {
        const double d = determinant();
        return {bb / d, -ab / d, aa / d};
    }
};

Matrix information(std::span<const Overlap> events, double a, double b) {
    Matrix sum;
    for (const Overlap& event : events) {
        const double x = std::log10(event.size);
        const double p = logistic_of(a + b * x);
        const double weight = p * (1.0 - p);
        sum.aa += weight;
        sum.ab += weight * x;
        sum.bb += weight * x * x;
    }
    return sum;
}

/// A step of Firth's modified score; at most 2 in each direction, as far steps overshoot.
struct Step {
    double a = 0.0;
    double b = 0.0;
};

Step firth_step(std::span<const Overlap> events, double a, double b) {
    const Matrix inverse = information(events, a, b).inverse();
    Step score;
    for (const Overlap& event : events) {
        const double x = std::log10(event.size);
        const double p = logistic_of(a + b * x);
        const double leverage =
            p * (1.0 - p) * (inverse.aa + 2.0 * x * inverse.ab + x * x * inverse.bb);
        const double residual = (event.in_media ? 1.0 : 0.0) - p + leverage * (0.5 - p);
        score.a += residual;
        score.b += residual * x;
    }
    const auto cut = [](double step) { return std::clamp(step, -2.0, 2.0); };
    return {cut(inverse.aa * score.a + inverse.ab * score.b),
            cut(inverse.ab * score.a + inverse.bb * score.b)};
}

bool has_two_sizes(std::span<const Overlap> events) {
    return std::ranges::any_of(events, [&](const Overlap& e) { return e.size != events[0].size; });
}

} // namespace

double media_probability(const MediaDetection& detection, double size, double others) noexcept {
    return logistic_of(detection.intercept + detection.per_log10_size * std::log10(size) + others);
}

DetectionAt DetectionCurve::at(double size) const {
    const double x = std::log10(size);
    const double middle = intercept + per_log10_size * x;
    const double error =
        std::sqrt(std::max(0.0, intercept_error * intercept_error + 2.0 * x * covariance +
                                    x * x * slope_error * slope_error));
    return {size, logistic_of(middle), logistic_of(middle - normal_95 * error),
            logistic_of(middle + normal_95 * error)};
}

std::optional<DetectionCurve> estimate_detection(std::span<const Overlap> events) {
    constexpr std::size_t fewest = 3; // two parameters and something to be wrong by
    if (events.size() < fewest || !has_two_sizes(events)) {
        return std::nullopt;
    }
    DetectionCurve curve;
    for (int i = 0; i != most_steps; ++i) {
        const Step step = firth_step(events, curve.intercept, curve.per_log10_size);
        curve.intercept += step.a;
        curve.per_log10_size += step.b;
        if (std::abs(step.a) + std::abs(step.b) < tolerance) {
            break;
        }
    }
    const Matrix errors = information(events, curve.intercept, curve.per_log10_size).inverse();
    curve.intercept_error = std::sqrt(errors.aa);
    curve.slope_error = std::sqrt(errors.bb);
    curve.covariance = errors.ab;
    curve.events = events.size();
    curve.reported = static_cast<std::size_t>(
        std::ranges::count_if(events, [](const Overlap& event) { return event.in_media; }));
    return curve;
}

double horvitz_thompson_total(std::span<const double> values, std::span<const double> probability) {
    double sum = 0.0;
    for (std::size_t i = 0; i != values.size(); ++i) {
        sum += values[i] / probability[i];
    }
    return sum;
}

double horvitz_thompson_mean(std::span<const double> values, std::span<const double> probability) {
    const std::vector<double> ones(values.size(), 1.0);
    return horvitz_thompson_total(values, probability) / horvitz_thompson_total(ones, probability);
}

} // namespace diasim::calibration
