// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/baselines.hpp"

#include "analysis/scores/hawkes.hpp"

#include <algorithm>
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
        if (!hold_out.region.empty() && cells.regions[round] != hold_out.region) {
            continue;
        }
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

constexpr std::int64_t days_a_week = 7;

std::size_t week_of(const Cells& cells, const Group& group, std::size_t cell) {
    return static_cast<std::size_t>((cells.cells[cell].monday - group.first_day) / days_a_week);
}

double person_days(const Cell& cell) {
    return cell.people * static_cast<double>(cell.days);
}

/// A group's events by week, and the person-days of which they are.
struct WeekSeries {
    std::vector<WeekCount> weeks;
    std::vector<double> person_days;
};

WeekSeries series_of(const Cells& cells, const Group& group, const Split& split) {
    WeekSeries series;
    for (const std::size_t i : group.cells) {
        const std::size_t week = week_of(cells, group, i);
        if (week >= series.weeks.size()) {
            series.weeks.resize(week + 1, {0.0, 0.0, false});
            series.person_days.resize(week + 1, 0.0);
        }
        series.weeks[week].events += cells.observed[i];
        series.weeks[week].is_fitted = split.is_training[i]; // alike in all cells of a week
        series.person_days[week] += person_days(cells.cells[i]);
    }
    const double most = *std::ranges::max_element(series.person_days);
    for (std::size_t week = 0; most > 0.0 && week != series.weeks.size(); ++week) {
        series.weeks[week].exposure = series.person_days[week] / most;
    }
    return series;
}

/// Forecasts of the test cells of one group. All events before a week count as its history, held
/// out or not: they are known by then; only the fit keeps to the training cells. Each event of the
/// week falls into a cell with the cell's share of person-days, so a cell's count is Poisson, too.
void forecast_group(const Cells& cells, const Group& group, const Split& split,
                    std::vector<std::optional<CountLaw>>& result) {
    const WeekSeries series = series_of(cells, group, split);
    const std::optional<Hawkes> process = fit_hawkes(series.weeks);
    if (!process) {
        return;
    }
    const std::vector<double> means = weekly_means(*process, series.weeks);
    for (const std::size_t i : group.cells) {
        const std::size_t week = week_of(cells, group, i);
        if (split.is_test[i] && series.person_days[week] > 0.0) {
            const double share = person_days(cells.cells[i]) / series.person_days[week];
            result[i] = poisson_law(means[week] * share, cells.observed[i]);
        }
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
                                               const HoldOut& hold_out) {
    std::vector<std::optional<CountLaw>> result(cells.cells.size());
    const std::vector<Group> groups = groups_of(cells);
    for (const Split& split : splits_of(cells, hold_out)) {
        if (baseline == Baseline::hawkes) {
            for (const Group& group : groups) {
                forecast_group(cells, group, split, result);
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
