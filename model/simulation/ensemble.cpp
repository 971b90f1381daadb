// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/ensemble.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "model/simulation/simulation.hpp"

#include <atomic>
#include <mutex>
#include <optional>

namespace diasim {
namespace {

/// Counts steps and asks the observer, one call at a time.
class Watch {
public:
    Watch(const Plan& plan, const EnsembleObserver& observer, std::uint32_t n_finished)
        : observer_{observer} {
        progress_.steps_found = std::uint64_t{plan.steps} * n_finished;
        progress_.steps_done = progress_.steps_found;
        progress_.steps_total = std::uint64_t{plan.steps} * plan.scenario.replicates;
        progress_.replicates_done = n_finished;
        progress_.replicates_total = plan.scenario.replicates;
    }

    /// After a step of some replicate: false once the ensemble is to stop.
    bool step(bool is_last) {
        const std::lock_guard lock{guard_};
        ++progress_.steps_done;
        progress_.replicates_done += is_last ? 1U : 0U;
        if (observer_ && !stopped_) {
            stopped_ = !observer_(progress_);
        }
        return !stopped_;
    }

    void stop() {
        const std::lock_guard lock{guard_};
        stopped_ = true;
    }

    [[nodiscard]] bool is_stopped() const {
        const std::lock_guard lock{guard_};
        return stopped_;
    }

private:
    const EnsembleObserver& observer_;
    mutable std::mutex guard_;
    Progress progress_;
    bool stopped_ = false;
};

/// What became of one replicate.
struct Outcome {
    std::optional<RunRecord> record;
    std::string failure;
};

Outcome run_one(const Plan& plan, std::uint32_t replicate, const ScenarioOf& scenario_of,
                Watch& watch) {
    Outcome outcome;
    if (watch.is_stopped()) {
        return outcome;
    }
    try {
        outcome.record = simulate_replicate(plan, replicate, scenario_of, [&](std::uint32_t done) {
            return watch.step(done == plan.steps);
        });
    } catch (const InputError&) {
        throw; // the scenario is at fault, not one run of it
    } catch (const std::exception& error) {
        outcome.failure = error.what();
    }
    return outcome;
}

/// Hands finished records over, one at a time. It has a lock of its own: whoever waits for the disk
/// must not hold up the steps of the others.
class Keeper {
public:
    explicit Keeper(const RecordKeeper& keep) : keep_{keep} {}

    void operator()(const RunRecord& record) {
        if (keep_) {
            const std::lock_guard lock{guard_};
            keep_(record);
        }
    }

private:
    const RecordKeeper& keep_;
    std::mutex guard_;
};

/// Runs a replicate and hands its record over. A keeper that fails stops all: what can no longer be
/// kept is not worth running.
Outcome run_and_keep(const Plan& plan, std::uint32_t replicate, const ScenarioOf& scenario_of,
                     Watch& watch, Keeper& keep) {
    Outcome outcome = run_one(plan, replicate, scenario_of, watch);
    if (outcome.record) {
        try {
            keep(*outcome.record);
        } catch (...) {
            watch.stop();
            throw;
        }
    }
    return outcome;
}

EnsembleResult join(std::vector<Outcome> outcomes) {
    EnsembleResult result;
    for (std::uint32_t replicate = 0; replicate != outcomes.size(); ++replicate) {
        Outcome& outcome = outcomes[replicate];
        if (outcome.record) {
            result.records.push_back(std::move(*outcome.record));
        } else if (!outcome.failure.empty()) {
            result.failures.push_back({replicate, std::move(outcome.failure)});
        }
    }
    return result;
}

} // namespace

std::optional<RunRecord> simulate_replicate(const Plan& plan, std::uint32_t replicate,
                                            const ScenarioOf& scenario_of,
                                            const StepObserver& observer) {
    const RunKey key{plan.scenario.seed, replicate};
    if (!scenario_of) {
        return simulate(plan, key, observer);
    }
    const Scenario own = scenario_of(replicate);
    const Plan own_plan{own};
    if (!(own_plan.shape == plan.shape)) {
        throw InputError{"the values that a replicate draws change the sizes of the record: "
                         "draw no times, steps or tables"};
    }
    return simulate(own_plan, key, observer);
}

EnsembleResult run_ensemble(const Plan& plan, const EnsembleObserver& observer,
                            EnsembleStore store) {
    const std::uint32_t n = plan.scenario.replicates;
    std::vector<Outcome> outcomes(n);
    for (RunRecord& record : store.finished) {
        const std::uint32_t replicate = record.replicate;
        check(replicate < n && !outcomes[replicate].record,
              "a finished replicate is none of these");
        outcomes[replicate].record = std::move(record);
    }
    std::vector<std::uint32_t> missing;
    for (std::uint32_t replicate = 0; replicate != n; ++replicate) {
        if (!outcomes[replicate].record) {
            missing.push_back(replicate);
        }
    }
    Watch watch{plan, observer, n - static_cast<std::uint32_t>(missing.size())};
    Keeper keep{store.keep};
    if (missing.size() >= thread_count()) {
        for_each_task(missing.size(), [&](std::size_t i) {
            outcomes[missing[i]] = run_and_keep(plan, missing[i], store.scenario_of, watch, keep);
        });
    } else {
        for (const std::uint32_t replicate : missing) {
            outcomes[replicate] = run_and_keep(plan, replicate, store.scenario_of, watch, keep);
        }
    }
    EnsembleResult result = join(std::move(outcomes));
    result.is_stopped = watch.is_stopped();
    return result;
}

} // namespace diasim
