// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/verdict.hpp"

#include <algorithm>
#include <cmath>

namespace diasim::verification {
namespace {

/// A number that is none never holds: the comparison is written so that NaN fails.
Verdict judge(double difference, double allowed) {
    return std::abs(difference) <= allowed ? Verdict::holds : Verdict::fails;
}

} // namespace

Estimate estimate(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    const double mean = sum / n;
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return {mean, std::sqrt(squares / (n - 1.0) / n)};
}

Estimate share_estimate(double successes, double n) {
    const double smoothed = (successes + 2.0) / (n + 4.0);
    return {successes / n, std::sqrt(smoothed * (1.0 - smoothed) / n)};
}

Row compare(Label label, double expected, Estimate simulated, double allowance) {
    const double allowed = errors_allowed * simulated.error + allowance;
    return {.claim = {},
            .label = std::move(label),
            .expected = expected,
            .simulated = simulated.mean,
            .error = simulated.error,
            .allowance = allowance,
            .verdict = judge(simulated.mean - expected, allowed),
            .reason = {}};
}

Row compare_exactly(Label label, double expected, double simulated, double rounding) {
    return {.claim = {},
            .label = std::move(label),
            .expected = expected,
            .simulated = simulated,
            .error = std::nullopt,
            .allowance = rounding,
            .verdict = judge(simulated - expected, rounding),
            .reason = {}};
}

double chance_of_any(double people, double seeds, double chance) {
    return -std::expm1(people * std::log1p(-seeds * chance));
}

std::vector<Row> compare_large(const std::string& setting, const LargeRuns& expected,
                               const std::vector<double>& shares) {
    std::vector<double> large;
    std::ranges::copy_if(shares, std::back_inserter(large),
                         [&](double share) { return share > 0.5 * expected.size; });
    const Estimate seen =
        share_estimate(static_cast<double>(large.size()), static_cast<double>(shares.size()));
    std::vector<Row> rows{
        compare({setting, expected.chance_name}, expected.chance, seen, expected.chance_allowance)};
    if (large.size() > 1) {
        rows.push_back(compare({setting, expected.size_name}, expected.size, estimate(large),
                               expected.size_allowance));
    }
    return rows;
}

Row without_theory(Label label, std::string reason) {
    Row row;
    row.label = std::move(label);
    row.reason = std::move(reason);
    return row;
}

std::vector<Row> demand_verdicts(std::vector<Row> rows) {
    for (Row& row : rows) {
        if (row.verdict == Verdict::no_theory) {
            row.verdict = Verdict::missing;
        }
    }
    return rows;
}

bool has_failure(const std::vector<Row>& rows) {
    return std::ranges::any_of(rows, [](const Row& row) {
        return row.verdict == Verdict::fails || row.verdict == Verdict::missing;
    });
}

bool is_judged(const Row& row) {
    return row.verdict == Verdict::holds || row.verdict == Verdict::fails;
}

std::string verdict_text(Verdict verdict) {
    switch (verdict) {
    case Verdict::holds:
        return "holds";
    case Verdict::fails:
        return "FAILS";
    case Verdict::missing:
        return "NO VERDICT";
    case Verdict::no_theory:
        break;
    }
    return "no theory here";
}

} // namespace diasim::verification
