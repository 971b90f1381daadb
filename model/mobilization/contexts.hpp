// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/homeland/homeland.hpp"
#include "model/mobilization/theory.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <vector>

namespace diasim {

/// The values of all contexts: those of a place are known before the run, those of a moment are
/// looked up.
class Contexts {
public:
    Contexts(const Scenario& scenario, const HomelandSeries& homeland);

    /// Value in [0, 1] of context `index` (position as of resolve_context) in a community, for
    /// people with kin in `region`, in a step.
    [[nodiscard]] float at(std::size_t index, std::uint16_t community, std::size_t region,
                           std::uint32_t step) const noexcept;

    /// The value as a term uses it: itself or its complement.
    [[nodiscard]] float at(Use use, std::uint16_t community, std::size_t region,
                           std::uint32_t step) const noexcept {
        const float value = at(use.index, community, region, step);
        return use.is_complement ? 1.0F - value : value;
    }

private:
    /// How one context is looked up; empty lists are not used.
    struct Lookup {
        std::vector<float> by_community;
        const RegionalSeries* by_region = nullptr;
        bool is_complement = false;                    ///< of by_region
        std::vector<std::vector<float>> by_place_step; ///< by community, then step
    };

    void add_builtin(const Scenario& scenario, const HomelandSeries& homeland);
    void add_declared(const Scenario& scenario, const HomelandSeries& homeland,
                      const Context& context);

    std::vector<Lookup> lookups_;
};

} // namespace diasim
