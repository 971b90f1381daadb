// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/commands/explain.hpp"
#include "analysis/commands/explain_case.hpp"
#include "analysis/explain/explanation.hpp"
#include "model/base/error.hpp"

#include <optional>
#include <string>

namespace diasim::analysis {

/// What became of a case.
struct ExplainResult {
    std::optional<Explanation> explanation; ///< written, too, if the command says so
    ExitCode code = ExitCode::done;
    std::string stop; ///< if it was stopped: how far it is, in words
};

/// Does all runs of a case and writes its explanation. With an output, each finished run is kept in
/// "<output>.journal" until the output is there, so that the same command goes on after whatever
/// ended it.
/// @throws InputError if a run fails: an explanation with holes would be none
/// @throws OutputError if the disk is full or fails, the journal is of another case, or a file is
/// there that may not be replaced
[[nodiscard]] ExplainResult explain_case(const ExplainCase& one, const ExplainOptions& options,
                                         const commands::Console& console);

} // namespace diasim::analysis
