// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace diasim {

/// What the program returns to the shell. Part of the interface: batch scripts rely on it.
enum class ExitCode : int {
    done = 0,
    internal_error = 1,
    invalid_scenario = 2, ///< usage or invalid scenario
    input_missing = 3,    ///< input data missing or unreadable
    some_failed = 4,      ///< some runs failed, the result is usable
    all_failed = 5,
    stopped = 6, ///< by --max-time or a signal, resumable
    output_exists = 7,
    budget_spent = 8,
    difference = 9, ///< a check found a difference
    interrupted = 130,
    closed_pipe = 141 ///< nobody reads the output any more, as in `| head`: 128 + SIGPIPE
};

/// A place in a file or on the command line. Line and column count from 1; 0 means "not known".
struct Location {
    std::string file; ///< as the user wrote it, or "--set path=value" for an override
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator==(const Location&, const Location&) = default;
};

/// Line and column of the byte `at` of a file's text.
[[nodiscard]] Location location_in(const std::string& file, std::string_view text, std::size_t at);

/// One thing that is wrong with the user's input, and where.
struct Problem {
    Location location;
    std::string message;     ///< what is wrong, without the location
    std::string excerpt;     ///< the line of the file that it stands in; empty when unknown
    std::uint32_t width = 1; ///< how many columns of the excerpt are meant
    std::string hint;        ///< a way out, such as "did you mean 'homophily'?"; may be empty
    std::uint32_t excerpt_column = 1; ///< column of the file at which the excerpt starts
    std::size_t count = 1;            ///< errors that it stands for
};

/// The problem with at most 200 columns of its excerpt, around the place.
[[nodiscard]] Problem with_short_excerpt(Problem problem);

/// Invalid or unreadable input of the user: every problem found in one pass.
class InputError : public std::runtime_error {
public:
    InputError(std::vector<Problem> problems, ExitCode code);
    /// One problem without a place.
    explicit InputError(std::string message, ExitCode code = ExitCode::invalid_scenario);

    [[nodiscard]] const std::vector<Problem>& problems() const noexcept { return problems_; }
    [[nodiscard]] ExitCode code() const noexcept { return code_; }

private:
    std::vector<Problem> problems_;
    ExitCode code_;
};

/// A result cannot be written. The message holds the path and the reason.
class OutputError : public std::runtime_error {
public:
    explicit OutputError(const std::string& message, ExitCode code = ExitCode::internal_error)
        : std::runtime_error{message}, code_{code} {}

    [[nodiscard]] ExitCode code() const noexcept { return code_; }

private:
    ExitCode code_;
};

/// The problem as shown to the user: "error: file:line:column: message" and, where known, the line
/// of the file with the place marked and the hint. Control characters are shown as '?'.
/// @param kind what it begins with: "error" or "warning"
[[nodiscard]] std::string describe(const Problem& problem, std::string_view kind = "error");

/// The candidate that is nearest to `word` by edit distance, or "" if none is near enough (a third
/// of the word's length, at least 1). Two neighbours exchanged count as one edit.
[[nodiscard]] std::string nearest(const std::string& word,
                                  const std::vector<std::string>& candidates);

/// Stops the program with `message` if an internal invariant does not hold: our mistake, never the
/// user's.
/// @throws std::logic_error
void check(bool holds, const char* message);

} // namespace diasim
