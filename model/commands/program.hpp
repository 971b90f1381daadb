// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/commands/run.hpp"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): it is CLI11's
class App;
} // namespace CLI

namespace diasim::commands {

class Console;

/// A verb of the program: its flags and what it does. The options are the verb's own, shared by
/// both functions.
struct Verb {
    std::string name;
    std::string meaning; ///< one line for --help
    std::function<void(CLI::App&)> add_flags;
    std::function<ExitCode(const Console&)> act;
};

/// A verb from the pair of functions that each command has.
/// @param initial what its options are before any flag
template <class Options>
[[nodiscard]] Verb
make_verb(std::string name, std::string meaning, void (*add)(CLI::App&, Options&),
          ExitCode (*act)(const Options&, const Console&), Options initial = {}) {
    auto options = std::make_shared<Options>(std::move(initial));
    return {std::move(name), std::move(meaning),
            [add, options](CLI::App& command) { add(command, *options); },
            [act, options](const Console& console) { return act(*options, console); }};
}

/// run, validate, show, reproduce and verify.
/// @param write_page what run makes of its result beside it; empty: nothing
[[nodiscard]] std::vector<Verb> model_verbs(const PageWriter& write_page = {});

/// The program as a user meets it: parses the words of the command line and does what they say.
class Program {
public:
    /// @param verbs in the order in which --help shows them
    explicit Program(std::vector<Verb> verbs);
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    Program(Program&&) = delete;
    Program& operator=(Program&&) = delete;
    ~Program();

    /// @param words without the program's name
    /// @return what to tell the shell
    /// @throws InputError for wrong usage, scenarios or inputs; OutputError if a result cannot be
    /// written
    [[nodiscard]] ExitCode execute(const std::vector<std::string>& words);

    /// Shows an error on stderr, in colour and in the log file as the flags say, if they were read.
    void complain(const std::string& text) const;

private:
    struct Impl;

    std::unique_ptr<Impl> impl_; // keeps CLI11 out of main
};

} // namespace diasim::commands
