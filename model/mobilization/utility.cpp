// SPDX-License-Identifier: BSD-3-Clause
#include "model/mobilization/utility.hpp"

#include "model/base/math.hpp"

#include <bit>
#include <cstring>

namespace diasim {
namespace {

/// Numbers by activity in `N` registers of four.
template <std::size_t N>
using Registers = std::array<Float4, N>;

template <std::size_t N>
Registers<N> load(const ByActivity& row) noexcept {
    Registers<N> registers;
    std::memcpy(registers.data(), row.data(), sizeof registers);
    return registers;
}

template <std::size_t N>
ByActivity stored(const Registers<N>& registers) noexcept {
    ByActivity row{};
    std::memcpy(row.data(), registers.data(), sizeof registers);
    return row;
}

template <std::size_t N>
void add(Registers<N>& sum, float factor, const Registers<N>& row) noexcept {
    for (std::size_t i = 0; i != N; ++i) {
        sum[i] += factor * row[i];
    }
}

/// Calls body(number of registers) with the number that holds all activities.
template <class Body>
auto with_registers(std::size_t n_activities, const Body& body) noexcept {
    switch ((n_activities + 3) / 4) {
    case 0:
    case 1:
        return body(std::integral_constant<std::size_t, 1>{});
    case 2:
        return body(std::integral_constant<std::size_t, 2>{});
    case 3:
        return body(std::integral_constant<std::size_t, 3>{});
    default:
        return body(std::integral_constant<std::size_t, 4>{});
    }
}

} // namespace

std::vector<ByActivity> losses_at(const Theory& theory, std::span<const float> remoteness) {
    std::vector<ByActivity> losses;
    for (const CompiledBarrier& barrier : theory.barriers) {
        losses.push_back(barrier.loss);
        for (std::size_t k = 0; barrier.is_distance && k != theory.n_activities; ++k) {
            losses.back()[k] *= felt_distance(barrier, remoteness[k]);
        }
    }
    return losses;
}

void append_stocks(const HomelandSeries& homeland, std::size_t region, std::uint32_t step,
                   std::vector<float>& stocks) {
    for (const RegionalSeries& motive : homeland.motives) {
        stocks.push_back(motive.at(step, region));
    }
}

void append_contexts(const Theory& theory, const Contexts& contexts, std::uint16_t community,
                     std::size_t region, std::uint32_t step, std::vector<float>& values) {
    for (const CompiledBarrier& barrier : theory.barriers) {
        values.push_back(
            barrier.is_distance ? 1.0F : contexts.at(barrier.context, community, region, step));
    }
}

Utilities utilities(const Theory& theory, const Situation& situation,
                    const FeatureRow& features) noexcept {
    return with_registers(theory.n_activities, [&](auto count) -> Utilities {
        constexpr std::size_t n = decltype(count)::value;
        auto why = load<n>(theory.intercept);
        add<n>(why, -features[theory.features.fatigue()], load<n>(theory.fatigue));
        for (std::size_t m = 0; m != theory.motives.size(); ++m) {
            const CompiledMotive& motive = theory.motives[m];
            add<n>(why, felt(features, motive.trait) * situation.stocks[m], load<n>(motive.drives));
        }
        Registers<n> hold{};
        for (std::size_t b = 0; b != theory.barriers.size(); ++b) {
            add<n>(hold, felt(features, theory.barriers[b].trait) * situation.contexts[b],
                   load<n>(situation.loss[b]));
        }
        return {stored<n>(why), stored<n>(hold)};
    });
}

ByActivity largest_why(const Theory& theory, std::span<const float> stocks,
                       const FeatureRange& range) noexcept {
    return with_registers(theory.n_activities, [&](auto count) -> ByActivity {
        constexpr std::size_t n = decltype(count)::value;
        auto sum = load<n>(theory.intercept);
        add<n>(sum, -range.low[theory.features.fatigue()], load<n>(theory.fatigue));
        for (std::size_t m = 0; m != theory.motives.size(); ++m) {
            const CompiledMotive& motive = theory.motives[m];
            const FeatureRow& most = motive.trait.is_complement ? range.low : range.high;
            add<n>(sum, felt(most, motive.trait) * stocks[m], load<n>(motive.encouraged));
        }
        return stored<n>(sum);
    });
}

ByActivity logistic_of(const ByActivity& utility, std::size_t n_activities) noexcept {
    return with_registers(n_activities, [&](auto count) -> ByActivity {
        auto registers = load<decltype(count)::value>(utility);
        for (Float4& four : registers) {
            four = logistic(four);
        }
        return stored<decltype(count)::value>(registers);
    });
}

float felt_distance(const CompiledBarrier& barrier, float remoteness) noexcept {
    return barrier.context.is_complement ? 1.0F - remoteness : remoteness;
}

} // namespace diasim
