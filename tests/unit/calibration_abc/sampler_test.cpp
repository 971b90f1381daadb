// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/sampler.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/toy_abc.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <random>

using namespace diasim;
using namespace diasim::calibration;

namespace {

AbcSettings small_settings() {
    AbcSettings settings;
    settings.population = 60;
    settings.generations = 4;
    settings.simulations = 5000;
    settings.seed = 4;
    return settings;
}

const AbcProblem problem{{{Prior::Form::normal, 0.0, 1.0}, {Prior::Form::log_uniform, 0.1, 10.0}},
                         {1.0, 2.0},
                         {1.0, 1.0}};

/// One in seven fails.
Outcome outcome_of(const Proposal& proposal) {
    Stream stream{RunKey{proposal.seed, 0}, Purpose::trait, 0, 0};
    const double y = proposal.parameters[0] + standard_normal(stream);
    const double size = proposal.parameters[1] * uniform(stream);
    return uniform_below(stream, 7) == 0 ? Outcome{{}, "unlucky"} : Outcome{{y, size}, ""};
}

/// Does tasks in an order of its own, begins again with what is known now and then, and does some
/// tasks that nobody asked for.
class Disorder {
public:
    explicit Disorder(unsigned seed) : random_{seed} {}

    Sampler run(const AbcSettings& settings) {
        Sampler sampler{problem, settings};
        for (auto tasks = sampler.next_round(lookup()); !tasks.empty();
             tasks = sampler.next_round(lookup())) {
            std::shuffle(tasks.begin(), tasks.end(), random_);
            const std::size_t n = 1 + random_() % tasks.size(); // then it is killed, or not
            for (std::size_t i = 0; i != n; ++i) {
                known_.emplace(tasks[i], outcome_of(sampler.proposal_of(tasks[i])));
            }
            if (random_() % 3 == 0) {
                sampler = Sampler{problem, settings};
            }
        }
        return sampler;
    }

private:
    Lookup lookup() {
        return [this](Task task) -> const Outcome* {
            const auto found = known_.find(task);
            return found == known_.end() ? nullptr : &found->second;
        };
    }

    std::mt19937 random_;
    std::unordered_map<Task, Outcome> known_;
};

std::vector<std::uint64_t> bits_of(const Sampler& sampler) {
    std::vector<std::uint64_t> bits;
    const auto add = [&bits](double value) { bits.push_back(std::bit_cast<std::uint64_t>(value)); };
    for (const Generation& generation : sampler.generations()) {
        add(generation.tolerance);
        std::ranges::for_each(generation.metric.scales, add);
        for (const Simulation& simulation : generation.simulations) {
            std::ranges::for_each(simulation.proposal.parameters, add);
            std::ranges::for_each(simulation.statistics, add);
            bits.push_back(simulation.proposal.seed);
            bits.push_back(static_cast<std::uint64_t>(simulation.status));
            add(simulation.distance);
            add(simulation.weight);
        }
    }
    return bits;
}

} // namespace

TEST_CASE("order of arrival and kills change no bit of a posterior", "[unit][property]") {
    const AbcSettings settings = small_settings();
    const std::vector<std::uint64_t> expected = bits_of(Disorder{1}.run(settings));
    REQUIRE(expected.size() > 1000);
    for (unsigned seed = 2; seed != 30; ++seed) {
        CAPTURE(seed);
        CHECK(bits_of(Disorder{seed}.run(settings)) == expected);
    }
}

TEST_CASE("another seed gives another posterior", "[unit]") {
    AbcSettings settings = small_settings();
    const std::vector<std::uint64_t> one = bits_of(Disorder{1}.run(settings));
    settings.seed = 5;
    CHECK(bits_of(Disorder{1}.run(settings)) != one);
}

TEST_CASE("a generation ends with the proposal that completes the population", "[unit]") {
    const Sampler sampler = Disorder{1}.run(small_settings());
    REQUIRE(sampler.generations().size() == 4);
    double last_tolerance = std::numeric_limits<double>::infinity();
    for (const Generation& generation : sampler.generations()) {
        CHECK(generation.accepted == 60);
        CHECK(generation.simulations.back().status == Simulation::Status::accepted);
        CHECK(generation.tolerance <= last_tolerance * 2.0); // scales differ between generations
        last_tolerance = generation.tolerance;
        double sum = 0.0;
        for (const Simulation& simulation : generation.simulations) {
            sum += simulation.weight;
            const bool is_near = simulation.distance <= generation.tolerance;
            CHECK(is_near == (simulation.status == Simulation::Status::accepted));
        }
        CHECK(sum == Approx(1.0));
    }
    CHECK(sampler.end() == "4 generations were asked for");
}

TEST_CASE("a sampler stops where it was told to", "[unit]") {
    AbcSettings settings = small_settings();
    SECTION("at its simulations, without those of a generation that is not whole") {
        settings.simulations = 150;
        const Sampler sampler = Disorder{1}.run(settings);
        CHECK(sampler.simulations() == 150);
        CHECK(sampler.generations().size() == 1);
        CHECK(sampler.end() == "150 simulations were allowed");
    }
    SECTION("at an acceptance that is not worth it") {
        settings.generations = 100;
        settings.simulations = 1000000;
        settings.acceptance = 0.2;
        const Sampler sampler = Disorder{1}.run(settings);
        CHECK(sampler.end() == "fewer than 20 % of the proposals were accepted");
        CHECK(sampler.generations().back().acceptance() >= 0.2);
    }
    SECTION("rejection keeps the nearest of all simulations") {
        settings.algorithm = Algorithm::rejection;
        settings.simulations = 500;
        const Sampler sampler = Disorder{1}.run(settings);
        REQUIRE(sampler.generations().size() == 1);
        const Generation& all = sampler.generations().front();
        CHECK(all.simulations.size() == 500);
        CHECK(all.accepted == 60);
        CHECK(draws_of(all).weights.front() == Approx(1.0 / 60.0));
    }
}
