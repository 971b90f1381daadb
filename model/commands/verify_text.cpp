// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/verify_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace diasim::commands {
namespace {

using verification::Row;
using verification::Verdict;

constexpr std::size_t n_columns = 8;
using Line = std::array<std::string, n_columns>;

/// Words stand at the left of their column, numbers at the right.
constexpr std::array<bool, n_columns> is_number{false, false, false, true, true, true, true, false};

std::string number_text(double value) {
    return std::abs(value) >= 1000.0 ? fmt::format("{:.0f}", value) : fmt::format("{:.4g}", value);
}

Line line_of(const Row& row) {
    Line line{row.claim, row.label.setting, row.label.quantity};
    if (verification::is_judged(row)) {
        line[3] = number_text(row.expected);
        line[4] = number_text(row.simulated);
        line[5] = row.error ? fmt::format("{:.2g}", *row.error) : "exact";
        line[6] = row.allowance > 0.0 ? fmt::format("{:.2g}", row.allowance) : "";
    }
    line[7] = verification::verdict_text(row.verdict);
    if (!row.reason.empty()) {
        line[7] += ": " + row.reason;
    }
    return line;
}

std::string aligned(const std::vector<Line>& lines) {
    std::array<std::size_t, n_columns> width{};
    for (const Line& line : lines) {
        for (std::size_t i = 0; i + 1 != n_columns; ++i) {
            width[i] = std::max(width[i], line[i].size());
        }
    }
    std::string text;
    for (const Line& line : lines) {
        for (std::size_t i = 0; i + 1 != n_columns; ++i) {
            text += is_number[i] ? fmt::format("{:>{}}  ", line[i], width[i])
                                 : fmt::format("{:<{}}  ", line[i], width[i]);
        }
        text += line.back() + '\n';
    }
    return text;
}

/// What machines read.
std::string verdict_key(Verdict verdict) {
    switch (verdict) {
    case Verdict::holds:
        return "holds";
    case Verdict::fails:
        return "fails";
    case Verdict::missing:
        return "missing";
    case Verdict::no_theory:
        break;
    }
    return "no_theory";
}

std::size_t count(const std::vector<Row>& rows, Verdict verdict) {
    return static_cast<std::size_t>(std::ranges::count(rows, verdict, &Row::verdict));
}

} // namespace

std::string verdict_rule() {
    return fmt::format("A row holds if |simulated - expected| <= {:g} standard errors + allowance. "
                       "The allowance is what\nfinite size, the length of a step or rounding may "
                       "do; \"exact\" has no standard error. Where --set\nleaves what a theory "
                       "covers, the row says so and counts neither way; at a claim's own settings "
                       "a row without a\nverdict is a failure. Seeds are the scenarios': the same "
                       "verdict every time.",
                       verification::errors_allowed);
}

std::string verdict_table(const std::vector<Row>& rows) {
    std::vector<Line> lines{Line{"claim", "setting", "quantity", "expected", "simulated",
                                 "std error", "allowance", "verdict"}};
    for (const Row& row : rows) {
        lines.push_back(line_of(row));
    }
    const std::size_t unknown = count(rows, Verdict::no_theory);
    const std::size_t missing = count(rows, Verdict::missing);
    std::string text = aligned(lines) + fmt::format("\n{} of {} hold", count(rows, Verdict::holds),
                                                    rows.size() - unknown);
    text += unknown == 0 ? "" : fmt::format("; {} without theory", unknown);
    text += missing == 0 ? ""
                         : fmt::format("; {} without a verdict at the claims' own settings, which "
                                       "is a failure",
                                       missing);
    return text + '\n';
}

nlohmann::ordered_json verdict_json(const std::vector<Row>& rows) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Row& row : rows) {
        nlohmann::ordered_json entry{
            {"claim", row.claim}, {"setting", row.label.setting}, {"quantity", row.label.quantity}};
        if (verification::is_judged(row)) {
            entry["expected"] = row.expected;
            entry["simulated"] = row.simulated;
            entry["standard_error"] = row.error ? nlohmann::ordered_json(*row.error) : nullptr;
            entry["allowance"] = row.allowance;
        }
        entry["verdict"] = verdict_key(row.verdict);
        if (!row.reason.empty()) {
            entry["reason"] = row.reason;
        }
        list.push_back(std::move(entry));
    }
    return {{"standard_errors_allowed", verification::errors_allowed},
            {"holds", count(rows, Verdict::holds)},
            {"fails", count(rows, Verdict::fails)},
            {"no_theory", count(rows, Verdict::no_theory)},
            {"missing", count(rows, Verdict::missing)},
            {"rows", std::move(list)}};
}

std::string claim_list(std::span<const verification::Claim> claims) {
    std::string text;
    for (const verification::Claim& claim : claims) {
        text += fmt::format("{:<14}{} ({})\n{:<14}{}: {}\n", claim.name, claim.meaning,
                            claim.source, "", claim.scenario, fmt::join(claim.parameters, ", "));
    }
    return text;
}

ExitCode code_of(const std::vector<Row>& rows) {
    return verification::has_failure(rows) ? ExitCode::difference : ExitCode::done;
}

} // namespace diasim::commands
