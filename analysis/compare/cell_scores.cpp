// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/cell_scores.hpp"

#include "analysis/scores/proper.hpp"
#include "model/base/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace diasim::analysis {
namespace {

double model_score(CountScore score, const std::vector<double>& counts, std::uint32_t observed) {
    const auto hits = static_cast<std::size_t>(
        std::ranges::count_if(counts, [](double count) { return count > 0.0; }));
    switch (score) {
    case CountScore::presence_brier:
        return fair_brier(hits, counts.size(), observed > 0);
    case CountScore::presence_log:
        return log_score(presence(ensemble_law(counts, observed)), observed > 0);
    case CountScore::count_crps:
        return fair_crps(counts, observed);
    default:
        return count_log_score(ensemble_law(counts, observed), observed);
    }
}

double law_score(CountScore score, const CountLaw& law, std::uint32_t observed) {
    switch (score) {
    case CountScore::presence_brier:
        return brier(presence(law), observed > 0);
    case CountScore::presence_log:
        return log_score(presence(law), observed > 0);
    case CountScore::count_crps:
        return ranked_score(law, observed);
    default:
        return count_log_score(law, observed);
    }
}

/// Cells of one place belong together in the bootstrap.
std::size_t group_of(const Cell& cell, std::size_t n_places) {
    return cell.place + (cell.is_register ? 0 : n_places);
}

std::size_t count_places(const Cells& cells) {
    std::size_t most = 0;
    for (const Cell& cell : cells.cells) {
        most = std::max(most, cell.place);
    }
    return most + 1;
}

SkillRow skill_row(CountScore score, Baseline baseline, const Cells& cells,
                   const std::vector<std::optional<CountLaw>>& laws, std::uint64_t seed) {
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<std::size_t> groups;
    const std::size_t n_places = count_places(cells);
    for (std::size_t i = 0; i != laws.size(); ++i) {
        if (laws[i]) {
            ours.push_back(model_score(score, cells.simulated[i], cells.observed[i]));
            theirs.push_back(law_score(score, *laws[i], cells.observed[i]));
            groups.push_back(group_of(cells.cells[i], n_places));
        }
    }
    return {score, baseline, ours.size(), skill(ours, theirs, groups, seed)};
}

/// Whether a fifth of the counts, observed and simulated, are above zero.
bool is_informative(const std::vector<double>& simulated, std::uint32_t observed) {
    constexpr double least = 0.2;
    const auto hits = std::ranges::count_if(simulated, [](double count) { return count > 0.0; });
    return static_cast<double>(hits) + (observed > 0 ? 1.0 : 0.0) >=
           least * (static_cast<double>(simulated.size()) + 1.0);
}

Calibration calibration_of(const Cells& cells, const std::vector<bool>& is_scored,
                           std::uint64_t seed) {
    std::vector<double> places;
    for (std::size_t i = 0; i != is_scored.size(); ++i) {
        if (is_scored[i] && is_informative(cells.simulated[i], cells.observed[i])) {
            Stream stream{RunKey{seed, 3}, Purpose::resampling, i, 0};
            places.push_back(
                randomised_place(cells.simulated[i], cells.observed[i], uniform(stream)));
        }
    }
    constexpr double half = 0.5;
    constexpr double most = 0.9;
    return {places.size(), coverage(places, half), coverage(places, most), histogram_of(places)};
}

} // namespace

bool is_hawkes_idle(const std::vector<SkillRow>& skills) {
    constexpr double rounding = 1e-9; // of sums in another order
    std::size_t n_alike = 0;
    std::size_t n_hawkes = 0;
    for (const SkillRow& row : skills) {
        const auto other = std::ranges::find_if(skills, [&](const SkillRow& one) {
            return one.baseline == Baseline::population && one.score == row.score;
        });
        if (row.baseline != Baseline::hawkes || !row.skill || other == skills.end()) {
            continue;
        }
        ++n_hawkes;
        n_alike += other->skill && std::abs(other->skill->baseline - row.skill->baseline) <=
                                       rounding * std::abs(row.skill->baseline)
                       ? 1U
                       : 0U;
    }
    return n_hawkes != 0 && n_alike == n_hawkes;
}

CellScores score_cells(const Cells& cells, const HoldOut& hold_out, std::uint64_t seed) {
    CellScores result;
    const std::vector<bool> is_scored = scored_cells(cells, hold_out);
    std::set<std::size_t> places;
    std::set<std::size_t> with_events;
    std::set<std::size_t> regions;
    for (std::size_t i = 0; i != is_scored.size(); ++i) {
        if (is_scored[i]) {
            const std::vector<double>& counts = cells.simulated[i];
            const std::size_t place = group_of(cells.cells[i], count_places(cells));
            ++result.cells;
            places.insert(place);
            regions.insert(cells.cells[i].region);
            if (cells.observed[i] > 0) {
                with_events.insert(place);
            }
            result.events += cells.observed[i];
            result.simulated += std::accumulate(counts.begin(), counts.end(), 0.0) /
                                static_cast<double>(counts.size());
        }
    }
    result.regions = regions.size();
    result.places = places.size();
    result.places_with_events = with_events.size();
    for (const Baseline baseline : baselines) {
        const auto laws = forecasts(baseline, cells, hold_out);
        for (const CountScore score : count_scores) {
            result.skills.push_back(skill_row(score, baseline, cells, laws, seed));
        }
    }
    result.calibration = calibration_of(cells, is_scored, seed);
    return result;
}

} // namespace diasim::analysis
