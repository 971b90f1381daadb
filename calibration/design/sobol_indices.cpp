// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/design/purposes.hpp"
#include "calibration/design/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace diasim::calibration {
namespace {

constexpr double no_index = std::numeric_limits<double>::quiet_NaN();
constexpr double lower_tail = 0.025;

/// The outputs of the whole blocks: a, b, then one for each factor.
class Blocks {
public:
    Blocks(std::size_t factors, std::span<const double> outputs) : width_{factors + 2} {
        for (std::size_t begin = 0; begin + width_ <= outputs.size(); begin += width_) {
            const auto block = outputs.subspan(begin, width_);
            if (std::ranges::all_of(block, [](double y) { return std::isfinite(y); })) {
                values_.insert(values_.end(), block.begin(), block.end());
            }
        }
    }

    [[nodiscard]] std::size_t size() const { return values_.size() / width_; }
    [[nodiscard]] double a(std::size_t block) const { return values_[block * width_]; }
    [[nodiscard]] double b(std::size_t block) const { return values_[block * width_ + 1]; }
    [[nodiscard]] double mixed(std::size_t block, std::size_t factor) const {
        return values_[block * width_ + 2 + factor];
    }

private:
    std::size_t width_;
    std::vector<double> values_;
};

/// Estimates from some of the blocks, maybe several times the same.
struct Estimate {
    double mean = 0.0;
    double variance = 0.0;
    std::vector<double> first;
    std::vector<double> total;
};

Estimate estimate(const Blocks& blocks, std::span<const std::size_t> chosen, std::size_t factors) {
    const auto n = static_cast<double>(chosen.size());
    Estimate result{0.0, 0.0, std::vector<double>(factors, 0.0), std::vector<double>(factors, 0.0)};
    for (const std::size_t block : chosen) {
        result.mean += (blocks.a(block) + blocks.b(block)) / (2.0 * n);
    }
    for (const std::size_t block : chosen) {
        const double a = blocks.a(block) - result.mean;
        const double b = blocks.b(block) - result.mean;
        result.variance += (a * a + b * b) / (2.0 * n);
        for (std::size_t factor = 0; factor != factors; ++factor) {
            const double change = blocks.mixed(block, factor) - blocks.a(block);
            result.first[factor] += b * change / n;
            result.total[factor] += change * change / (2.0 * n);
        }
    }
    for (std::size_t factor = 0; factor != factors; ++factor) {
        const double v = result.variance > 0.0 ? result.variance : no_index;
        result.first[factor] /= v;
        result.total[factor] /= v;
    }
    return result;
}

/// The middle 95 %: order statistics, as the resamples are many.
SobolIndex with_interval(double value, std::vector<double> resampled) {
    std::erase_if(resampled, [](double index) { return std::isnan(index); });
    if (resampled.empty() || std::isnan(value)) {
        return {value, no_index, no_index};
    }
    std::sort(resampled.begin(), resampled.end());
    const auto last = static_cast<double>(resampled.size() - 1);
    return {value, resampled[static_cast<std::size_t>(std::floor(lower_tail * last))],
            resampled[static_cast<std::size_t>(std::ceil((1.0 - lower_tail) * last))]};
}

} // namespace

SobolIndices sobol_indices(std::size_t factors, std::span<const double> outputs, std::uint64_t seed,
                           std::size_t resamples) {
    const Blocks blocks{factors, outputs};
    SobolIndices result{blocks.size(), no_index, no_index,
                        std::vector<SobolIndex>(factors, {no_index, no_index, no_index}),
                        std::vector<SobolIndex>(factors, {no_index, no_index, no_index})};
    if (blocks.size() < 2) {
        return result;
    }
    std::vector<std::size_t> chosen(blocks.size());
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    const Estimate all = estimate(blocks, chosen, factors);
    result.mean = all.mean;
    result.variance = all.variance;
    std::vector<std::vector<double>> first(factors);
    std::vector<std::vector<double>> total(factors);
    for (std::size_t resample = 0; resample != resamples; ++resample) {
        for (std::size_t i = 0; i != chosen.size(); ++i) {
            Stream stream{RunKey{seed, 0}, bootstrap_purpose, i,
                          static_cast<std::uint32_t>(resample)};
            chosen[i] = uniform_below(stream, static_cast<std::uint32_t>(blocks.size()));
        }
        const Estimate one = estimate(blocks, chosen, factors);
        for (std::size_t factor = 0; factor != factors; ++factor) {
            first[factor].push_back(one.first[factor]);
            total[factor].push_back(one.total[factor]);
        }
    }
    for (std::size_t factor = 0; factor != factors; ++factor) {
        result.first[factor] = with_interval(all.first[factor], std::move(first[factor]));
        result.total[factor] = with_interval(all.total[factor], std::move(total[factor]));
    }
    return result;
}

} // namespace diasim::calibration
