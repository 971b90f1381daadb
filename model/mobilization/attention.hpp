// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/homeland/homeland.hpp"
#include "model/mobilization/contexts.hpp"
#include "model/mobilization/theory.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// How attention comes and goes: hazards of becoming attentive add up over channels, and attention
/// lapses, slower while news continues. All hazards but those of contacts are known before the run,
/// so a person's next change is found by inverting the cumulative hazard at a unit exponential
/// number: no person is looked at before its time.
/// @source attention novelty: Wu & Huberman 2007; SIR on networks: Newman 2002
namespace diasim {

/// Cumulative hazard at the beginning of each step and after the last: rises from 0.
class CumulativeHazard {
public:
    CumulativeHazard() = default;
    /// From the hazard [1/day] in each step.
    CumulativeHazard(std::span<const double> per_day, double step_days);

    [[nodiscard]] double at(std::uint32_t step) const noexcept { return cumulative_[step]; }
    [[nodiscard]] std::uint32_t steps() const noexcept {
        return static_cast<std::uint32_t>(cumulative_.size() - 1);
    }
    /// Hazard x time in one step.
    [[nodiscard]] double in_step(std::uint32_t step) const noexcept {
        return cumulative_[step + 1] - cumulative_[step];
    }
    /// The first step >= from in which the hazard accumulated since the beginning of `from` reaches
    /// `exponential`; steps() if none does. Precondition: from <= steps().
    [[nodiscard]] std::uint32_t first_step(std::uint32_t from, double exponential) const noexcept;

private:
    std::vector<double> cumulative_{0.0};
};

/// A channel that needs no contacts: hazard = trait x cumulative hazard of the cell.
struct NewsChannel {
    Use trait;                           ///< of the receiver
    bool is_voices = false;              ///< the trait is the share of voices followed
    std::vector<CumulativeHazard> cells; ///< by community x regions + region
};

/// A channel along the ties of one layer.
struct ContactChannel {
    Layer layer = Layer::friends;
    CumulativeHazard hazard; ///< per attentive contact
};

/// All hazards of attention.
struct AttentionHazards {
    std::vector<NewsChannel> news;
    std::vector<ContactChannel> contacts;
    std::vector<CumulativeHazard> lapse; ///< by region
    double recapture = 1.0;
};

[[nodiscard]] AttentionHazards make_attention_hazards(const Scenario& scenario,
                                                      const HomelandSeries& homeland,
                                                      const Contexts& contexts);

/// One term of a sum of hazards: `factor` x hazard.
struct WeightedHazard {
    double factor = 0.0;
    const CumulativeHazard* hazard = nullptr;
};

/// The first step >= from in which the sum of hazards accumulated since the beginning of `from`
/// reaches `exponential`; the number of steps if it never does. Precondition: the sum has a term.
[[nodiscard]] std::uint32_t first_step(std::span<const WeightedHazard> sum, std::uint32_t from,
                                       double exponential) noexcept;

} // namespace diasim
