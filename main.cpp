// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/commands/program.hpp"

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

using diasim::ExitCode;
using diasim::commands::Program;

namespace {

int fail(const Program& program, const std::string& text, ExitCode code) {
    program.complain(text);
    return static_cast<int>(code);
}

} // namespace

/// The only place that catches, prints and chooses what the shell is told.
int main(int argc, char** argv) {
    // A closed pipe or a file beyond a limit is an error of the write that meets it, not the end.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    Program program;
    try {
        const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
        return static_cast<int>(program.execute(words));
    } catch (const diasim::InputError& error) {
        return fail(program, error.what(), error.code());
    } catch (const diasim::OutputError& error) {
        return fail(program, std::string{"error: "} + error.what(), error.code());
    } catch (const std::bad_alloc&) {
        return fail(program,
                    "error: out of memory; `diasim show SCENARIO --cost` estimates what is needed",
                    ExitCode::internal_error);
    } catch (const std::exception& error) {
        return fail(program, std::string{"error: internal error: "} + error.what(),
                    ExitCode::internal_error);
    }
}
