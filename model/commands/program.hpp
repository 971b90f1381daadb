// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"

#include <memory>
#include <string>
#include <vector>

namespace diasim::commands {

/// The program as a user meets it: parses the words of the command line and does what they say.
class Program {
public:
    Program();
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
