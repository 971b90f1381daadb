// SPDX-License-Identifier: BSD-3-Clause
// The builders of friends over communities of any size and any mean degree: simple symmetric graphs
// inside communities, of the declared degree. Tolerances are five standard errors.
#include "model/network/random_graphs.hpp"
#include "model/network/ring_lattice.hpp"
#include "model/network/small_world.hpp"
#include "tests/property/network/network_checks.hpp"
#include "tests/support/property.hpp"
#include "tests/unit/network/network_sample.hpp"

#include <cmath>
#include <cstdint>

using namespace diasim;

namespace {

void assert_simple(const Graph& graph, const Population& population) {
    RC_ASSERT(flaw_of_rows(graph, population.size()) == "");
    RC_ASSERT(flaw_of_symmetry(graph) == "");
    RC_ASSERT(flaw_of_places(graph, population, true) == "");
}

RunKey any_run() {
    return {*rc::gen::inRange<std::uint64_t>(0, 1'000'000), 0};
}

/// A community in which `mean_degree` leaves room on the ring: with one person more than everybody
/// has contacts, an even number of neighbours cannot always be had.
std::uint32_t any_roomy_size(double mean_degree) {
    return static_cast<std::uint32_t>(mean_degree) + *rc::gen::inRange(4U, 2000U);
}

} // namespace

TEST_CASE("people of communities too small for their degree know everybody",
          "[property][network]") {
    test::check_property(100, [] {
        const std::uint32_t n = *rc::gen::inRange(1U, 40U);
        FriendsSpec spec;
        spec.mean_degree = n - 1 + *rc::gen::inRange(0U, 40U);
        spec.rewiring.value = *test::fraction();
        const Population population = sample_population({n, n});
        const Graph graph = graph_from(small_world(spec, population, any_run()));
        assert_simple(graph, population);
        RC_ASSERT(graph.edge_count() == 2 * std::size_t{n} * (n - 1));
    });
}

TEST_CASE("small worlds of any size have the declared degree", "[property][network]") {
    test::check_property(100, [] {
        FriendsSpec spec;
        spec.mean_degree = *test::number_between(0.0, 60.0);
        spec.rewiring.value = *test::fraction();
        const std::uint32_t n = any_roomy_size(spec.mean_degree);
        const Population population = sample_population({n});
        const Graph graph = graph_from(small_world(spec, population, any_run()));
        assert_simple(graph, population);
        // Forward ties are one of the two whole numbers next to half the degree.
        const double part = 0.5 * spec.mean_degree - std::floor(0.5 * spec.mean_degree);
        const double error = 2.0 * std::sqrt(part * (1.0 - part) / n);
        RC_ASSERT(std::abs(mean_degree_of(graph) - spec.mean_degree) <= 5.0 * error + 1e-9);
    });
}

TEST_CASE("ring lattices of any size give everybody the declared degree", "[property][network]") {
    test::check_property(100, [] {
        FriendsSpec spec;
        spec.mean_degree = 2.0 * *rc::gen::inRange(0, 30);
        spec.rewiring.value = *test::fraction();
        const std::uint32_t n = any_roomy_size(spec.mean_degree);
        const Population population = sample_population({n});
        const Graph graph = graph_from(ring_lattice(spec, population, any_run()));
        assert_simple(graph, population);
        RC_ASSERT(mean_degree_of(graph) == spec.mean_degree);
        RC_ASSERT(degree_variance_of(graph) == 0.0);
    });
}

TEST_CASE("random graphs of any size have the declared degree", "[property][network]") {
    test::check_property(100, [] {
        FriendsSpec spec;
        spec.mean_degree = *test::number_between(0.0, 60.0);
        const std::uint32_t n = *rc::gen::inRange(2U, 2000U);
        const Population population = sample_population({n});
        const Graph graph = graph_from(erdos_renyi(spec, population, any_run()));
        assert_simple(graph, population);
        const double p = std::min(1.0, spec.mean_degree / (n - 1.0));
        const double pairs = 0.5 * n * (n - 1.0);
        // A tie is twice in the degrees, and where fewer than one is expected one may be there.
        const double error = 2.0 / n * std::sqrt(pairs * p * (1.0 - p) + 1.0);
        RC_ASSERT(std::abs(mean_degree_of(graph) - p * (n - 1.0)) <= 5.0 * error);
    });
}

TEST_CASE("regular degrees fall short by the erased ties only", "[property][network]") {
    test::check_property(100, [] {
        const std::uint32_t k = *rc::gen::inRange(1U, 9U);
        FriendsSpec spec;
        spec.kind = FriendsKind::configuration;
        spec.degree_law = DegreeLaw::regular;
        spec.mean_degree = k;
        const std::uint32_t n = 20 * k * k + *rc::gen::inRange(1U, 2000U);
        const Population population = sample_population({n});
        const Graph graph = graph_from(configuration(spec, population, any_run()));
        assert_simple(graph, population);
        for (std::uint32_t person = 0; person != n; ++person) {
            RC_ASSERT(graph.degree(person) <= k);
        }
        // Loops and double ties of a large regular pairing are Poisson, of means (k - 1)/2 and
        // (k - 1)^2/4 (Bollobas 1980, doi:10.1016/S0195-6698(80)80030-8). Either takes two stubs;
        // so does nothing more than one stub of an odd number.
        const double erased = 0.5 * (k - 1.0) + 0.25 * (k - 1.0) * (k - 1.0);
        const double shortfall =
            static_cast<double>(n) * k - static_cast<double>(graph.edge_count());
        RC_ASSERT(shortfall <= 1.0 + 2.0 * (erased + 5.0 * std::sqrt(erased)));
    });
}
