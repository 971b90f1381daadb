// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/prefetch.hpp"
#include "model/network/graph.hpp"
#include "tests/benchmark/limit/random.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

/// Epidemics in whole ticks, with nothing else in them: whoever is infectious at the beginning of a
/// tick infects each susceptible contact with one probability, and stops being infectious with
/// another. Seeds are infectious in tick 0.
namespace diasim::limit {

/// Work units W1 and W1s.
struct Epidemic {
    double infection = 0.05; ///< probability per infectious contact and tick
    double recovery = 0.1;   ///< probability per tick
    double seeds = 0.001;    ///< share of people who are infectious at first, each with this chance
    std::uint32_t ticks = 100;
};

/// People by state at the end of the last tick.
struct EpidemicState {
    std::uint32_t reached = 0;    ///< infectious at any time, that is until then
    std::uint32_t infectious = 0; ///< during the last tick
};

/// People who are infected in each tick, as far as known.
using Calendar = std::vector<std::vector<std::uint32_t>>;

/// A SIR, event-driven: a row of contacts is looked at once, when its owner is
/// infected. One exponential clock runs along the row, so that only those who are told cost a
/// random number; whether they are still susceptible is looked up when their time has come, some
/// people after it was asked for.
class EventDrivenSir {
public:
    EventDrivenSir(const Graph& graph, const Epidemic& law, std::uint64_t seed)
        : graph_{graph}, law_{law}, generator_{seed}, is_reached_(graph.size(), 0),
          calendar_(law.ticks) {}

    [[nodiscard]] EpidemicState run() {
        for (std::uint32_t i = 0; i != graph_.size(); ++i) {
            if (static_cast<double>(generator_.uniform()) < law_.seeds) {
                calendar_[0].push_back(i);
            }
        }
        EpidemicState state;
        for (std::uint32_t tick = 0; tick != law_.ticks; ++tick) {
            state.reached += infect_due(tick);
            calendar_[tick] = {};
        }
        state.infectious = infectious_at_end_;
        return state;
    }

private:
    /// Infects those whose time has come; returns how many were still susceptible.
    std::uint32_t infect_due(std::uint32_t tick) {
        const std::vector<std::uint32_t>& due = calendar_[tick];
        std::uint32_t newly = 0;
        // State and offsets of people far ahead, the rows they point to of those less far.
        constexpr std::size_t far = 24;
        constexpr std::size_t near = 12;
        for (std::size_t i = 0; i != due.size(); ++i) {
            if (i + far < due.size()) {
                prefetch(is_reached_.data() + due[i + far]);
                graph_.fetch_index(due[i + far]);
            }
            if (i + near < due.size() && is_reached_[due[i + near]] == 0) {
                prefetch(graph_.neighbours(due[i + near]).data());
            }
            if (is_reached_[due[i]] == 0) {
                is_reached_[due[i]] = 1;
                ++newly;
                infect(due[i], tick);
            }
        }
        return newly;
    }

    /// Draws how long a person is infectious and enters whom it infects, and when.
    void infect(std::uint32_t person, std::uint32_t tick) {
        const auto duration =
            1U + static_cast<std::uint32_t>(generator_.exponential() / recovery_hazard_);
        const std::uint32_t end = std::min(tick + duration, law_.ticks);
        infectious_at_end_ += end == law_.ticks ? 1U : 0U;
        const float exposure = infection_hazard_ * static_cast<float>(end - tick);
        const float told = -std::expm1(-exposure);
        const auto row = graph_.neighbours(person);
        float at = std::floor(generator_.exponential() / exposure);
        while (at < static_cast<float>(row.size())) {
            // The moment in the exponential law truncated to the time of infectiousness.
            const float moment = -std::log1p(-generator_.uniform() * told);
            const auto tick_told =
                tick + 1U + static_cast<std::uint32_t>(moment / infection_hazard_);
            if (tick_told < law_.ticks) {
                calendar_[tick_told].push_back(row[static_cast<std::size_t>(at)]);
            }
            at += 1.0F + std::floor(generator_.exponential() / exposure);
        }
    }

    const Graph& graph_;
    const Epidemic& law_;
    float recovery_hazard_ = -static_cast<float>(std::log1p(-law_.recovery));
    float infection_hazard_ = -static_cast<float>(std::log1p(-law_.infection));
    Generator generator_;
    std::vector<std::uint8_t> is_reached_;
    Calendar calendar_;
    std::uint32_t infectious_at_end_ = 0;
};

/// W1: a SIR to its last tick.
[[nodiscard]] inline EpidemicState run_sir(const Graph& graph, const Epidemic& law,
                                           std::uint64_t seed) {
    return EventDrivenSir{graph, law, seed}.run();
}

/// W1s: the same as a SIS, where recovered people are susceptible again. Three quarters of the
/// people are infectious most of the time, so each susceptible one counts its infectious contacts
/// (pull) and draws once; the chance is looked up by the count.
/// @return of `reached` only whether anybody is: the number of people infectious at the end
[[nodiscard]] inline EpidemicState run_sis(const Graph& graph, const Epidemic& law,
                                           std::uint64_t seed) {
    Generator generator{seed};
    constexpr double whole = 4294967296.0;
    const auto threshold = [](double probability) {
        return static_cast<std::uint32_t>(std::min(probability * whole, whole - 1.0));
    };
    std::vector<std::uint32_t> chance(256);
    for (std::size_t m = 0; m != chance.size(); ++m) {
        chance[m] = threshold(1.0 - std::pow(1.0 - law.infection, static_cast<double>(m)));
    }
    const std::uint32_t recovers = threshold(law.recovery);
    const std::size_t n = graph.size();
    std::vector<std::uint8_t> now(n);
    std::vector<std::uint8_t> next(n);
    std::generate(now.begin(), now.end(),
                  [&] { return static_cast<double>(generator.uniform()) < law.seeds ? 1 : 0; });
    for (std::uint32_t tick = 1; tick != law.ticks; ++tick) {
        for (std::uint32_t i = 0; i != n; ++i) {
            const std::uint32_t draw = generator.bits();
            if (now[i] != 0) {
                next[i] = draw < recovers ? 0 : 1;
                continue;
            }
            std::uint32_t infectious = 0;
            for (const std::uint32_t contact : graph.neighbours(i)) {
                infectious += now[contact];
            }
            next[i] = draw < chance[std::min(infectious, 255U)] ? 1 : 0;
        }
        std::swap(now, next);
    }
    const auto infectious = std::accumulate(now.begin(), now.end(), std::uint32_t{0});
    return {infectious, infectious};
}

} // namespace diasim::limit
