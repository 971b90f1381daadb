// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/explain_runs.hpp"

#include "analysis/explain/explanation_file.hpp"
#include "calibration/commands/sweep_progress.hpp"
#include "calibration/execution/crew.hpp"
#include "model/base/parallel.hpp"
#include "model/base/version.hpp"
#include "model/commands/console.hpp"
#include "model/commands/kept_runs.hpp"
#include "model/commands/stop.hpp"
#include "model/record/checksum.hpp"
#include "model/record/journal.hpp"
#include "model/record/publish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

namespace diasim::analysis {
namespace {

using calibration::Outcome;
using calibration::Task;
using commands::Console;
namespace fs = std::filesystem;

using Values = std::vector<double>;

/// The journal of the finished runs; nothing without an output, or if the program cannot tell its
/// runs from those of another program.
std::unique_ptr<Journal> journal_of(const ExplainCase& one, const ExplainOptions& options,
                                    const Console& console) {
    const auto program =
        options.output.output.empty() ? std::nullopt : commands::program_checksum();
    if (!program) {
        return nullptr;
    }
    const std::string whole =
        fmt::format("explain {} {} {}", *program, program_version().libraries, one.identity);
    auto journal = std::make_unique<Journal>(commands::journal_path(options.output.output),
                                             fnv1a(std::as_bytes(std::span{whole})),
                                             commands::discard(options.output));
    if (journal->is_locked()) {
        remove_partials(options.output.output); // the lock says that their writers are gone
    }
    if (journal->size() != 0) {
        console.say(fmt::format("{}: {} of {} runs finished before and not done again",
                                journal->path().string(), journal->size(), one.inquiry->runs()));
    }
    return journal;
}

Values values_in(const std::vector<std::byte>& payload) {
    Values values(payload.size() / sizeof(double));
    std::memcpy(values.data(), payload.data(), values.size() * sizeof(double));
    return values;
}

/// The results of all runs so far, from any thread.
class Desk {
public:
    Desk(const Inquiry& inquiry, Journal* journal, commands::ProgressForm form,
         const Console& console)
        : inquiry_{inquiry}, journal_{journal}, results_(inquiry.runs()), writer_{form, console} {
        if (journal_ != nullptr) {
            for (const Task task : journal_->keys()) {
                results_.at(task) = values_in(journal_->payload(task));
            }
        }
        found_ = finished();
    }

    /// Runs that nobody has done yet.
    [[nodiscard]] std::vector<Task> missing() const {
        std::vector<Task> tasks;
        for (Task task = 0; task != results_.size(); ++task) {
            if (results_[task].empty()) {
                tasks.push_back(task);
            }
        }
        return tasks;
    }

    /// @throws InputError if the run failed
    void keep(Task task, Outcome outcome) {
        if (!outcome.is_done()) {
            throw InputError{fmt::format("{} failed: {}", inquiry_.name_of(task), outcome.failure),
                             ExitCode::all_failed};
        }
        const std::lock_guard lock{guard_};
        if (journal_ != nullptr) {
            journal_->append(task, std::as_bytes(std::span{outcome.values}));
        }
        results_.at(task) = std::move(outcome.values);
        show(writer_, calibration::SweepProgress{finished(), found_, 0, results_.size()});
    }

    [[nodiscard]] std::size_t finished() const {
        return results_.size() -
               static_cast<std::size_t>(std::ranges::count_if(results_, &Values::empty));
    }
    [[nodiscard]] const std::vector<Values>& results() const noexcept { return results_; }

private:
    const Inquiry& inquiry_;
    Journal* journal_; ///< may be none
    std::vector<Values> results_;
    std::size_t found_ = 0; ///< of them, done before
    std::mutex guard_;
    commands::ProgressWriter writer_;
};

/// Does the runs that are missing. @return the code to stop with, if the user or the clock said
/// stop
std::optional<ExitCode> do_runs(const Inquiry& inquiry, const ExplainOptions& options, Desk& desk) {
    const commands::StopWatch stop{commands::time_limit(options.work)};
    const std::vector<Task> tasks = desk.missing();
    bool is_complete = false;
    with_threads(commands::threads(options.work), [&] {
        is_complete = calibration::work(
            calibration::deal_from(tasks),
            [&](Task task, const calibration::Beat& beat) { return inquiry.run(task, beat); },
            [&](Task task, Outcome outcome) { desk.keep(task, std::move(outcome)); },
            [&] { return stop.may_go_on(); }, {});
    });
    return is_complete ? std::nullopt : std::optional{stop.code()};
}

std::string file_bytes(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

bool is_taken(const ExplainOptions& options) {
    std::error_code ignored;
    return !options.output.output.empty() && !options.output.force &&
           fs::exists(fs::symlink_status(options.output.output, ignored));
}

[[noreturn]] void refuse_taken(const ExplainOptions& options) {
    throw OutputError{fmt::format("{} exists already; replace it with --force or name another "
                                  "with -o",
                                  options.output.output.string()),
                      ExitCode::output_exists};
}

/// Writes the file. If the very same is there, as after a command that was killed before it removed
/// its journal, nothing is changed.
void write_or_confirm(const ExplainCase& one, const ExplainOptions& options,
                      const Explanation& explanation) {
    const fs::path& output = options.output.output;
    if (!is_taken(options)) {
        write_explanation(output, commands::overwrite(options.output), explanation, one.origin);
        return;
    }
    const PartialFile again{output};
    write_explanation(again.path(), Overwrite::no, explanation, one.origin);
    if (file_bytes(again.path()) != file_bytes(output)) {
        refuse_taken(options);
    }
}

std::string stop_text(const Inquiry& inquiry, const Desk& desk, const Journal* journal) {
    const std::string far = fmt::format("stopped after {} of {} runs: nothing is explained",
                                        desk.finished(), inquiry.runs());
    return journal == nullptr || desk.finished() == 0
               ? far
               : fmt::format("{}; they are kept in {}, and the same command goes on from there",
                             far, journal->path().string());
}

} // namespace

ExplainResult explain_case(const ExplainCase& one, const ExplainOptions& options,
                           const Console& console) {
    const Inquiry& inquiry = *one.inquiry;
    const std::unique_ptr<Journal> journal = journal_of(one, options, console);
    if (is_taken(options) && (journal == nullptr || journal->size() != inquiry.runs())) {
        refuse_taken(options); // with a whole journal, it may be this very explanation
    }
    ExplainResult result;
    {
        Desk desk{inquiry, journal.get(), commands::progress_form(options.work.progress, console),
                  console};
        if (const auto code = do_runs(inquiry, options, desk)) {
            return {std::nullopt, *code, stop_text(inquiry, desk, journal.get())};
        }
        result.explanation = inquiry.conclude(desk.results());
    }
    if (!options.output.output.empty()) {
        write_or_confirm(one, options, *result.explanation);
    }
    if (journal != nullptr) {
        journal->remove();
    }
    return result;
}

} // namespace diasim::analysis
