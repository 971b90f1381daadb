// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/scores/skill_over_others.hpp"

#include "analysis/scores/proper.hpp"
#include "model/base/random.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace diasim::analysis {
namespace {

/// Observed values with what does not change from sample to sample.
class Observed {
public:
    Observed(std::span<const double> ensemble, std::span<const KnownRange> ranges)
        : ranges_{ranges.begin(), ranges.end()} {
        std::ranges::sort(ranges_, {}, &KnownRange::middle);
        std::vector<double> middles(ranges_.size());
        std::ranges::transform(ranges_, middles.begin(), &KnownRange::middle);
        scores_.reserve(ranges_.size());
        others_.reserve(ranges_.size());
        for (const KnownRange& range : ranges_) {
            scores_.push_back(fair_censored_crps(ensemble, range.low, range.high));
            others_.push_back(flattened(middles, range.low, range.high));
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return ranges_.size(); }

    /// Mean scores of the ensemble and of the others, where each value stands for `weights` many.
    [[nodiscard]] std::pair<double, double> mean_scores(std::vector<double> weights) const {
        const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
        std::pair<double, double> sum{0.0, 0.0};
        for (std::size_t i = 0; i != size(); ++i) {
            if (weights[i] > 0.0) {
                const double weight = std::exchange(weights[i], 0.0); // it does not know itself
                sum.first += weight * scores_[i];
                sum.second += weight * fair_crps(others_[i], weights, ranges_[i].low);
                weights[i] = weight;
            }
        }
        return {sum.first / all, sum.second / all};
    }

private:
    std::vector<KnownRange> ranges_;          ///< by middle
    std::vector<double> scores_;              ///< of the ensemble for each
    std::vector<std::vector<double>> others_; ///< middles as each range sees them
};

/// How often each of `n` values is drawn in `n` draws.
std::vector<double> resample(std::size_t n, std::uint64_t seed, std::uint32_t sample) {
    Stream stream{RunKey{seed, 0}, Purpose::resampling, sample, 0};
    std::vector<double> times(n, 0.0);
    for (std::size_t i = 0; i != n; ++i) {
        times[uniform_below(stream, static_cast<std::uint32_t>(n))] += 1.0;
    }
    return times;
}

} // namespace

std::optional<Skill> skill_over_others(std::span<const double> ensemble,
                                       std::span<const KnownRange> observed, std::uint64_t seed) {
    const Observed values{ensemble, observed};
    const auto [score, baseline] = values.mean_scores(std::vector<double>(values.size(), 1.0));
    std::vector<double> skills;
    skills.reserve(bootstrap_samples);
    for (std::uint32_t sample = 0; sample != bootstrap_samples; ++sample) {
        const std::vector<double> times = resample(values.size(), seed, sample);
        if (std::ranges::count_if(times, [](double n) { return n > 0.0; }) < 3) {
            continue; // two others are needed to tell how far others are apart
        }
        const auto [of_ensemble, of_others] = values.mean_scores(times);
        if (of_others > 0.0) {
            skills.push_back(1.0 - of_ensemble / of_others);
        }
    }
    return baseline > 0.0 && !skills.empty()
               ? std::optional{skill_of(score, baseline, std::move(skills))}
               : std::nullopt;
}

} // namespace diasim::analysis
