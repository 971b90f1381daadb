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

enum class Verdict : std::uint8_t {
    holds,
    fails,
    no_theory, ///< the user's setting leaves what a theory covers
    missing    ///< no theory at a setting of the claim's own: the engine has left it, a failure
};

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
    std::string reason; ///< why there is no verdict
};

/// A mean and its standard error.
struct Estimate {
    double mean = 0.0;
    double error = 0.0;
};

/// Of independent values, two at least.
[[nodiscard]] Estimate estimate(const std::vector<double>& values);

/// Of a share of n trials. Two successes and two failures are added for the error (Agresti &
/// Coull 1998), so that a share of 0 or 1 is not taken for certain.
[[nodiscard]] Estimate share_estimate(double successes, double n);

/// Holds if |simulated - expected| <= 4 standard errors + allowance.
[[nodiscard]] Row compare(Label label, double expected, Estimate simulated, double allowance);

/// Holds if |simulated - expected| <= rounding.
[[nodiscard]] Row compare_exactly(Label label, double expected, double simulated,
                                  double rounding = 0.0);

/// Runs that hardly any seeds begin: some become large, the others end among a few.
struct LargeRuns {
    std::string chance_name; ///< what the rows are called
    std::string size_name;
    double chance = 0.0; ///< that a run becomes large
    double size = 0.0;   ///< share of people whom a large run takes in
    double chance_allowance = 0.0;
    double size_allowance = 0.0;
};

/// Probability that one at least of people * seeds (drawn person by person) sets a large run off,
/// at its own chance.
[[nodiscard]] double chance_of_any(double people, double seeds, double chance);

/// How many runs take in more than half of `size`, and how much those take in.
/// @param shares of people taken in, by run
[[nodiscard]] std::vector<Row> compare_large(const std::string& setting, const LargeRuns& expected,
                                             const std::vector<double>& shares);

/// No verdict, and why.
[[nodiscard]] Row without_theory(Label label, std::string reason);

/// The rows with each "no theory" become a missing verdict: at a claim's own settings theory is
/// known, and only an engine that does not do what it should can leave it.
[[nodiscard]] std::vector<Row> demand_verdicts(std::vector<Row> rows);

/// Whether one of the rows fails or misses its verdict.
[[nodiscard]] bool has_failure(const std::vector<Row>& rows);

/// Whether a row has numbers to compare.
[[nodiscard]] bool is_judged(const Row& row);

/// "holds", "FAILS", "no theory here" or "NO VERDICT".
[[nodiscard]] std::string verdict_text(Verdict verdict);

} // namespace diasim::verification
