// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/report.hpp"
#include "analysis/commands/verbs.hpp"
#include "calibration/commands/verbs.hpp"
#include "model/base/error.hpp"
#include "model/base/memory.hpp"
#include "model/commands/program.hpp"

#include <csignal>
#include <exception>
#include <fcntl.h>
#include <new>
#include <string>
#include <unistd.h>
#include <vector>

using diasim::ExitCode;
using diasim::commands::Program;
using diasim::commands::Verb;

namespace {

int fail(const Program& program, const std::string& text, ExitCode code) {
    program.complain(text);
    return static_cast<int>(code);
}

/// Gives the numbers of standard streams that are closed to /dev/null. Else the next file that is
/// opened, such as the result, would get one of them, and a message would be written into it. What
/// is opened for reading fails when it is written to, as a closed stream does.
void reserve_standard_streams() {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        if (::fcntl(stream, F_GETFD) < 0) {
            static_cast<void>(::open("/dev/null", O_RDONLY)); // takes the lowest free number
        }
    }
}

/// What the program can do, in the order of --help.
std::vector<Verb> all_verbs() {
    std::vector<Verb> verbs = diasim::commands::model_verbs(diasim::analysis::page_writer());
    for (const auto& more : {diasim::calibration::verbs(), diasim::analysis::verbs()}) {
        verbs.insert(verbs.end(), more.begin(), more.end());
    }
    return verbs;
}

} // namespace

/// The only place that catches, prints and chooses what the shell is told.
int main(int argc, char** argv) {
    reserve_standard_streams();
    // A closed pipe or a file beyond a limit is an error of the write that meets it, not the end.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    diasim::return_large_blocks();
    Program program{all_verbs()};
    try {
        const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
        return static_cast<int>(program.execute(words));
    } catch (const diasim::InputError& error) {
        return fail(program, error.what(), error.code());
    } catch (const diasim::OutputError& error) {
        if (error.code() == diasim::ExitCode::closed_pipe) {
            return static_cast<int>(error.code()); // the reader has seen enough
        }
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
