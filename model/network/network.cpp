// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/network.hpp"

#include "model/base/error.hpp"
#include "model/base/memory.hpp"
#include "model/network/follows.hpp"
#include "model/network/kin_abroad.hpp"
#include "model/network/random_graphs.hpp"
#include "model/network/ring_lattice.hpp"
#include "model/network/small_world.hpp"
#include "model/network/voices.hpp"

namespace diasim {
namespace {

Graph graph_of(Rows rows) {
    return {std::move(rows.offsets), std::move(rows.targets)};
}

Graph make_friends(const FriendsSpec& spec, const Population& population, RunKey run) {
    switch (spec.kind) {
    case FriendsKind::small_world:
        return graph_of(small_world(spec, population, run));
    case FriendsKind::ring_lattice:
        return graph_of(ring_lattice(spec, population, run));
    case FriendsKind::erdos_renyi:
        return graph_of(erdos_renyi(spec, population, run));
    case FriendsKind::configuration:
        return graph_of(configuration(spec, population, run));
    case FriendsKind::complete:
    case FriendsKind::none:
        break;
    }
    return Graph::without_edges(population.size());
}

/// Keeps the peaks of the layers from adding up, where they are large.
void release_after_layer(const Population& population) {
    constexpr std::uint32_t large = 1'000'000;
    if (population.size() >= large) {
        release_freed_memory();
    }
}

} // namespace

Network build_network(const NetworkSpec& spec, const Hosts& hosts, const Population& population,
                      RunKey run) {
    check(!population.community_begin.empty(), "a population has community_begin");
    Network network;
    // The layer that needs most memory besides its own comes first.
    network.follows = spec.follows.mean_degree > 0.0
                          ? graph_of(followers(spec.follows, population, run))
                          : Graph::without_edges(population.size());
    release_after_layer(population);
    network.friends = make_friends(spec.friends, population, run);
    release_after_layer(population);
    network.kin_abroad = spec.kin_abroad.mean_degree > 0.0
                             ? graph_of(kin_abroad(spec.kin_abroad, population, run))
                             : Graph::without_edges(population.size());
    release_after_layer(population);
    network.voices = draw_voices(spec.voices, hosts, population, run);
    network.is_complete = spec.friends.kind == FriendsKind::complete;
    return network;
}

} // namespace diasim
