// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/parallel.hpp"
#include "model/simulation/ensemble.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/scenario/small_world.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

using namespace diasim;
using namespace diasim::test;

namespace {

constexpr std::uint32_t n_replicates = 5;

LoadedScenario small_ensemble() {
    return SmallWorld{}.load({"replicates=5"});
}

} // namespace

TEST_CASE("an ensemble goes on from finished replicates to the same records") {
    const LoadedScenario loaded = small_ensemble();
    const Plan plan{loaded.scenario};
    const EnsembleResult whole = run_ensemble(plan);
    REQUIRE(whole.records.size() == n_replicates);
    // Every set of finished replicates: one bit each.
    for (unsigned set = 0; set != 1U << n_replicates; ++set) {
        EnsembleStore store;
        std::vector<std::uint32_t> missing;
        for (std::uint32_t replicate = 0; replicate != n_replicates; ++replicate) {
            if ((set >> replicate & 1U) != 0U) {
                store.finished.push_back(whole.records[replicate]);
            } else {
                missing.push_back(replicate);
            }
        }
        std::vector<std::uint32_t> kept;
        store.keep = [&](const RunRecord& record) { kept.push_back(record.replicate); };
        std::uint64_t steps_run = 0;
        Progress last;
        EnsembleResult result;
        with_threads(2, [&] {
            result = run_ensemble(
                plan,
                [&](const Progress& progress) {
                    ++steps_run;
                    last = progress;
                    return true;
                },
                std::move(store));
        });
        std::ranges::sort(kept);
        CAPTURE(set);
        CHECK(result.records == whole.records);
        CHECK(kept == missing); // each new one once, none of the others
        CHECK(steps_run == std::uint64_t{plan.steps} * missing.size());
        if (!missing.empty()) {
            CHECK(last.steps_done == last.steps_total);
            CHECK(last.replicates_done == n_replicates);
            CHECK(last.steps_done - last.steps_found == steps_run);
        }
    }
}

TEST_CASE("a record that cannot be kept ends the ensemble") {
    const LoadedScenario loaded = small_ensemble();
    const Plan plan{loaded.scenario};
    for (const std::size_t threads : {1U, 2U, 7U}) {
        CAPTURE(threads);
        EnsembleStore store;
        std::size_t n_kept = 0;
        store.keep = [&](const RunRecord&) {
            if (++n_kept == 2) {
                throw std::runtime_error{"the disk is full"};
            }
        };
        CHECK_THROWS_WITH(
            with_threads(threads, [&] { (void)run_ensemble(plan, {}, std::move(store)); }),
            "the disk is full");
    }
}

TEST_CASE("finished replicates that are none of the ensemble are our mistake") {
    const LoadedScenario loaded = small_ensemble();
    const Plan plan{loaded.scenario};
    EnsembleStore store;
    store.finished.emplace_back().replicate = n_replicates;
    CHECK_THROWS_AS(run_ensemble(plan, {}, std::move(store)), std::logic_error);
}
