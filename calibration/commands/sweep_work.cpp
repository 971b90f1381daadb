// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/sweep_work.hpp"

#include "calibration/commands/sweep_progress.hpp"
#include "calibration/execution/crew.hpp"
#include "calibration/execution/presence.hpp"
#include "calibration/execution/shared_folder.hpp"
#include "model/base/parallel.hpp"
#include "model/commands/console.hpp"
#include "model/commands/stop.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <utility>

namespace diasim::calibration {
namespace {

std::vector<Task> missing_of(const Study& study, const Ledger& ledger) {
    std::vector<Task> missing;
    for (Task task = 0; task != study.runs(); ++task) {
        if (!ledger.has(task)) {
            missing.push_back(task);
        }
    }
    return missing;
}

/// One process at work: what it keeps, shows and listens to.
class Worker {
public:
    Worker(const SweepJob& job, const SweepOptions& options, Ledger& ledger, const Console& console,
           bool is_first)
        : options_{options}, ledger_{ledger}, console_{console}, stop_{commands::time_limit(
                                                                     options.work)},
          writer_{is_first ? commands::progress_form(options.work.progress, console)
                           : commands::ProgressForm::none,
                  console},
          found_{ledger.size()}, total_{job.study.runs()} {}

    void keep(Task task, Outcome outcome) {
        if (!outcome.is_done()) {
            ++failed_;
        }
        console_.detail(fmt::format("run {} is finished", task));
        ledger_.keep(task, std::move(outcome));
        if (writer_.form() != commands::ProgressForm::none && look_.claim()) {
            ledger_.refresh(); // what other processes have finished counts too
        }
        show(writer_, SweepProgress{ledger_.size(), found_, ledger_.failures(), total_});
    }

    /// The beat: brings to disk what is due.
    [[nodiscard]] bool may_go_on() const {
        ledger_.beat();
        return stop_.may_go_on() && !has_met_failure();
    }

    [[nodiscard]] bool has_met_failure() const {
        return options_.on_error == "stop" && failed_ != 0;
    }

    [[nodiscard]] WorkEnd end(bool is_complete) const {
        return {!is_complete && !has_met_failure(), stop_.code()};
    }

private:
    const SweepOptions& options_;
    Ledger& ledger_;
    const Console& console_;
    commands::StopWatch stop_;
    commands::ProgressWriter writer_;
    commands::Interval look_{between_refreshes};
    std::size_t found_;
    std::size_t total_;
    std::atomic<std::size_t> failed_{0};
};

/// With the ranks of an MPI job. Rank 0 shows that the folder is theirs.
bool work_with(MpiWorld& world, Presence* presence, const Evaluate& evaluate, Worker& worker,
               const CrewOptions& crew) {
    const Beat beat = [&] {
        world.serve();
        if (presence != nullptr) {
            presence->beat();
        }
        return worker.may_go_on();
    };
    return work([&] { return world.deal(); }, evaluate,
                [&](Task task, Outcome outcome) { worker.keep(task, std::move(outcome)); }, beat,
                crew);
}

/// With whoever else works on the folder.
bool work_in(const SweepJob& job, const SweepOptions& options, Ledger& ledger,
             const Evaluate& evaluate, Worker& worker, const CrewOptions& crew) {
    std::vector<Task> all(job.study.runs());
    std::iota(all.begin(), all.end(), Task{0});
    SharedFolder folder{job.folder.path, ledger, std::move(all), *parse_duration(options.lease)};
    const Beat beat = [&] {
        folder.beat();
        return worker.may_go_on();
    };
    return work([&] { return folder.next(beat); }, evaluate,
                [&](Task task, Outcome outcome) { worker.keep(task, std::move(outcome)); }, beat,
                crew);
}

} // namespace

std::size_t worker_threads(const commands::WorkOptions& work, const MpiWorld* world) {
    // Ranks are processors already, unless the scheduler grants each of them several.
    const bool is_alone = world == nullptr;
    if (!is_alone && (!world->may_have_threads() ||
                      (work.jobs == "auto" && std::getenv("SLURM_CPUS_PER_TASK") == nullptr))) {
        return 1;
    }
    return commands::threads(work);
}

WorkEnd do_missing(const SweepJob& job, const SweepOptions& options, Ledger& ledger,
                   MpiWorld* world, const Console& console) {
    const bool is_first = world == nullptr || world->rank() == 0;
    std::optional<Presence> presence;
    if (world != nullptr && is_first) {
        presence.emplace(job.folder.path, ledger.worker(), *parse_duration(options.lease),
                         Company::unwanted);
        ledger.refresh(); // what others finished before they left
    }
    std::vector<Task> missing = missing_of(job.study, ledger);
    const std::size_t threads = worker_threads(options.work, world);
    if (is_first) {
        console.say(
            fmt::format("{}: {} points x {} replicate{}, {} of {} runs to do on {}{} thread{}",
                        job.copies.main, job.study.points.size(), job.study.plan.replicates,
                        job.study.plan.replicates == 1 ? "" : "s", missing.size(), job.study.runs(),
                        world == nullptr ? "" : fmt::format("{} ranks x ", world->size()), threads,
                        threads == 1 ? "" : "s"));
    }
    Worker worker{job, options, ledger, console, is_first};
    const Evaluate evaluate = evaluate_of(job.study);
    CrewOptions crew{options.retries, world == nullptr && missing.size() < threads};
    if (world != nullptr) {
        world->share(std::move(missing));
    }
    bool is_complete = false;
    with_threads(threads, [&] {
        is_complete = world != nullptr ? work_with(*world, presence ? &*presence : nullptr,
                                                   evaluate, worker, crew)
                                       : work_in(job, options, ledger, evaluate, worker, crew);
    });
    ledger.sync();
    if (world != nullptr) {
        if (worker.has_met_failure()) {
            world->halt();
        }
        world->leave();
    }
    return worker.end(is_complete);
}

} // namespace diasim::calibration
