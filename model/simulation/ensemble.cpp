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
    Watch(const Plan& plan, const EnsembleObserver& observer)
        : observer_{observer}, progress_{0, std::uint64_t{plan.steps} * plan.scenario.replicates, 0,
                                         plan.scenario.replicates} {}

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

Outcome run_one(const Plan& plan, std::uint32_t replicate, Watch& watch) {
    Outcome outcome;
    if (watch.is_stopped()) {
        return outcome;
    }
    try {
        outcome.record = simulate(plan, {plan.scenario.seed, replicate}, [&](std::uint32_t done) {
            return watch.step(done == plan.steps);
        });
    } catch (const InputError&) {
        throw; // the scenario is at fault, not one run of it
    } catch (const std::exception& error) {
        outcome.failure = error.what();
    }
    return outcome;
}

} // namespace

EnsembleResult run_ensemble(const Plan& plan, const EnsembleObserver& observer) {
    const std::uint32_t n = plan.scenario.replicates;
    Watch watch{plan, observer};
    std::vector<Outcome> outcomes(n);
    if (n >= thread_count()) {
        for_each_task(n, [&](std::size_t replicate) {
            outcomes[replicate] = run_one(plan, static_cast<std::uint32_t>(replicate), watch);
        });
    } else {
        for (std::uint32_t replicate = 0; replicate != n; ++replicate) {
            outcomes[replicate] = run_one(plan, replicate, watch);
        }
    }
    EnsembleResult result;
    result.is_stopped = watch.is_stopped();
    for (std::uint32_t replicate = 0; replicate != n; ++replicate) {
        if (outcomes[replicate].record) {
            result.records.push_back(std::move(*outcomes[replicate].record));
        } else if (!outcomes[replicate].failure.empty()) {
            result.failures.push_back({replicate, std::move(outcomes[replicate].failure)});
        }
    }
    return result;
}

} // namespace diasim
