// SPDX-License-Identifier: BSD-3-Clause
// The kernels that benchmarks measure the engine by do the same work as the engine, or as a loop
// over everybody where the engine has no such mode.
#include "model/simulation/society.hpp"
#include "tests/benchmark/limit/cascade.hpp"
#include "tests/benchmark/limit/epidemic.hpp"
#include "tests/benchmark/work_units.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

#include <algorithm>
#include <random>

using namespace diasim;
using namespace diasim::benchmarks;

namespace {

constexpr double people = 10000.0;
constexpr double five_errors = 5.0;

Graph ties_of(const Plan& plan, RunKey run) {
    return make_society(plan, run)->network.friends;
}

/// Share infectious after a SIS in which everybody looks at every contact with a random number
/// each, by the standard library's generator.
double slow_sis(const Graph& graph, const limit::Epidemic& law, std::uint32_t seed) {
    std::mt19937 generator{seed};
    std::bernoulli_distribution is_seed{law.seeds};
    std::bernoulli_distribution infects{law.infection};
    std::bernoulli_distribution recovers{law.recovery};
    std::vector<char> now(graph.size());
    std::generate(now.begin(), now.end(), [&] { return is_seed(generator); });
    for (std::uint32_t tick = 1; tick != law.ticks; ++tick) {
        std::vector<char> next = now;
        for (std::uint32_t i = 0; i != graph.size(); ++i) {
            if (now[i] != 0) {
                next[i] = recovers(generator) ? 0 : 1;
                for (const std::uint32_t contact : graph.neighbours(i)) {
                    if (now[contact] == 0 && infects(generator)) {
                        next[contact] = 1;
                    }
                }
            }
        }
        now = std::move(next);
    }
    return static_cast<double>(std::count(now.begin(), now.end(), 1)) /
           static_cast<double>(now.size());
}

void check_same_rounds(const Cascade& law) {
    const Scenario world = cascade_world(people, law);
    const Plan plan{world};
    const RunKey run{world.seed, 0};
    const Graph ties = ties_of(plan, run);
    const std::vector<std::uint32_t> rounds =
        limit::run_cascade(ties, limit::contacts_needed(ties, law.share),
                           cascade_seeds(law, run, static_cast<std::uint32_t>(people)));
    CHECK(rounds.size() > 5);
    CHECK(rounds.size() < law.steps);
    CHECK(rounds == cascade_rounds(simulate(plan, run).value()));
}

} // namespace

TEST_CASE("the limit of a SIR and the engine reach the same share") {
    const limit::Epidemic law;
    const Scenario world = epidemic_world(people, law);
    const Plan plan{world};
    std::vector<double> reached;
    std::vector<double> reached_limit;
    std::vector<double> infectious;
    std::vector<double> infectious_limit;
    for (std::uint32_t replicate = 0; replicate != 32; ++replicate) {
        const RunKey run{world.seed, replicate};
        const RunRecord record = simulate(plan, run).value();
        reached.push_back(record.reached.front() / people);
        infectious.push_back(record.attentive.back() / people);
        const limit::EpidemicState state = limit::run_sir(ties_of(plan, run), law, replicate);
        reached_limit.push_back(state.reached / people);
        infectious_limit.push_back(state.infectious / people);
    }
    const auto apart = [](const std::vector<double>& a, const std::vector<double>& b) {
        return test::standard_errors_apart(test::estimate(a), test::estimate(b));
    };
    CAPTURE(test::estimate(reached).mean, test::estimate(reached_limit).mean);
    CAPTURE(test::estimate(infectious).mean, test::estimate(infectious_limit).mean);
    CHECK(test::estimate(reached).mean > 0.9);
    CHECK(apart(reached, reached_limit) < five_errors);
    CHECK(apart(infectious, infectious_limit) < five_errors);
}

TEST_CASE("the limit of a SIS and a loop over everybody end with the same share infectious") {
    const limit::Epidemic law;
    const Scenario world = epidemic_world(people, law);
    const Plan plan{world};
    const Graph ties = ties_of(plan, {world.seed, 0});
    std::vector<double> fast;
    std::vector<double> slow;
    for (std::uint32_t seed = 0; seed != 16; ++seed) {
        fast.push_back(limit::run_sis(ties, law, seed).infectious / people);
        slow.push_back(slow_sis(ties, law, seed));
    }
    CAPTURE(test::estimate(fast).mean, test::estimate(slow).mean);
    CHECK(test::estimate(fast).mean > 0.5);
    CHECK(test::standard_errors_apart(test::estimate(fast), test::estimate(slow)) < five_errors);
}

TEST_CASE("the limit of a cascade has as many people act in each round as the engine") {
    check_same_rounds(cascade_a);
    check_same_rounds(cascade_b);
}
