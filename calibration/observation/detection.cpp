// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/detection.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diasim::calibration {
namespace {

constexpr double normal_95 = 1.6448536269514722; ///< quantile of the normal law
constexpr int most_steps = 200;                  ///< of Newton's method
constexpr double tolerance = 1e-10;              ///< log-odds
constexpr double far_errors = 10.0;    ///< standard errors within which slopes are looked for
constexpr double farthest_odds = 20.0; ///< from the best within which ends are looked for
constexpr int section_steps = 30;      ///< to 1e-6 of the slopes
constexpr int bisection_steps = 20;    ///< to 2e-5 of the log-odds

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

/// Logarithm of the likelihood with Jeffreys' prior.
double penalised_likelihood(std::span<const Overlap> events, double a, double b) {
    double sum = 0.0;
    for (const Overlap& event : events) {
        const double odds = a + b * std::log10(event.size);
        sum -= std::log1p(std::exp(event.in_media ? -odds : odds));
    }
    return sum + 0.5 * std::log(information(events, a, b).determinant());
}

/// The largest penalised likelihood of curves with these log-odds at the log10 size x, by golden
/// section over slopes that are not absurd.
double profile_likelihood(const DetectionCurve& curve, double x, double odds) {
    const double ratio = (std::sqrt(5.0) - 1.0) / 2.0;
    const double reach = far_errors * curve.slope_error;
    double low = curve.per_log10_size - reach;
    double high = curve.per_log10_size + reach;
    const auto value = [&](double b) {
        return penalised_likelihood(curve.overlaps, odds - b * x, b);
    };
    double left = high - ratio * (high - low);
    double right = low + ratio * (high - low);
    double at_left = value(left);
    double at_right = value(right);
    for (int step = 0; step != section_steps; ++step) {
        if (at_left >= at_right) {
            high = right;
            right = std::exchange(left, right - ratio * (right - low));
            at_right = std::exchange(at_left, value(left));
        } else {
            low = left;
            left = std::exchange(right, left + ratio * (high - left));
            at_left = std::exchange(at_right, value(right));
        }
    }
    return std::max(at_left, at_right);
}

/// End of the interval of log-odds at x, below (-1) or above (1) the best: found by bisection.
double profile_end(const DetectionCurve& curve, double x, double best, double direction) {
    const double least =
        penalised_likelihood(curve.overlaps, curve.intercept, curve.per_log10_size) -
        0.5 * normal_95 * normal_95;
    double inside = 0.0;
    double outside = farthest_odds;
    for (int step = 0; step != bisection_steps; ++step) {
        const double middle = 0.5 * (inside + outside);
        const bool is_inside = profile_likelihood(curve, x, best + direction * middle) >= least;
        (is_inside ? inside : outside) = middle;
    }
    return best + direction * 0.5 * (inside + outside);
}

bool has_two_sizes(std::span<const Overlap> events) {
    return std::ranges::any_of(events, [&](const Overlap& e) { return e.size != events[0].size; });
}

} // namespace

double media_probability(const MediaDetection& detection, double size, double others) noexcept {
    return logistic_of(detection.intercept + detection.per_log10_size * std::log10(size) + others);
}

DetectionAt detection_at(const DetectionCurve& curve, double size) {
    const double x = std::log10(size);
    const double best = curve.intercept + curve.per_log10_size * x;
    return {size, logistic_of(best), logistic_of(profile_end(curve, x, best, -1.0)),
            logistic_of(profile_end(curve, x, best, 1.0))};
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
    curve.overlaps.assign(events.begin(), events.end());
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
