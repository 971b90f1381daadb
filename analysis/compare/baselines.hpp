// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "analysis/compare/cells.hpp"
#include "analysis/scores/count_law.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace diasim::analysis {

/// Simple forecasts that know nothing of motives and barriers. A model that does not beat them has
/// no skill.
enum class Baseline : std::uint8_t {
    population, ///< Poisson, the same rate for each person and day
    regional,   ///< Poisson, the same rate for each place and day of a host region
    hawkes      ///< self-exciting, one process of weekly counts a region, shared out by people;
                ///< knows all weeks before the one that it forecasts
};

inline constexpr std::array baselines{Baseline::population, Baseline::regional, Baseline::hawkes};
inline constexpr std::array<std::string_view, 3> baseline_names{
    "population-proportional Poisson", "constant Poisson by region", "Hawkes process by week"};

/// What is kept from the fit of baselines and scored.
struct HoldOut {
    enum class Kind : std::uint8_t {
        none,   ///< baselines are fitted to the cells that are scored, to their advantage
        region, ///< each host region in turn is forecast from the others; or the named one alone
        weeks   ///< the last weeks are forecast from those before
    };
    Kind kind = Kind::none;
    std::uint32_t weeks = 0;
    std::string region = ""; ///< empty: each in turn
};

/// Which cells are scored: all, or those of the last weeks or of one region.
[[nodiscard]] std::vector<bool> scored_cells(const Cells& cells, const HoldOut& hold_out);

/// The baseline's forecast of each cell that is scored; none if it could not be fitted, because
/// nothing is left to fit it to. Rates count half an event more than there was, so that nothing is
/// impossible.
[[nodiscard]] std::vector<std::optional<CountLaw>> forecasts(Baseline baseline, const Cells& cells,
                                                             const HoldOut& hold_out);

} // namespace diasim::analysis
