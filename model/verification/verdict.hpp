// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a comparison of theory and simulation comes to.
namespace diasim::verification {

/// Standard errors by which a simulated mean may miss the expected one.
inline constexpr double errors_allowed = 4.0;

enum class Verdict : std::uint8_t { holds, fails, no_theory };

/// What is compared, at which parameters.
struct Label {
    std::string setting;
    std::string quantity;
};

/// One line of the table.
struct Row {
    std::string claim;
    Label label;
    double expected = 0.0;
    double simulated = 0.0;
    std::optional<double> error; ///< standard error of the difference; nothing: exact
    double allowance = 0.0; ///< difference allowed besides: finite size, length of a step, rounding
    Verdict verdict = Verdict::no_theory;
    std::string reason; ///< why there is no theory here
};

/// A mean and its standard error.
struct Estimate {
    double mean = 0.0;
    double error = 0.0;
};

/// Of independent values, two at least.
[[nodiscard]] Estimate estimate(const std::vector<double>& values);

/// Of a share of n trials. One success and one failure are added for the error (Agresti & Coull
/// 1998), so that a share of 0 or 1 is not taken for certain.
[[nodiscard]] Estimate share_estimate(double successes, double n);

/// Holds if |simulated - expected| <= 4 standard errors + allowance.
[[nodiscard]] Row compare(Label label, double expected, Estimate simulated, double allowance);

/// Holds if |simulated - expected| <= rounding.
[[nodiscard]] Row compare_exactly(Label label, double expected, double simulated,
                                  double rounding = 0.0);

/// No verdict, and why.
[[nodiscard]] Row without_theory(Label label, std::string reason);

/// Whether one of the rows fails.
[[nodiscard]] bool has_failure(const std::vector<Row>& rows);

/// "holds", "FAILS" or "no theory here".
[[nodiscard]] std::string verdict_text(Verdict verdict);

} // namespace diasim::verification
