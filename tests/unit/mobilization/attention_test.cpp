// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/random.hpp"
#include "model/mobilization/attention.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

namespace {

using namespace diasim;

/// Hazards of some steps at random, a third of them 0.
std::vector<double> random_hazards(Stream& stream, std::uint32_t steps) {
    std::vector<double> hazards(steps);
    for (double& hazard : hazards) {
        hazard = uniform_below(stream, 3) == 0 ? 0.0 : 4.0 * uniform(stream);
    }
    return hazards;
}

/// The first step in which the sum, added up step by step, reaches the number.
std::uint32_t by_adding_up(const std::vector<double>& per_day, double step_days, std::uint32_t from,
                           double exponential) {
    double sum = 0.0;
    for (std::uint32_t step = from; step != per_day.size(); ++step) {
        sum += per_day[step] * step_days;
        if (sum >= exponential) {
            return step;
        }
    }
    return static_cast<std::uint32_t>(per_day.size());
}

} // namespace

TEST_CASE("the first step inverts the cumulative hazard", "[mobilization]") {
    for (std::uint32_t i = 0; i != 5000; ++i) {
        Stream stream{{3, 0}, Purpose{24}, i, 0};
        const std::uint32_t steps = 1 + uniform_below(stream, 60);
        const std::vector<double> hazards = random_hazards(stream, steps);
        const std::uint32_t from = uniform_below(stream, steps + 1);
        const double exponential = 8.0 * uniform(stream);
        const GuidedHazard cumulative{{hazards, 0.25}};
        CAPTURE(i, steps, from, exponential);
        REQUIRE(cumulative.steps() == steps);
        REQUIRE(cumulative.first_step(from, exponential) ==
                by_adding_up(hazards, 0.25, from, exponential));
    }
}

TEST_CASE("the first step of a sum of hazards is that of the summed hazard", "[mobilization]") {
    for (std::uint32_t i = 0; i != 5000; ++i) {
        Stream stream{{4, 0}, Purpose{24}, i, 0};
        const std::uint32_t steps = 1 + uniform_below(stream, 60);
        const std::vector<double> a = random_hazards(stream, steps);
        const std::vector<double> b = random_hazards(stream, steps);
        const double x = uniform(stream);
        const double y = 2.0 * uniform(stream);
        std::vector<double> sum(steps);
        for (std::uint32_t step = 0; step != steps; ++step) {
            sum[step] = x * a[step] + y * b[step];
        }
        const CumulativeHazard first{a, 0.25};
        const CumulativeHazard second{b, 0.25};
        const std::vector<WeightedHazard> terms{{x, &first}, {y, &second}};
        const std::uint32_t from = uniform_below(stream, steps + 1);
        const double exponential = 8.0 * uniform(stream);
        CAPTURE(i, steps, from, exponential);
        REQUIRE(first_step(terms, from, exponential) == by_adding_up(sum, 0.25, from, exponential));
    }
}

TEST_CASE("without hazards nothing ever happens", "[mobilization]") {
    const GuidedHazard none{{std::vector<double>(10, 0.0), 0.25}};
    CHECK(none.first_step(0, 0.001) == 10);
    const std::vector<WeightedHazard> terms{{1.0, &none}};
    CHECK(first_step(terms, 3, 0.001) == 10);
}

TEST_CASE("hazard adds up by steps", "[mobilization]") {
    const std::vector<double> per_day{1.0, 0.0, 3.0};
    const CumulativeHazard hazard{per_day, 0.5};
    CHECK(hazard.at(0) == 0.0);
    CHECK(hazard.at(3) == 2.0);
    CHECK(hazard.in_step(2) == 1.5);
}
