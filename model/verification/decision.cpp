// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/decision.hpp"

#include "model/verification/constant_hazard.hpp"

#include <algorithm>
#include <cmath>

namespace diasim::verification {
namespace {

constexpr int largest_byte = 255;

/// Simpson's rule for f over [from, to].
template <class Function>
double integral(double from, double to, const Function& f) {
    constexpr int pairs = 16;
    const double h = (to - from) / (2.0 * pairs);
    double sum = f(from) + f(to);
    for (int i = 1; i != 2 * pairs; ++i) {
        sum += (i % 2 == 1 ? 4.0 : 2.0) * f(from + h * i);
    }
    return sum * h / 3.0;
}

double angle_of(double x) {
    return std::asin(std::sqrt(std::clamp(x, 0.0, 1.0)));
}

/// Sums over people what each is expected to do.
class Sum {
public:
    Sum(const std::vector<Option>& options, const std::vector<Moment>& moments, double step_days)
        : options_{options}, moments_{moments}, step_days_{step_days},
          expected_{{moments.size(), std::vector<double>(options.size(), 0.0)}, 0.0} {}

    /// A share of people with trait x for the motive and y for the barrier.
    void add(double x, double y, double share) {
        double hazard = 0.0;
        for (std::size_t step = 0; step != moments_.size(); ++step) {
            const double all = update_rates(x * moments_[step].motive, y * moments_[step].context);
            const double each = all > 0.0 ? share * chance_within(all, step_days_) / all : 0.0;
            for (std::size_t k = 0; k != options_.size(); ++k) {
                expected_.acts[step][k] += each * rates_[k];
            }
            hazard += all * step_days_;
        }
        expected_.acted += share * chance_within(hazard, 1.0);
    }

    [[nodiscard]] const ExpectedActs& expected() const noexcept { return expected_; }

private:
    /// The rates of somebody so moved and so held back; their sum.
    double update_rates(double moved, double held) {
        double all = 0.0;
        for (std::size_t k = 0; k != options_.size(); ++k) {
            const Option& option = options_[k];
            rates_[k] = option.per_day * logistic_function(option.intercept + option.drive * moved -
                                                           option.loss * held);
            all += rates_[k];
        }
        return all;
    }

    const std::vector<Option>& options_;
    const std::vector<Moment>& moments_;
    double step_days_;
    std::vector<double> rates_ = std::vector<double>(options_.size());
    ExpectedActs expected_;
};

} // namespace

TraitMasses beta_bytes(double mean, double concentration) {
    const double alpha = mean * concentration;
    const double beta = concentration - alpha;
    const auto density = [&](double angle) {
        return std::pow(std::sin(angle), 2.0 * alpha - 1.0) *
               std::pow(std::cos(angle), 2.0 * beta - 1.0);
    };
    TraitMasses masses;
    double sum = 0.0;
    for (int k = 0; k <= largest_byte; ++k) {
        const double mass = integral(angle_of((k - 0.5) / largest_byte),
                                     angle_of((k + 0.5) / largest_byte), density);
        masses.emplace_back(static_cast<double>(k) / largest_byte, mass);
        sum += mass;
    }
    for (auto& [value, mass] : masses) {
        mass /= sum;
    }
    return masses;
}

ExpectedActs expected_acts(const std::vector<Option>& options, const std::vector<Moment>& moments,
                           double step_days, const TraitMasses& moved, const TraitMasses& held) {
    constexpr double negligible = 1e-10; // 65,536 of them are less than 1e-5 of the people
    Sum sum{options, moments, step_days};
    for (const auto& [x, x_mass] : moved) {
        for (const auto& [y, y_mass] : held) {
            if (x_mass * y_mass > negligible) {
                sum.add(x, y, x_mass * y_mass);
            }
        }
    }
    return sum.expected();
}

} // namespace diasim::verification
