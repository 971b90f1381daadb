// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/commands/calibrate_work.hpp"

#include "calibration/execution/crew.hpp"
#include "calibration/execution/shared_folder.hpp"
#include "model/base/parallel.hpp"
#include "model/commands/console.hpp"
#include "model/commands/stop.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace diasim::calibration {
namespace {

using namespace std::chrono_literals;

/// One process at work on the rounds of a sampler.
class RoundWorker {
public:
    RoundWorker(Sampler& sampler, const CalibrateJob& job, const CalibrateOptions& options,
                Ledger& ledger, MpiWorld* world, const Console& console)
        : sampler_{sampler}, job_{job}, options_{options}, ledger_{ledger}, world_{world},
          console_{console}, simulate_{simulation_of(job.study)},
          stop_{commands::time_limit(options.work)}, form_{world == nullptr || world->rank() == 0
                                                               ? commands::progress_form(
                                                                     options.work.progress, console)
                                                               : commands::ProgressForm::none},
          display_{form_, console}, threads_{worker_threads(options.work, world)} {}

    WorkEnd run() {
        const Lookup lookup = lookup_in(ledger_);
        bool is_stopped = false;
        for (auto round = next(lookup); !round.empty() && !is_stopped; round = next(lookup)) {
            is_stopped = !do_round(round);
        }
        return {is_stopped, stop_.code()};
    }

private:
    std::vector<Task> next(const Lookup& lookup) {
        const std::size_t before = sampler_.generations().size();
        std::vector<Task> round = sampler_.next_round(lookup);
        for (std::size_t t = before; t != sampler_.generations().size(); ++t) {
            const Generation& generation = sampler_.generations()[t];
            console_.detail(fmt::format("generation {}: {} of {} simulations within {:.4g}", t,
                                        generation.accepted, generation.simulations.size(),
                                        generation.tolerance));
        }
        return round;
    }

    /// @return whether all of the round is known now
    bool do_round(const std::vector<Task>& round) {
        std::vector<Task> missing;
        std::ranges::copy_if(round, std::back_inserter(missing),
                             [&](Task task) { return !ledger_.has(task); });
        display_.begin(progress_of(sampler_, round.size(), missing.size()), ledger_.size());
        bool is_complete = false;
        with_threads(threads_, [&] {
            is_complete = world_ != nullptr ? work_with(missing) : work_in(round, missing.size());
        });
        ledger_.sync();
        return world_ != nullptr ? all_know(round) : is_complete;
    }

    [[nodiscard]] Evaluate evaluate() const {
        return [this](Task task, const Beat& beat) {
            return simulate_(sampler_.proposal_of(task), beat);
        };
    }

    void keep(Task task, Outcome outcome) {
        ledger_.keep(task, std::move(outcome));
        if (form_ != commands::ProgressForm::none && look_.claim()) {
            ledger_.refresh(); // what others have finished counts too
        }
        display_.show(ledger_.size());
    }

    /// With the ranks of an MPI job.
    bool work_with(const std::vector<Task>& missing) {
        world_->share(missing);
        const Beat beat = [&] {
            world_->serve();
            return stop_.may_go_on();
        };
        const bool is_complete =
            work([&] { return world_->deal(); }, evaluate(),
                 [&](Task task, Outcome outcome) { keep(task, std::move(outcome)); }, beat,
                 {options_.retries, false});
        world_->leave();
        return is_complete;
    }

    /// With whoever else works on the folder; claims of a round are of no use to the next.
    bool work_in(const std::vector<Task>& round, std::size_t missing) {
        SharedFolder folder{job_.round_folder(round.front()), ledger_, round,
                            *parse_duration(options_.lease)};
        const Beat beat = [&] {
            folder.beat();
            return stop_.may_go_on();
        };
        const bool is_complete =
            work([&] { return folder.next(beat); }, evaluate(),
                 [&](Task task, Outcome outcome) { keep(task, std::move(outcome)); }, beat,
                 {options_.retries, missing < threads_});
        ledger_.refresh();
        return is_complete;
    }

    [[nodiscard]] bool knows(const std::vector<Task>& round) {
        ledger_.refresh();
        return std::ranges::all_of(round, [&](Task task) { return ledger_.has(task); });
    }

    /// Rank 0 says whether the round is finished; if so the others wait until they see it, too.
    bool all_know(const std::vector<Task>& round) {
        constexpr auto patience = 120s; // for a file system that shows new bytes late
        constexpr auto nap = 50ms;
        const bool is_first = world_->rank() == 0;
        if (world_->agree(is_first && knows(round) ? 1 : 0) == 0) {
            return false;
        }
        const auto end = std::chrono::steady_clock::now() + patience;
        while (!knows(round)) {
            if (std::chrono::steady_clock::now() > end) {
                throw OutputError{fmt::format("{}: what other ranks wrote is not to be seen",
                                              job_.folder.runs().string())};
            }
            std::this_thread::sleep_for(nap);
        }
        return true;
    }

    Sampler& sampler_;
    const CalibrateJob& job_;
    const CalibrateOptions& options_;
    Ledger& ledger_;
    MpiWorld* world_;
    const Console& console_;
    SimulateStatistics simulate_;
    commands::StopWatch stop_;
    commands::ProgressForm form_;
    commands::Interval look_{between_refreshes};
    CalibrateDisplay display_;
    std::size_t threads_;
};

} // namespace

Lookup lookup_in(const Ledger& ledger) {
    return [&ledger](Task task) -> const Outcome* {
        const auto found = ledger.known().find(task);
        return found == ledger.known().end() ? nullptr : &found->second;
    };
}

CalibrateProgress progress_of(const Sampler& sampler, std::size_t round, std::size_t missing) {
    CalibrateProgress progress;
    progress.generation = sampler.generations().size();
    progress.tolerance = sampler.present().tolerance;
    progress.accepted = sampler.present().accepted;
    progress.made = sampler.present().simulations.size();
    progress.round = round;
    progress.finished = round - missing;
    if (sampler.settings().algorithm == Algorithm::smc) {
        progress.population = sampler.settings().population;
    }
    return progress;
}

WorkEnd bring_to_end(Sampler& sampler, const CalibrateJob& job, const CalibrateOptions& options,
                     Ledger& ledger, MpiWorld* world, const Console& console) {
    return RoundWorker{sampler, job, options, ledger, world, console}.run();
}

} // namespace diasim::calibration
