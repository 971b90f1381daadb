// SPDX-License-Identifier: BSD-3-Clause
// Laws that hold for any input, over worlds drawn from a seeded generator; the world is printed on
// failure.
#include "model/base/parallel.hpp"
#include "model/network/network.hpp"
#include "tests/property/network/network_checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/network/network_sample.hpp"

#include <array>

using namespace diasim;

namespace {

constexpr std::array all_kinds{FriendsKind::small_world, FriendsKind::ring_lattice,
                               FriendsKind::erdos_renyi, FriendsKind::configuration};

struct World {
    Population population;
    NetworkSpec spec;
    RunKey run;
};

World random_world(std::uint32_t number) {
    Stream stream{RunKey{99, 0}, Purpose{24}, number, 0};
    std::vector<std::uint32_t> sizes;
    for (std::uint32_t left = 1 + uniform_below(stream, 6); left != 0; --left) {
        const std::uint32_t most = std::array{4U, 40U, 400U, 3000U}[uniform_below(stream, 4)];
        sizes.push_back(uniform_below(stream, most));
    }
    World world{sample_population(sizes, 1 + uniform_below(stream, 5)), {}, RunKey{number, 3}};
    FriendsSpec& friends = world.spec.friends;
    friends.kind = all_kinds[uniform_below(stream, 4)];
    friends.mean_degree =
        std::array{0.0, 0.7, 2.0, 5.3, 12.0, 44.0, 120.0}[uniform_below(stream, 7)];
    if (friends.kind == FriendsKind::ring_lattice) {
        friends.mean_degree = 2.0 * std::floor(0.5 * friends.mean_degree);
    }
    friends.rewiring.value = std::array{0.0, 0.01, 0.3, 1.0}[uniform_below(stream, 4)];
    friends.degree_dispersion = std::array{0.0, 0.0, 0.5, 4.0}[uniform_below(stream, 4)];
    friends.degree_law = std::array{DegreeLaw::regular, DegreeLaw::poisson,
                                    DegreeLaw::power_law}[uniform_below(stream, 3)];
    world.spec.kin_abroad.mean_degree = std::array{0.0, 1.0, 9.0}[uniform_below(stream, 3)];
    world.spec.kin_abroad.same_subgroup.value = std::array{0.0, 0.8, 1.0}[uniform_below(stream, 3)];
    world.spec.follows.mean_degree = std::array{0.0, 5.0, 30.0}[uniform_below(stream, 3)];
    world.spec.follows.same_community.value = std::array{0.0, 0.5, 1.0}[uniform_below(stream, 3)];
    world.spec.follows.popularity = std::array{0.0, 0.6, 1.0, 3.0}[uniform_below(stream, 4)];
    return world;
}

Network network_of(const World& world) {
    return build_network(world.spec, {}, world.population, world.run);
}

} // namespace

TEST_CASE("layers are simple graphs where they should be", "[network][property]") {
    for (std::uint32_t number = 0; number != 150; ++number) {
        const World world = random_world(number);
        const Network network = network_of(world);
        const std::size_t n = world.population.size();
        CAPTURE(number, n, static_cast<int>(world.spec.friends.kind),
                world.spec.friends.mean_degree, world.spec.friends.rewiring.value,
                world.spec.friends.degree_dispersion);
        REQUIRE(flaw_of_rows(network.friends, n) == "");
        REQUIRE(flaw_of_rows(network.kin_abroad, n) == "");
        REQUIRE(flaw_of_rows(network.follows, n) == "");
        REQUIRE(flaw_of_symmetry(network.friends) == "");
        REQUIRE(flaw_of_symmetry(network.kin_abroad) == "");
        REQUIRE(flaw_of_places(network.friends, world.population, true) == "");
        REQUIRE(flaw_of_places(network.kin_abroad, world.population, false) == "");
        REQUIRE_FALSE(network.is_complete);
    }
}

TEST_CASE("layers have the same bytes for any number of threads", "[network][property]") {
    // More people than a bucket, and communities that end inside blocks.
    World world{sample_population({50'001, 7, 16'384, 30'000, 1, 0, 20'000}), {}, RunKey{5, 2}};
    world.spec.friends.kind = GENERATE(from_range(all_kinds));
    world.spec.friends.degree_dispersion = GENERATE(0.0, 1.0);
    std::vector<Network> networks(3);
    const std::array<std::size_t, 3> n_threads{1, 2, 7};
    for (std::size_t i = 0; i != 3; ++i) {
        with_threads(n_threads[i], [&] { networks[i] = network_of(world); });
    }
    for (const std::size_t i : {1U, 2U}) {
        CHECK(networks[i].friends == networks[0].friends);
        CHECK(networks[i].kin_abroad == networks[0].kin_abroad);
        CHECK(networks[i].follows == networks[0].follows);
    }
}

TEST_CASE("a layer does not depend on the others", "[network][property]") {
    const World world = random_world(4);
    World other = world;
    other.spec.friends.kind = FriendsKind::none;
    other.spec.follows.mean_degree = 1.0;
    CHECK(network_of(world).kin_abroad == network_of(other).kin_abroad);
    CHECK_FALSE(network_of(world).follows == network_of(other).follows);
}

TEST_CASE("replicates have different ties", "[network][property]") {
    World world{sample_population({300, 300}), {}, RunKey{5, 0}};
    const Network one = network_of(world);
    world.run.replicate = 1;
    const Network other = network_of(world);
    CHECK_FALSE(one.friends == other.friends);
    CHECK_FALSE(one.kin_abroad == other.kin_abroad);
    CHECK_FALSE(one.follows == other.follows);
}

TEST_CASE("complete and none store no edges", "[network][property]") {
    World world{sample_population({30, 30}), {}, RunKey{5, 0}};
    world.spec.friends.kind = FriendsKind::complete;
    CHECK(network_of(world).is_complete);
    CHECK(network_of(world).friends == Graph::without_edges(60));
    world.spec.friends.kind = FriendsKind::none;
    CHECK_FALSE(network_of(world).is_complete);
    CHECK(network_of(world).friends == Graph::without_edges(60));
}
