// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/parallel.hpp"
#include "model/network/follows.hpp"
#include "model/network/kin_abroad.hpp"
#include "model/network/random_graphs.hpp"
#include "model/network/ring_lattice.hpp"
#include "model/network/small_world.hpp"
#include "model/network/voices.hpp"
#include "tests/unit/network/network_sample.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>

namespace {

using namespace diasim;

constexpr RunKey run{20220105, 0};

/// Ten communities of equal size.
Population people_of(const benchmark::State& state) {
    return sample_population(
        std::vector<std::uint32_t>(10, static_cast<std::uint32_t>(state.range(0) / 10)), 4);
}

/// Time of one layer; arguments: people, threads. The rate is directed edges per second.
template <class Build>
void build(benchmark::State& state, const Build& make_rows) {
    const Population population = people_of(state);
    std::size_t edges = 0;
    with_threads(static_cast<std::size_t>(state.range(1)), [&] {
        for ([[maybe_unused]] auto _ : state) {
            const Rows rows = make_rows(population);
            benchmark::DoNotOptimize(rows.targets.data());
            edges += rows.targets.size();
        }
    });
    state.SetItemsProcessed(static_cast<std::int64_t>(edges));
}

void build_small_world(benchmark::State& state) {
    build(state, [](const Population& p) { return small_world(FriendsSpec{}, p, run); });
}

void build_dispersed_small_world(benchmark::State& state) {
    FriendsSpec spec;
    spec.degree_dispersion = 1.0;
    build(state, [&](const Population& p) { return small_world(spec, p, run); });
}

void build_ring_lattice(benchmark::State& state) {
    FriendsSpec spec;
    spec.rewiring.value = 0.0;
    build(state, [&](const Population& p) { return ring_lattice(spec, p, run); });
}

void build_ring_lattice_with_exchanges(benchmark::State& state) {
    build(state, [](const Population& p) { return ring_lattice(FriendsSpec{}, p, run); });
}

void build_erdos_renyi(benchmark::State& state) {
    build(state, [](const Population& p) { return erdos_renyi(FriendsSpec{}, p, run); });
}

void build_configuration(benchmark::State& state) {
    build(state, [](const Population& p) { return configuration(FriendsSpec{}, p, run); });
}

void build_kin_abroad(benchmark::State& state) {
    build(state, [](const Population& p) { return kin_abroad(DistantTiesSpec{}, p, run); });
}

void build_followers(benchmark::State& state) {
    build(state, [](const Population& p) { return followers(FollowsSpec{}, p, run); });
}

/// Items are people: twelve voices, three tenths of the people follow each.
void build_voices(benchmark::State& state) {
    const Population population = people_of(state);
    VoiceTable table(12);
    for (Voice& voice : table) {
        voice.reach_low = 0.3;
        voice.reach_high = 0.3;
    }
    Hosts hosts;
    hosts.countries.resize(1);
    hosts.communities.resize(population.community_count());
    with_threads(static_cast<std::size_t>(state.range(1)), [&] {
        for ([[maybe_unused]] auto _ : state) {
            benchmark::DoNotOptimize(draw_voices(table, hosts, population, run).masks.data());
        }
    });
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void sizes(benchmark::internal::Benchmark* one) {
    one->ArgNames({"people", "threads"})
        ->ArgsProduct({{10'000, 100'000, 1'000'000}, {1, 2}})
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
}

BENCHMARK(build_small_world)->Apply(sizes);
BENCHMARK(build_dispersed_small_world)->Apply(sizes);
BENCHMARK(build_ring_lattice)->Apply(sizes);
BENCHMARK(build_ring_lattice_with_exchanges)->Apply(sizes);
BENCHMARK(build_erdos_renyi)->Apply(sizes);
BENCHMARK(build_configuration)->Apply(sizes);
BENCHMARK(build_kin_abroad)->Apply(sizes);
BENCHMARK(build_followers)->Apply(sizes);
BENCHMARK(build_voices)->Apply(sizes);

} // namespace
