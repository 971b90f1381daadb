// SPDX-License-Identifier: BSD-3-Clause
#include "model/homeland/homeland.hpp"

#include "model/base/error.hpp"
#include "model/base/math.hpp"
#include "model/base/parallel.hpp"
#include "model/homeland/stock.hpp"
#include "model/homeland/timeline.hpp"

#include <algorithm>
#include <functional>

namespace diasim {
namespace {

/// Means of a stock over each step, by region, before it is turned into a series.
using StockMeans = std::vector<double>; // step * regions + region

/// What each trigger adds to a stock per unit of severity, by its position in the table.
using Loading = std::vector<double>;

class Deriver {
public:
    explicit Deriver(const Scenario& scenario)
        : scenario_{scenario}, timeline_{make_timeline(scenario)}, steps_{step_count(scenario)},
          regions_{std::max<std::size_t>(1, scenario.homeland.regions.size())} {}

    [[nodiscard]] std::uint32_t steps() const noexcept { return steps_; }
    [[nodiscard]] std::size_t regions() const noexcept { return regions_; }

    /// Means of the stock that `loading` makes of all triggers.
    [[nodiscard]] StockMeans stock(const Loading& loading, double half_life_days) const {
        StockMeans means(steps_ * regions_, 0.0);
        for (const SourceGroup& group : timeline_.groups) {
            add_group(group, loading, half_life_days, means);
        }
        return means;
    }

    /// Adds the anxiety of silence: an inflow at `per_day` x (1 - connectivity) of the own region.
    void add_silence(double per_day, double half_life_days, StockMeans& means) const {
        for (std::size_t region = 0; per_day > 0.0 && region != regions_; ++region) {
            Stock stock;
            for (std::size_t i = 0; i != timeline_.intervals.size(); ++i) {
                const double inflow = per_day * (1.0 - timeline_.connectivity[i][region]);
                const Advanced next = advance(stock, {inflow, 0.0}, half_life_days, 0.0, days(i));
                stock = next.stock;
                add_mean(i, region, next.integral, means);
            }
        }
    }

    /// Means over the steps of a function of the interval and region.
    [[nodiscard]] StockMeans
    mean(const std::function<double(std::size_t interval, std::size_t region)>& value) const {
        StockMeans means(steps_ * regions_, 0.0);
        for (std::size_t i = 0; i != timeline_.intervals.size(); ++i) {
            for (std::size_t region = 0; region != regions_; ++region) {
                if (timeline_.intervals[i].step >= 0) {
                    add_mean(i, region, value(i, region) * days(i), means);
                }
            }
        }
        return means;
    }

    [[nodiscard]] double connectivity(std::size_t interval, std::size_t region) const {
        return timeline_.connectivity[interval][region];
    }

    /// The largest level of the triggers that last during an interval.
    [[nodiscard]] double state_level(const Loading& loading, std::size_t interval,
                                     std::size_t region) const {
        double level = 0.0;
        for (const SourceGroup& group : timeline_.groups) {
            for (const std::size_t t : group.triggers) {
                const bool lasts = timeline_.begin_days[t] <= timeline_.intervals[interval].begin &&
                                   timeline_.intervals[interval].end <= timeline_.end_days[t];
                if (lasts) {
                    const Trigger& trigger = scenario_.homeland.triggers[t];
                    level = std::max(level, loading[t] * trigger.visibility *
                                                group.weight_by_region[region]);
                }
            }
        }
        return level;
    }

private:
    [[nodiscard]] double days(std::size_t interval) const {
        return timeline_.intervals[interval].end - timeline_.intervals[interval].begin;
    }

    void add_mean(std::size_t interval, std::size_t region, double integral,
                  StockMeans& means) const {
        const std::int64_t step = timeline_.intervals[interval].step;
        if (step >= 0) {
            means[static_cast<std::size_t>(step) * regions_ + region] +=
                integral / scenario_.time.step.days;
        }
    }

    [[nodiscard]] Inflow inflow(const SourceGroup& group, const Loading& loading,
                                const Interval& interval) const {
        Inflow sum;
        for (const std::size_t t : group.triggers) {
            if (timeline_.begin_days[t] <= interval.begin &&
                interval.end <= timeline_.news_end_days[t]) {
                const Trigger& trigger = scenario_.homeland.triggers[t];
                const double per_day = loading[t] * trigger.severity /
                                       (timeline_.news_end_days[t] - timeline_.begin_days[t]);
                sum.visible += per_day * trigger.visibility;
                sum.hidden += per_day * (1.0 - trigger.visibility);
            }
        }
        return sum;
    }

    void add_group(const SourceGroup& group, const Loading& loading, double half_life_days,
                   StockMeans& means) const {
        Stock stock;
        for (std::size_t i = 0; i != timeline_.intervals.size(); ++i) {
            const double k =
                scenario_.homeland.revelation.per_day * timeline_.connectivity_of(group, i);
            const Advanced next = advance(stock, inflow(group, loading, timeline_.intervals[i]),
                                          half_life_days, k, days(i));
            stock = next.stock;
            for (std::size_t region = 0; region != regions_; ++region) {
                add_mean(i, region, next.integral * group.weight_by_region[region], means);
            }
        }
    }

    const Scenario& scenario_;
    Timeline timeline_;
    std::uint32_t steps_;
    std::size_t regions_;
};

/// A number of each trigger's kind.
Loading load(const Scenario& scenario, const std::function<double(const Kind&)>& number) {
    Loading loading;
    for (const Trigger& trigger : scenario.homeland.triggers) {
        const auto kind = find_name(scenario.kinds, trigger.kind);
        check(kind.has_value(), "a trigger has an unknown kind");
        loading.push_back(number(scenario.kinds[*kind]));
    }
    return loading;
}

RegionalSeries to_series(const Deriver& deriver, const StockMeans& means,
                         const std::function<double(double)>& transform) {
    RegionalSeries series{deriver.steps(), deriver.regions(), 0.0};
    for (std::uint32_t step = 0; step != deriver.steps(); ++step) {
        for (std::size_t region = 0; region != deriver.regions(); ++region) {
            series.at(step, region) =
                static_cast<float>(transform(means[step * deriver.regions() + region]));
        }
    }
    return series;
}

RegionalSeries derive_motive(const Scenario& scenario, const Deriver& deriver,
                             const Motive& motive) {
    StockMeans means = deriver.stock(
        load(scenario, [&](const Kind& kind) { return weight_of(kind.salience, motive.name); }),
        motive.half_life.days);
    deriver.add_silence(motive.silence.per_day, motive.half_life.days, means);
    return to_series(deriver, means,
                     [](double stock) { return 1.0 - exponential(-std::max(0.0, stock)); });
}

RegionalSeries derive_series(const Scenario& scenario, const Deriver& deriver,
                             const Series& series) {
    const Loading loading =
        load(scenario, [&](const Kind& kind) { return weight_of(kind.impulse, series.name); });
    const double baseline = series.baseline.value;
    if (series.form == SeriesForm::state) {
        const StockMeans means = deriver.mean([&](std::size_t interval, std::size_t region) {
            return deriver.state_level(loading, interval, region);
        });
        return to_series(deriver, means,
                         [&](double level) { return std::clamp(baseline + level, 0.0, 1.0); });
    }
    const StockMeans means = deriver.stock(loading, series.half_life.days);
    if (series.form == SeriesForm::linear) {
        return to_series(deriver, means,
                         [&](double stock) { return std::clamp(baseline + stock, 0.0, 1.0); });
    }
    return to_series(deriver, means, [&](double stock) {
        return std::clamp(1.0 - (1.0 - baseline) * exponential(-stock), 0.0, 1.0);
    });
}

/// Multiplies each series by the one that it names in `times`. The checks refuse circles, so that
/// following the names ends.
void multiply_series(const Scenario& scenario, std::vector<RegionalSeries>& all) {
    const std::vector<RegionalSeries> own = all;
    for (std::size_t i = 0; i != all.size(); ++i) {
        auto factor = find_name(scenario.series, scenario.series[i].times);
        while (factor) {
            for (std::uint32_t step = 0; step != step_count(scenario); ++step) {
                for (std::size_t region = 0; region != scenario.homeland.regions.size(); ++region) {
                    all[i].at(step, region) *= own[*factor].at(step, region);
                }
            }
            factor = find_name(scenario.series, scenario.series[*factor].times);
        }
    }
}

/// Mean frame of the news that people hear, by its strength: -1 all loyal ... 1 all critical.
std::vector<float> derive_frame(const Scenario& scenario, const Deriver& deriver) {
    const auto news = find_name(scenario.series, scenario.homeland.news);
    std::vector<float> frame(deriver.steps(), 0.0F);
    if (!news) {
        return frame;
    }
    const double half_life = scenario.series[*news].half_life.days;
    const auto strength = [&](const Kind& kind) {
        return weight_of(kind.impulse, scenario.homeland.news);
    };
    const StockMeans all = deriver.stock(load(scenario, strength), half_life);
    const StockMeans framed = deriver.stock(
        load(scenario, [&](const Kind& kind) { return strength(kind) * kind.frame; }), half_life);
    for (std::uint32_t step = 0; step != deriver.steps(); ++step) {
        double total = 0.0;
        double sum = 0.0;
        for (std::size_t region = 0; region != deriver.regions(); ++region) {
            total += all[step * deriver.regions() + region];
            sum += framed[step * deriver.regions() + region];
        }
        frame[step] = total > 0.0 ? static_cast<float>(std::clamp(sum / total, -1.0, 1.0)) : 0.0F;
    }
    return frame;
}

std::vector<float> derive_attention_left(const Scenario& scenario, const HomelandSeries& homeland) {
    std::vector<float> left(homeland.steps, 1.0F);
    const auto competitor = find_name(scenario.series, scenario.homeland.competitor);
    for (std::uint32_t step = 0; competitor && step != homeland.steps; ++step) {
        float taken = 0.0F;
        for (std::size_t region = 0; region != homeland.regions; ++region) {
            taken = std::max(taken, homeland.series[*competitor].at(step, region));
        }
        left[step] = 1.0F - taken;
    }
    return left;
}

} // namespace

HomelandSeries derive_homeland(const Scenario& scenario) {
    const Deriver deriver{scenario};
    HomelandSeries homeland;
    homeland.steps = deriver.steps();
    homeland.regions = deriver.regions();
    homeland.motives.resize(scenario.motives.size());
    homeland.series.resize(scenario.series.size());
    for_each_task(scenario.motives.size(), [&](std::size_t m) {
        homeland.motives[m] = derive_motive(scenario, deriver, scenario.motives[m]);
    });
    for_each_task(scenario.series.size(), [&](std::size_t s) {
        homeland.series[s] = derive_series(scenario, deriver, scenario.series[s]);
    });
    multiply_series(scenario, homeland.series);
    homeland.connectivity =
        to_series(deriver, deriver.mean([&](std::size_t interval, std::size_t region) {
            return deriver.connectivity(interval, region);
        }),
                  [](double value) { return value; });
    homeland.frame = derive_frame(scenario, deriver);
    homeland.attention_left = derive_attention_left(scenario, homeland);
    return homeland;
}

} // namespace diasim
