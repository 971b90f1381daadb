// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace diasim {
namespace {

std::string join(const std::vector<Problem>& problems) {
    std::string text;
    std::size_t n_errors = 0;
    for (const Problem& problem : problems) {
        text += describe(problem);
        text += '\n';
        n_errors += problem.count;
    }
    text += fmt::format("{} error{}, nothing was run.", n_errors, n_errors == 1 ? "" : "s");
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

/// Levenshtein distance in which two neighbours exchanged are one edit (optimal string alignment).
std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> before_last;
    std::vector<std::size_t> last(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1, i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            row[j] = std::min({substituted, row[j - 1] + 1, last[j] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
        before_last = std::exchange(last, std::move(row));
    }
    return last.back();
}

/// Whether the byte goes on with a code point of UTF-8.
bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Number of code points, so that the mark under a line stands right after non-ASCII text.
std::size_t printed_width(std::string_view text) {
    return text.size() -
           static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

/// The text without what would cut it off or steer a terminal. Every byte keeps its place.
std::string printable(std::string text, std::string_view kept) {
    std::replace_if(
        text.begin(), text.end(),
        [kept](char c) {
            const auto code = static_cast<unsigned char>(c);
            return (code < 0x20 || code == 0x7F) && kept.find(c) == std::string_view::npos;
        },
        '?');
    return text;
}

/// Blanks, or tabs where the text has them, as wide as the text.
std::string blanks_under(std::string_view text) {
    std::string blanks;
    for (const char c : text) {
        if (c == '\t') {
            blanks += '\t';
        } else if (!is_continuation(c)) {
            blanks += ' ';
        }
    }
    return blanks;
}

/// Position in `text` of the code point that holds the byte at `position`.
std::size_t start_of_letter(std::string_view text, std::size_t position) {
    while (position > 0 && position < text.size() && is_continuation(text[position])) {
        --position;
    }
    return position;
}

} // namespace

InputError::InputError(std::vector<Problem> problems, ExitCode code)
    : std::runtime_error{join(problems)}, problems_{std::move(problems)}, code_{code} {}

InputError::InputError(std::string message, ExitCode code)
    : InputError{std::vector<Problem>{Problem{{}, std::move(message), "", 1, ""}}, code} {}

Problem with_short_excerpt(Problem problem) {
    constexpr std::size_t most_shown = 200;
    constexpr std::size_t shown_before = 80;
    constexpr std::string_view gap = "...";
    const std::string& line = problem.excerpt;
    if (line.size() <= most_shown) {
        return problem;
    }
    const std::size_t place = problem.location.column;
    const std::size_t begin =
        place > most_shown / 2 ? start_of_letter(line, std::min(place, line.size()) - shown_before)
                               : std::size_t{0};
    const std::size_t end = start_of_letter(line, std::min(begin + most_shown, line.size()));
    std::string part = line.substr(begin, end - begin);
    if (begin != 0) {
        part.insert(0, gap);
        problem.excerpt_column = static_cast<std::uint32_t>(begin - gap.size() + 1);
    }
    if (end != line.size()) {
        part += gap;
    }
    problem.excerpt = std::move(part);
    return problem;
}

std::string describe(const Problem& problem, std::string_view kind) {
    constexpr std::string_view line_marks = "\n\t"; // messages may have several lines
    const std::string text = printable(
        fmt::format("{}: {}{}", kind, place(problem.location), problem.message), line_marks);
    const std::string hint = printable(problem.hint, line_marks);
    if (problem.excerpt.empty() || problem.location.line == 0) {
        return hint.empty() ? text : fmt::format("{}\n    {}", text, hint);
    }
    const std::string excerpt = printable(problem.excerpt, "\t");
    const std::uint32_t column = std::max(problem.location.column, problem.excerpt_column);
    const std::size_t before =
        std::min<std::size_t>(column - problem.excerpt_column, excerpt.size());
    const std::string_view shown = excerpt;
    const std::size_t marks =
        std::max<std::size_t>(1, printed_width(shown.substr(before, problem.width)));
    return fmt::format("{}\n{:>6} | {}\n       | {}{} {}", text, problem.location.line, excerpt,
                       blanks_under(shown.substr(0, before)), std::string(marks, '^'), hint);
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

Location location_in(const std::string& file, std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const std::size_t line_end = before.rfind('\n');
    const std::size_t line_start = line_end == std::string_view::npos ? 0 : line_end + 1;
    const auto n_lines = std::count(before.begin(), before.end(), '\n');
    return {file, static_cast<std::uint32_t>(n_lines + 1),
            static_cast<std::uint32_t>(at - line_start + 1)};
}

} // namespace diasim
