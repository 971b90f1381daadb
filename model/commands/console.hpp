// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace diasim::commands {

struct MessageOptions;

/// Where messages go: stderr and, if asked for, a log file. Results never pass through it.
class Console {
public:
    /// @throws OutputError if the log file cannot be opened
    explicit Console(const MessageOptions& options);

    /// What a user wants to know of a normal run; silent with -q.
    void say(const std::string& text) const;
    /// What only -v shows.
    void detail(const std::string& text) const;
    /// What may go wrong; silent with -q.
    void warn(const std::string& text) const;
    /// What went wrong; always shown.
    void error(const std::string& text) const;
    /// A mark of progress that stays off the log file.
    void progress(const std::string& text) const;

    /// Whether stderr is a terminal.
    [[nodiscard]] static bool is_terminal();
    [[nodiscard]] bool is_quiet() const noexcept { return is_quiet_; }

private:
    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };

    void log(const std::string& text) const;

    bool is_quiet_;
    bool is_verbose_;
    bool has_color_;
    std::unique_ptr<std::FILE, Close> log_;
};

/// Shows what a scenario's author may not have meant.
void warn(const std::vector<Problem>& warnings, const Console& console);

/// Writes a result to stdout.
/// @throws OutputError if stdout is closed or full, with ExitCode::closed_pipe if its reader has
/// gone
void print_result(const std::string& text);

/// The text as one word of a shell command.
[[nodiscard]] std::string shell_word(const std::string& text);

} // namespace diasim::commands
