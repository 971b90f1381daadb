// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/random.hpp"
#include "model/scenario/scenario.hpp"

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

/// Random numbers of the slow twin.
namespace diasim::test {

/// A wait for something that has a hazard.
struct Wait {
    std::uint32_t since = 0; ///< first step in which it could have come
    double spent = 0.0;      ///< hazard x time since then, without this step
};

/// Numbers of its own, from another generator: a trial in each step, without memory.
class OwnDraws {
public:
    explicit OwnDraws(std::uint64_t seed) : generator_{seed} {}

    [[nodiscard]] bool happens(Purpose purpose, std::uint32_t person, Wait /*wait*/,
                               double hazard) {
        return number(purpose, person) < 1.0 - std::exp(-hazard);
    }
    /// Uniform in [0, 1).
    [[nodiscard]] double number(Purpose /*purpose*/, std::uint64_t /*entity*/) {
        return static_cast<double>(generator_() >> 11U) * 0x1.0p-53;
    }

private:
    std::mt19937_64 generator_;
};

/// The engine's numbers at the engine's addresses. A wait ends in the step in which the hazard
/// spent since its beginning reaches the exponential number drawn at its beginning.
class EngineDraws {
public:
    explicit EngineDraws(RunKey key) : key_{key} {}

    [[nodiscard]] bool happens(Purpose purpose, std::uint32_t person, Wait wait,
                               double hazard) const {
        Stream stream{key_, purpose, person, wait.since};
        return wait.spent + hazard >= -std::log(uniform(stream));
    }
    [[nodiscard]] double number(Purpose purpose, std::uint64_t entity) const {
        Stream stream{key_, purpose, entity, 0};
        return uniform(stream);
    }

private:
    RunKey key_;
};

/// Thresholds by activity, then person, all by a uniform law.
template <class Draws>
[[nodiscard]] std::vector<std::vector<double>>
uniform_thresholds(const Scenario& scenario, std::uint32_t people, Draws& draws) {
    std::vector<std::vector<double>> thresholds(scenario.activities.size());
    for (std::size_t k = 0; k != thresholds.size(); ++k) {
        const ThresholdLaw& law = scenario.activities[k].threshold;
        for (std::uint32_t person = 0; person != people; ++person) {
            const double u = draws.number(Purpose::threshold, (std::uint64_t{k} << 32U) | person);
            thresholds[k].push_back(law.mean + (2.0 * u - 1.0) * law.deviation);
        }
    }
    return thresholds;
}

} // namespace diasim::test
