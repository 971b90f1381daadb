// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/console.hpp"

#include "model/base/error.hpp"
#include "model/commands/options.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace diasim::commands {
namespace {

bool wants_color(const std::string& choice) {
    if (choice != "auto") {
        return choice == "always";
    }
    const char* no_color = std::getenv("NO_COLOR"); // NOLINT(concurrency-mt-unsafe): one thread
    return Console::is_terminal() && (no_color == nullptr || *no_color == '\0');
}

std::string colored(const std::string& text) {
    constexpr std::string_view mark = "error:";
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += mark.size()) {
        if (at == 0 || text[at - 1] == '\n') {
            result += text.substr(done, at - done) + "\033[1;31merror:\033[0m";
            done = at + mark.size();
        }
    }
    return result + text.substr(done);
}

void write_line(std::FILE* file, const std::string& text) {
    const std::string line = text + '\n';
    std::fwrite(line.data(), 1, line.size(), file); // nowhere is left to complain
    std::fflush(file);
}

} // namespace

Console::Console(const MessageOptions& options)
    : is_quiet_{options.is_quiet}, is_verbose_{options.is_verbose}, has_color_{wants_color(
                                                                        options.color)} {
    if (!options.log_file.empty()) {
        log_.reset(std::fopen(options.log_file.c_str(), "a"));
        if (!log_) {
            throw OutputError{fmt::format("{}: cannot open the log file: {}", options.log_file,
                                          std::strerror(errno)),
                              ExitCode::invalid_scenario};
        }
    }
}

bool Console::is_terminal() {
    return ::isatty(STDERR_FILENO) == 1;
}

void Console::say(const std::string& text) const {
    log(text);
    if (!is_quiet_) {
        write_line(stderr, text);
    }
}

void Console::detail(const std::string& text) const {
    log(text);
    if (is_verbose_ && !is_quiet_) {
        write_line(stderr, text);
    }
}

void Console::error(const std::string& text) const {
    log(text);
    write_line(stderr, has_color_ ? colored(text) : text);
}

void Console::warn(const std::string& text) const {
    say(text);
}

void Console::progress(const std::string& text) const {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

void Console::log(const std::string& text) const {
    if (log_) {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        const UtcTime time{std::chrono::duration_cast<std::chrono::seconds>(now).count()};
        write_line(log_.get(), fmt::format("{} {}", to_text(time), text));
    }
}

void warn(const std::vector<Problem>& warnings, const Console& console) {
    for (const Problem& warning : warnings) {
        console.warn(describe(warning, "warning"));
    }
}

void print_result(const std::string& text) {
    errno = 0;
    const std::size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
    if (written != text.size() || std::fflush(stdout) != 0) {
        throw OutputError{fmt::format("cannot write to the standard output: {}",
                                      std::strerror(errno == 0 ? EIO : errno)),
                          errno == EPIPE ? ExitCode::closed_pipe : ExitCode::internal_error};
    }
}

std::string shell_word(const std::string& text) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+=:,./-";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) {
        return text;
    }
    std::string quoted = "'";
    for (const char c : text) {
        quoted += c == '\'' ? std::string{"'\\''"} : std::string{c};
    }
    return quoted + '\'';
}

} // namespace diasim::commands
