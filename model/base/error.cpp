// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace diasim {
namespace {

std::string join(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        text += describe(problem);
        text += '\n';
    }
    text += fmt::format("{} error{}, nothing was run.", problems.size(),
                        problems.size() == 1 ? "" : "s");
    return text;
}

std::string place(const Location& location) {
    if (location.file.empty()) {
        return "";
    }
    if (location.line == 0) {
        return location.file + ": ";
    }
    return fmt::format("{}:{}:{}: ", location.file, location.line, location.column);
}

/// Levenshtein distance.
std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i != a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j != b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i] == b[j] ? 0U : 1U);
            diagonal = row[j + 1];
            row[j + 1] = std::min({substituted, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

/// Number of code points, so that the mark under a line stands right after non-ASCII text.
std::size_t printed_width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

} // namespace

InputError::InputError(std::vector<Problem> problems, ExitCode code)
    : std::runtime_error{join(problems)}, problems_{std::move(problems)}, code_{code} {}

InputError::InputError(std::string message, ExitCode code)
    : InputError{std::vector<Problem>{Problem{{}, std::move(message), "", 1, ""}}, code} {}

std::string describe(const Problem& problem) {
    std::string text = fmt::format("error: {}{}", place(problem.location), problem.message);
    if (problem.excerpt.empty() || problem.location.line == 0) {
        return problem.hint.empty() ? text : fmt::format("{}\n    {}", text, problem.hint);
    }
    const std::size_t before = std::min<std::size_t>(
        problem.location.column > 0 ? problem.location.column - 1 : 0, problem.excerpt.size());
    std::string pad;
    for (const char c : problem.excerpt.substr(0, before)) {
        if (c == '\t') {
            pad += '\t';
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            pad += ' ';
        }
    }
    const std::size_t marks = std::max<std::size_t>(
        1, printed_width(std::string_view{problem.excerpt}.substr(before, problem.width)));
    return fmt::format("{}\n{:>6} | {}\n       | {}{} {}", text, problem.location.line,
                       problem.excerpt, pad, std::string(marks, '^'), problem.hint);
}

std::string nearest(const std::string& word, const std::vector<std::string>& candidates) {
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

void check(bool holds, const char* message) {
    if (!holds) {
        throw std::logic_error{message};
    }
}

} // namespace diasim
