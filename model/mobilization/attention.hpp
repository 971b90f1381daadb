// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/homeland/homeland.hpp"
#include "model/mobilization/contexts.hpp"
#include "model/mobilization/theory.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
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

private:
    std::vector<double> cumulative_{0.0};
};

/// A cumulative hazard that is asked many times when it reaches a value: with a guide table (Chen
/// & Asau 1974, doi:10.1080/05695557408974944), a few steps are looked at instead of all.
class GuidedHazard : public CumulativeHazard {
public:
    GuidedHazard() : GuidedHazard{CumulativeHazard{}} {}
    explicit GuidedHazard(CumulativeHazard hazard);

    /// The first step >= from in which the hazard accumulated since the beginning of `from` reaches
    /// `exponential`; steps() if none does. Precondition: from <= steps().
    [[nodiscard]] std::uint32_t first_step(std::uint32_t from, double exponential) const noexcept {
        assert(from <= steps());
        const double target = at(from) + exponential;
        const std::size_t bin = bin_of(target);
        // Between these two lies the last step that begins below the target.
        std::uint32_t step = std::max(from, guide_[bin]);
        // Halving by addition instead of a jump: which half it will be cannot be foreseen.
        for (std::uint32_t n = guide_[bin + 1] - step; n != 0; n /= 2) {
            const std::uint32_t half = (n + 1) / 2;
            step += at(step + half) < target ? half : 0;
        }
        return step;
    }

private:
    /// Rises with the hazard, also as computed: who is in a lower bin is lower.
    [[nodiscard]] std::size_t bin_of(double hazard) const noexcept {
        return static_cast<std::size_t>(std::min(hazard * bins_per_hazard_, last_bin_));
    }

    double bins_per_hazard_ = 0.0;
    double last_bin_ = 0.0;            ///< of all that is never reached
    std::vector<std::uint32_t> guide_; ///< by bin: the last step that begins in a lower one, or 0
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
    GuidedHazard hazard; ///< per attentive contact
};

/// All hazards of attention.
struct AttentionHazards {
    std::vector<NewsChannel> news;
    std::vector<ContactChannel> contacts;
    std::vector<GuidedHazard> lapse; ///< by region
    double recapture = 1.0;          ///< factor on the hazards of news for those who lapsed
    double contact_recapture = 0.0;  ///< on those of contacts, in [0, 1]

    /// Whether contacts reach those whose attention lapsed.
    [[nodiscard]] bool wakes_lapsed() const noexcept {
        return contact_recapture > 0.0 && !contacts.empty();
    }
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
