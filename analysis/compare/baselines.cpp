// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/baselines.hpp"

#include "analysis/scores/hawkes.hpp"
#include "model/base/random.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace diasim::analysis {
namespace {

/// One split into cells to fit to and cells to forecast.
struct Split {
    std::vector<bool> is_training;
    std::vector<bool> is_test;
};

std::int64_t first_held_out_week(const Cells& cells, std::uint32_t weeks) {
    std::set<std::int64_t> mondays;
    for (const Cell& cell : cells.cells) {
        mondays.insert(cell.monday);
    }
    if (mondays.empty()) {
        return 0;
    }
    auto week = mondays.end();
    for (std::uint32_t i = 0; i != weeks && week != mondays.begin(); ++i) {
        --week;
    }
    return week == mondays.end() ? *mondays.rbegin() + 1 : *week;
}

std::vector<Split> splits_of(const Cells& cells, const HoldOut& hold_out) {
    const std::size_t n = cells.cells.size();
    if (hold_out.kind == HoldOut::Kind::none) {
        return {{std::vector<bool>(n, true), std::vector<bool>(n, true)}};
    }
    std::vector<Split> splits;
    const bool by_region = hold_out.kind == HoldOut::Kind::region;
    const std::size_t rounds = by_region ? cells.regions.size() : 1;
    const std::int64_t held_out = first_held_out_week(cells, hold_out.weeks);
    for (std::size_t round = 0; round != rounds; ++round) {
        Split split;
        for (const Cell& cell : cells.cells) {
            const bool is_test = by_region ? cell.region == round : cell.monday >= held_out;
            split.is_test.push_back(is_test);
            split.is_training.push_back(!is_test);
        }
        splits.push_back(std::move(split));
    }
    return splits;
}

/// Events in and exposure of the training cells, of one region or of all.
struct Fit {
    double events = 0.5; // the half event of Krichevsky & Trofimov
    double days = 0.0;
    double person_days = 0.0;
};

constexpr std::size_t all_regions = static_cast<std::size_t>(-1);

Fit fit_of(const Cells& cells, const Split& split, bool is_register, std::size_t region) {
    Fit fit;
    for (std::size_t i = 0; i != cells.cells.size(); ++i) {
        const Cell& cell = cells.cells[i];
        if (split.is_training[i] && cell.is_register == is_register &&
            (region == all_regions || cell.region == region)) {
            fit.events += cells.observed[i];
            fit.days += static_cast<double>(cell.days);
            fit.person_days += cell.people * static_cast<double>(cell.days);
        }
    }
    return fit;
}

std::optional<CountLaw> poisson_forecast(Baseline baseline, const Cells& cells, const Split& split,
                                         std::size_t i) {
    const Cell& cell = cells.cells[i];
    const auto days = static_cast<double>(cell.days);
    if (baseline == Baseline::population) {
        const Fit fit = fit_of(cells, split, cell.is_register, all_regions);
        if (fit.person_days <= 0.0 || cell.people <= 0.0) {
            return std::nullopt;
        }
        return poisson_law(fit.events / fit.person_days * cell.people * days, cells.observed[i]);
    }
    Fit fit = fit_of(cells, split, cell.is_register, cell.region);
    if (fit.days <= 0.0) { // a region that is held out gets the rate of the others
        fit = fit_of(cells, split, cell.is_register, all_regions);
    }
    if (fit.days <= 0.0) {
        return std::nullopt;
    }
    return poisson_law(fit.events / fit.days * days, cells.observed[i]);
}

/// Cells of one source in one region: what one Hawkes process is about.
struct Group {
    bool is_register = true;
    std::size_t region = 0;
    std::int64_t first_day = 0; ///< of its weeks
    std::vector<std::size_t> cells;
};

std::vector<Group> groups_of(const Cells& cells) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i != cells.cells.size(); ++i) {
        const Cell& cell = cells.cells[i];
        auto group = std::ranges::find_if(groups, [&](const Group& one) {
            return one.is_register == cell.is_register && one.region == cell.region;
        });
        if (group == groups.end()) {
            groups.push_back({cell.is_register, cell.region, cell.monday, {}});
            group = groups.end() - 1;
        }
        group->first_day = std::min(group->first_day, cell.monday);
        group->cells.push_back(i);
    }
    return groups;
}

/// Times of the events of a group's cells, evenly spread over their week since no finer time is
/// used: what excites within a week is left out, as in the forecast, which sees whole weeks.
std::vector<double> times_of(const Cells& cells, const Group& group,
                             const std::vector<bool>& is_used) {
    constexpr double week = 7.0;
    std::vector<double> times;
    for (const std::size_t i : group.cells) {
        for (std::uint32_t k = 0; is_used[i] && k != cells.observed[i]; ++k) {
            times.push_back(static_cast<double>(cells.cells[i].monday - group.first_day) +
                            week * (k + 0.5) / cells.observed[i]);
        }
    }
    std::ranges::sort(times);
    return times;
}

constexpr std::uint32_t hawkes_paths = 200;
constexpr double days_a_week = 7.0;

/// Counts of one cell in so many paths: each event of the region falls into the cell with the share
/// of its person-days in those of the week.
std::vector<double> thinned(const std::vector<std::size_t>& events_of_path, double share,
                            std::uint64_t seed, std::size_t cell) {
    std::vector<double> counts;
    for (std::uint32_t path = 0; path != events_of_path.size(); ++path) {
        Stream stream{RunKey{seed, 1}, Purpose::resampling, cell, path};
        double count = 0.0;
        for (std::size_t event = 0; event != events_of_path[path]; ++event) {
            count += uniform(stream) < share ? 1.0 : 0.0;
        }
        counts.push_back(count);
    }
    return counts;
}

/// Number of the region's events in a week, in so many paths after its history.
std::vector<std::size_t> week_paths(const Hawkes& process, const std::vector<double>& history,
                                    double from, std::uint64_t seed, std::size_t group) {
    std::vector<std::size_t> counts;
    for (std::uint32_t path = 0; path != hawkes_paths; ++path) {
        const Stream stream{RunKey{seed, 2}, Purpose::resampling,
                            group << 16U | static_cast<std::uint64_t>(from), path};
        counts.push_back(
            simulate_hawkes(process, history, from, from + days_a_week, stream).size());
    }
    return counts;
}

/// Forecasts of the test cells of one group. All events before a week count as its history, held
/// out or not: they are known by then; only the fit keeps to the training cells.
void forecast_group(const Cells& cells, const Group& group, std::size_t number, const Split& split,
                    std::uint64_t seed, std::vector<std::optional<CountLaw>>& result) {
    double training_days = 0.0;
    std::map<std::int64_t, double> person_days;
    for (const std::size_t i : group.cells) {
        const Cell& cell = cells.cells[i];
        person_days[cell.monday] += cell.people * static_cast<double>(cell.days);
        if (split.is_training[i]) {
            training_days = std::max(
                training_days, static_cast<double>(cell.monday - group.first_day) + days_a_week);
        }
    }
    if (training_days <= 0.0) {
        return;
    }
    const Hawkes process = fit_hawkes(times_of(cells, group, split.is_training), training_days)
                               .value_or(Hawkes{0.5 / training_days, 0.0, 1.0, 0.0});
    const std::vector<double> history =
        times_of(cells, group, std::vector<bool>(cells.cells.size(), true));
    std::map<std::int64_t, std::vector<std::size_t>> paths;
    for (const std::size_t i : group.cells) {
        const Cell& cell = cells.cells[i];
        const double exposure = person_days[cell.monday];
        if (!split.is_test[i] || exposure <= 0.0) {
            continue;
        }
        auto& of_week = paths[cell.monday];
        if (of_week.empty()) {
            of_week = week_paths(process, history,
                                 static_cast<double>(cell.monday - group.first_day), seed, number);
        }
        const double share = cell.people * static_cast<double>(cell.days) / exposure;
        result[i] = ensemble_law(thinned(of_week, share, seed, i), cells.observed[i]);
    }
}

} // namespace

std::vector<bool> scored_cells(const Cells& cells, const HoldOut& hold_out) {
    std::vector<bool> is_scored(cells.cells.size(), false);
    for (const Split& split : splits_of(cells, hold_out)) {
        for (std::size_t i = 0; i != is_scored.size(); ++i) {
            is_scored[i] = is_scored[i] || split.is_test[i];
        }
    }
    return is_scored;
}

std::vector<std::optional<CountLaw>> forecasts(Baseline baseline, const Cells& cells,
                                               const HoldOut& hold_out, std::uint64_t seed) {
    std::vector<std::optional<CountLaw>> result(cells.cells.size());
    const std::vector<Group> groups = groups_of(cells);
    for (const Split& split : splits_of(cells, hold_out)) {
        if (baseline == Baseline::hawkes) {
            for (std::size_t g = 0; g != groups.size(); ++g) {
                forecast_group(cells, groups[g], g, split, seed, result);
            }
            continue;
        }
        for (std::size_t i = 0; i != cells.cells.size(); ++i) {
            if (split.is_test[i]) {
                result[i] = poisson_forecast(baseline, cells, split, i);
            }
        }
    }
    return result;
}

} // namespace diasim::analysis
