// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/design/design.hpp"

#include "calibration/design/purposes.hpp"
#include "model/base/error.hpp"
#include "model/base/low_discrepancy.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace diasim::calibration {
namespace {

Stream stream_of(std::uint64_t seed, std::uint64_t entity) {
    return Stream{RunKey{seed, 0}, design_purpose, entity, 0};
}

/// 0 ... n - 1 in random order (Fisher and Yates).
std::vector<std::size_t> shuffled(std::size_t n, Stream& stream) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = n; left > 1; --left) {
        std::swap(order[left - 1], order[uniform_below(stream, static_cast<std::uint32_t>(left))]);
    }
    return order;
}

/// One random move for each dimension.
std::vector<std::uint64_t> digital_shift(std::size_t dimensions, std::uint64_t seed) {
    std::vector<std::uint64_t> shift;
    for (std::size_t dimension = 0; dimension != dimensions; ++dimension) {
        Stream stream = stream_of(seed, dimension);
        const std::uint64_t high = stream();
        shift.push_back(high << 32U | stream());
    }
    return shift;
}

/// One trajectory. Its start is low enough, or high enough, for each factor's one move.
void add_trajectory(Points& points, std::size_t levels, Stream stream) {
    const std::size_t half = levels / 2;
    const auto last = static_cast<double>(levels - 1);
    std::vector<std::size_t> level;
    std::vector<bool> is_up;
    for (std::size_t factor = 0; factor != points.factors; ++factor) {
        const std::size_t low = uniform_below(stream, static_cast<std::uint32_t>(half));
        is_up.push_back(uniform_below(stream, 2) == 1);
        level.push_back(is_up.back() ? low : low + half);
    }
    const auto add_point = [&] {
        for (const std::size_t k : level) {
            points.values.push_back(static_cast<double>(k) / last);
        }
    };
    add_point();
    for (const std::size_t factor : shuffled(points.factors, stream)) {
        level[factor] = is_up[factor] ? level[factor] + half : level[factor] - half;
        add_point();
    }
}

} // namespace

Points grid(std::span<const std::size_t> levels) {
    Points points{levels.size(), {}};
    std::vector<std::size_t> at(levels.size(), 0);
    const std::size_t n = std::accumulate(
        levels.begin(), levels.end(), std::size_t{levels.empty() ? 0U : 1U}, std::multiplies<>{});
    for (std::size_t point = 0; point != n; ++point) {
        for (std::size_t factor = 0; factor != levels.size(); ++factor) {
            const auto last = static_cast<double>(levels[factor] - 1);
            points.values.push_back(last > 0.0 ? static_cast<double>(at[factor]) / last : 0.5);
        }
        for (std::size_t factor = levels.size(); factor-- != 0 && ++at[factor] == levels[factor];) {
            at[factor] = 0;
        }
    }
    return points;
}

Points latin_hypercube(std::size_t n, std::size_t factors, std::uint64_t seed) {
    Points points{factors, std::vector<double>(n * factors)};
    for (std::size_t factor = 0; factor != factors; ++factor) {
        Stream order_stream = stream_of(seed, 2 * factor);
        const std::vector<std::size_t> order = shuffled(n, order_stream);
        for (std::size_t point = 0; point != n; ++point) {
            Stream place{RunKey{seed, 0}, design_purpose, 2 * factor + 1,
                         static_cast<std::uint32_t>(point)};
            points.values[point * factors + factor] =
                (static_cast<double>(order[point]) + uniform(place)) / static_cast<double>(n);
        }
    }
    return points;
}

Points sobol(std::size_t n, std::size_t factors, std::uint64_t seed) {
    return {factors, sobol_points(n, digital_shift(factors, seed))};
}

Points saltelli(std::size_t n, std::size_t factors, std::uint64_t seed) {
    const Points pairs{2 * factors, sobol_points(n, digital_shift(2 * factors, seed))};
    Points points{factors, {}};
    points.values.reserve(n * (factors + 2) * factors);
    for (std::size_t block = 0; block != n; ++block) {
        const std::span<const double> a = pairs[block].first(factors);
        const std::span<const double> b = pairs[block].last(factors);
        points.values.insert(points.values.end(), a.begin(), a.end());
        points.values.insert(points.values.end(), b.begin(), b.end());
        for (std::size_t factor = 0; factor != factors; ++factor) {
            points.values.insert(points.values.end(), a.begin(), a.end());
            points.values[points.values.size() - factors + factor] = b[factor];
        }
    }
    return points;
}

Points morris(std::size_t trajectories, std::size_t factors, std::size_t levels,
              std::uint64_t seed) {
    check(levels >= 2 && levels % 2 == 0, "a Morris design needs an even number of levels");
    Points points{factors, {}};
    points.values.reserve(trajectories * (factors + 1) * factors);
    for (std::size_t trajectory = 0; trajectory != trajectories; ++trajectory) {
        add_trajectory(points, levels, stream_of(seed, trajectory));
    }
    return points;
}

} // namespace diasim::calibration
