// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/prior.hpp"

#include "model/base/distributions.hpp"
#include "model/base/math.hpp"

#include <algorithm>
#include <cmath>

namespace diasim::calibration {
namespace {

using Form = Prior::Form;

/// ln(1 + e^-z), without overflow.
double log_one_plus(double z) {
    return std::max(-z, 0.0) + logarithm(1.0 + exponential(-std::abs(z)));
}

double log_odds(double share) {
    constexpr double edge = 1e-15; // a draw of a beta may round to 0 or 1
    const double inside = std::clamp(share, edge, 1.0 - edge);
    return logarithm(inside) - logarithm(1.0 - inside);
}

double share_of(double log_odds) {
    return exponential(-log_one_plus(log_odds));
}

/// The bounds on the scale between which a value lies evenly.
double bound(const Prior& prior, double value) {
    return prior.form == Form::log_uniform ? logarithm(value) : value;
}

double at_share(const Prior& prior, double share) {
    const double low = bound(prior, prior.first);
    const double high = bound(prior, prior.second);
    const double even = low + share * (high - low);
    const double value = prior.form == Form::log_uniform ? exponential(even) : even;
    return std::clamp(value, prior.first, prior.second);
}

} // namespace

bool is_valid(const Prior& prior) {
    const double a = prior.first;
    const double b = prior.second;
    if (!std::isfinite(a) || !std::isfinite(b)) {
        return false;
    }
    switch (prior.form) {
    case Form::uniform:
        return a < b;
    case Form::log_uniform:
        return a > 0.0 && a < b;
    case Form::normal:
        return b > 0.0;
    case Form::beta:
    case Form::gamma:
        return a > 0.0 && b > 0.0;
    case Form::none:
        break;
    }
    return false;
}

double draw(const Prior& prior, Stream& stream) {
    switch (prior.form) {
    case Form::normal:
        return prior.first + prior.second * standard_normal(stream);
    case Form::beta: {
        const double one = gamma(stream, prior.first, prior.first);
        const double other = gamma(stream, prior.second, prior.second);
        return one / (one + other);
    }
    case Form::gamma:
        return gamma(stream, prior.first, prior.second);
    default:
        return at_share(prior, uniform(stream));
    }
}

double to_unbounded(const Prior& prior, double value) {
    switch (prior.form) {
    case Form::normal:
        return (value - prior.first) / prior.second;
    case Form::beta:
        return log_odds(value);
    case Form::gamma:
        return logarithm(value);
    default: {
        const double low = bound(prior, prior.first);
        return log_odds((bound(prior, value) - low) / (bound(prior, prior.second) - low));
    }
    }
}

double from_unbounded(const Prior& prior, double z) {
    switch (prior.form) {
    case Form::normal:
        return prior.first + prior.second * z;
    case Form::beta:
        return share_of(z);
    case Form::gamma:
        return exponential(z);
    default:
        return at_share(prior, share_of(z));
    }
}

double log_density_unbounded(const Prior& prior, double z) {
    switch (prior.form) {
    case Form::normal:
        return -0.5 * z * z;
    case Form::beta: // u^a (1 - u)^b: the Jacobian is u (1 - u)
        return -prior.first * log_one_plus(z) - prior.second * log_one_plus(-z);
    case Form::gamma: // x^shape e^(-x shape / mean): the Jacobian is x
        return prior.first * (z - exponential(z) / prior.second);
    default: // the logistic law
        return -log_one_plus(z) - log_one_plus(-z);
    }
}

Moments moments_of(const Prior& prior) {
    const double a = prior.first;
    const double b = prior.second;
    switch (prior.form) {
    case Form::normal:
        return {a, b};
    case Form::beta:
        return {a / (a + b), std::sqrt(a * b / (a + b + 1.0)) / (a + b)};
    case Form::gamma:
        return {b, b / std::sqrt(a)};
    default: {
        const double low = bound(prior, a);
        const double high = bound(prior, b);
        return {0.5 * (low + high), (high - low) / std::sqrt(12.0)};
    }
    }
}

double natural(const Prior& prior, double value) {
    return bound(prior, value);
}

double from_natural(const Prior& prior, double number) {
    return prior.form == Form::log_uniform ? exponential(number) : number;
}

} // namespace diasim::calibration
