// SPDX-License-Identifier: BSD-3-Clause
// The friends layer against what is known of its random graphs. Tolerances are five standard
// errors.
#include "model/network/lattice.hpp"
#include "model/network/random_graphs.hpp"
#include "model/network/ring_lattice.hpp"
#include "model/network/small_world.hpp"
#include "tests/property/network/network_checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/network/network_sample.hpp"

using namespace diasim;

namespace {

constexpr RunKey run{20220105, 0};

FriendsSpec spec_of(double mean_degree, double rewiring, double dispersion = 0.0) {
    FriendsSpec spec;
    spec.mean_degree = mean_degree;
    spec.rewiring.value = rewiring;
    spec.degree_dispersion = dispersion;
    return spec;
}

/// Mean over people of the share of pairs of neighbours that are tied.
double clustering(const Graph& graph) {
    double sum = 0.0;
    for (std::uint32_t person = 0; person != graph.size(); ++person) {
        const auto row = graph.neighbours(person);
        double closed = 0.0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            for (std::size_t j = i + 1; j < row.size(); ++j) {
                closed += has_neighbour(graph, row[i], row[j]) ? 1.0 : 0.0;
            }
        }
        const auto k = static_cast<double>(row.size());
        sum += k < 2.0 ? 0.0 : closed / (0.5 * k * (k - 1.0));
    }
    return sum / static_cast<double>(graph.size());
}

} // namespace

TEST_CASE("small world has the declared mean degree", "[network][theory]") {
    constexpr std::uint32_t n = 60'000;
    const double mean = GENERATE(0.7, 5.3, 12.0, 39.5);
    const double dispersion = GENERATE(0.0, 1.5);
    CAPTURE(mean, dispersion);
    const Population population = sample_population({n / 2, n / 3, n / 6});
    const Graph graph = graph_from(small_world(spec_of(mean, 0.1, dispersion), population, run));
    // The degrees sum to twice the forward ties, which are independent.
    const CountLaw law = dispersion > 0.0 ? dispersed_forward(0.5 * mean, dispersion, 0.1, 64)
                                          : nearest_counts(0.5 * mean);
    const double error = 2.0 * std::sqrt(law.variance() / n);
    CHECK(std::abs(mean_degree_of(graph) - mean) <= 5.0 * error + 1e-6);
}

TEST_CASE("degree dispersion is that of the degree", "[network][theory]") {
    constexpr std::uint32_t n = 200'000;
    const double dispersion = GENERATE(0.2, 1.0, 3.0);
    CAPTURE(dispersion);
    const Graph graph =
        graph_from(small_world(spec_of(12.0, 0.08, dispersion), sample_population({n}), run));
    const double expected = 12.0 * (1.0 + dispersion);
    // Standard error of a variance, (kurtosis - 1) taken as at most 8 for these laws: a Gamma's is
    // 2 + 6/shape, with shape 12/3 at the greatest dispersion here. Degrees of near people depend
    // on common ties, which at most doubles the variance.
    const double error = expected * std::sqrt(2.0 * 8.0 / n);
    CHECK(std::abs(degree_variance_of(graph) - expected) <= 5.0 * error);
}

TEST_CASE("small world keeps exactly the ties of the lattice", "[network][theory]") {
    const double rewiring = GENERATE(0.0, 0.08, 1.0);
    const Graph graph =
        graph_from(small_world(spec_of(12.0, rewiring), sample_population({50, 900, 14, 13}), run));
    CHECK(graph.edge_count() == 12U * (50 + 900 + 14 + 13));
}

TEST_CASE("small communities are complete", "[network][theory]") {
    const auto n = GENERATE(1U, 2U, 7U, 12U, 13U);
    const Population population = sample_population({n});
    CHECK(graph_from(small_world(spec_of(12.0, 0.5), population, run)).edge_count() ==
          std::size_t{n} * (n - 1));
    CHECK(graph_from(ring_lattice(spec_of(12.0, 0.5), population, run)).edge_count() ==
          std::size_t{n} * (n - 1));
}

TEST_CASE("a ring lattice without rewiring clusters as Watts and Strogatz say",
          "[network][theory]") {
    const double k = GENERATE(4.0, 10.0, 12.0);
    const Graph graph = graph_from(ring_lattice(spec_of(k, 0.0), sample_population({1000}), run));
    CHECK(clustering(graph) == Approx(3.0 * (k - 2.0) / (4.0 * (k - 1.0))).epsilon(1e-12));
    CHECK(degree_variance_of(graph) == 0.0);
    CHECK(has_neighbour(graph, 0, 999));
    CHECK(has_neighbour(graph, 500, 500 + static_cast<std::uint32_t>(k) / 2));
}

TEST_CASE("a ring lattice of an odd degree is refused", "[network][theory]") {
    CHECK_THROWS_AS(ring_lattice(spec_of(5.0, 0.0), sample_population({100}), run),
                    std::logic_error);
}

TEST_CASE("rewired clustering falls like the cube of what stays", "[network][theory]") {
    constexpr double k = 10.0;
    const double rewiring = GENERATE(0.05, 0.2, 0.5);
    CAPTURE(rewiring);
    const Graph graph =
        graph_from(small_world(spec_of(k, rewiring), sample_population({40'000}), run));
    const double expected = 3.0 * (k - 2.0) / (4.0 * (k - 1.0)) * std::pow(1.0 - rewiring, 3);
    // Barrat and Weigt 2000 (doi:10.1007/s100510050067) derive the cube up to terms of order 1/n
    // for the ratio of the means; the mean of ratios differs by a few per cent of the tie spread.
    CHECK(clustering(graph) == Approx(expected).epsilon(0.05));
}

TEST_CASE("the declared share of ties leaves the lattice", "[network][theory]") {
    constexpr std::uint32_t n = 50'000;
    const double rewiring = GENERATE(0.001, 0.08, 0.6);
    const Graph graph =
        graph_from(small_world(spec_of(12.0, rewiring), sample_population({n}), run));
    double far = 0.0;
    double sum_of_distances = 0.0;
    for (std::uint32_t person = 0; person != n; ++person) {
        for (const std::uint32_t other : graph.neighbours(person)) {
            const std::uint32_t ahead = (other + n - person) % n;
            const std::uint32_t distance = std::min(ahead, n - ahead);
            if (distance > 6) {
                far += 0.5;
                sum_of_distances += 0.5 * distance;
            }
        }
    }
    CAPTURE(rewiring);
    const double ties = 6.0 * n;
    CHECK(std::abs(far / ties - rewiring) < 5.0 * std::sqrt(rewiring * (1.0 - rewiring) / ties));
    // Distances of moved ties are uniform over 7 ... n/2: mean and standard deviation.
    const double mean = 0.5 * (7.0 + 0.5 * n);
    const double deviation = 0.5 * n / std::sqrt(12.0);
    CHECK(std::abs(sum_of_distances / far - mean) < 5.0 * deviation / std::sqrt(far));
}

TEST_CASE("exchanges keep every degree and move the declared share", "[network][theory]") {
    constexpr std::uint32_t n = 20'000;
    const Graph graph = graph_from(ring_lattice(spec_of(6.0, 0.3), sample_population({n}), run));
    CHECK(flaw_of_rows(graph, n) == "");
    CHECK(flaw_of_symmetry(graph) == "");
    CHECK(degree_variance_of(graph) == 0.0);
    double far = 0.0;
    for (std::uint32_t person = 0; person != n; ++person) {
        for (const std::uint32_t other : graph.neighbours(person)) {
            const std::uint32_t ahead = (other + n - person) % n;
            far += std::min(ahead, n - ahead) > 3 ? 0.5 : 0.0;
        }
    }
    // Each of 0.15 exchanges a tie picks two ties with replacement: a tie is never picked with
    // probability e^-0.3. Picks of one tie twice correlate little, so binomial errors do.
    const double share = 1.0 - std::exp(-0.3);
    CHECK(std::abs(far / (3.0 * n) - share) < 5.0 * std::sqrt(share * (1.0 - share) / (3.0 * n)));
}

TEST_CASE("degrees of a random graph are Poisson", "[network][theory]") {
    constexpr std::uint32_t n = 200'000;
    constexpr double mean = 6.0;
    FriendsSpec spec = spec_of(mean, 0.0);
    spec.degree_law = DegreeLaw::poisson;
    const bool is_configuration = GENERATE(false, true);
    CAPTURE(is_configuration);
    const Population population = sample_population({n});
    const Graph graph = graph_from(is_configuration ? configuration(spec, population, run)
                                                    : erdos_renyi(spec, population, run));
    constexpr std::size_t n_cells = 16;
    std::vector<double> counts(n_cells, 0.0);
    for (std::uint32_t person = 0; person != n; ++person) {
        counts[std::min<std::size_t>(graph.degree(person), n_cells - 1)] += 1.0;
    }
    double chi_square = 0.0;
    double probability = std::exp(-mean);
    double left = 1.0;
    for (std::size_t k = 0; k != n_cells; ++k) {
        const double expected = n * (k + 1 == n_cells ? left : probability);
        chi_square += (counts[k] - expected) * (counts[k] - expected) / expected;
        left -= probability;
        probability *= mean / (static_cast<double>(k) + 1.0);
    }
    CHECK(chi_square < 15.0 + 5.0 * std::sqrt(2.0 * 15.0));
    CHECK(std::abs(mean_degree_of(graph) - mean) < 5.0 * std::sqrt(2.0 * mean / n));
}

TEST_CASE("every pair of a random graph is as likely as any other", "[network][theory]") {
    constexpr std::uint32_t n = 8;
    constexpr std::uint32_t n_runs = 30'000;
    std::vector<double> counts(n * n, 0.0);
    for (std::uint32_t replicate = 0; replicate != n_runs; ++replicate) {
        const Graph graph = graph_from(
            erdos_renyi(spec_of(2.8, 0.0), sample_population({n}), RunKey{8, replicate}));
        for (std::uint32_t person = 0; person != n; ++person) {
            for (const std::uint32_t other : graph.neighbours(person)) {
                counts[person * n + other] += 1.0;
            }
        }
    }
    const double probability = 2.8 / 7.0;
    const double error = std::sqrt(n_runs * probability * (1.0 - probability));
    for (std::uint32_t pair = 0; pair != n * n; ++pair) {
        if (pair / n != pair % n) {
            CAPTURE(pair);
            CHECK(std::abs(counts[pair] - n_runs * probability) < 5.0 * error);
        }
    }
}

TEST_CASE("a certain tie makes a random graph complete", "[network][theory]") {
    const Graph graph =
        graph_from(erdos_renyi(spec_of(40.0, 0.0), sample_population({20, 41}), run));
    CHECK(graph.edge_count() == 20U * 19 + 41 * 40);
}

TEST_CASE("the configuration model follows a power law", "[network][theory]") {
    constexpr std::uint32_t n = 200'000;
    FriendsSpec spec;
    spec.degree_law = DegreeLaw::power_law;
    spec.exponent = 2.5;
    spec.minimum_degree = 2;
    spec.maximum_degree = 50;
    const Graph graph = graph_from(configuration(spec, sample_population({n}), run));
    const CountLaw law = power_law_counts(2.5, 2, 50);
    // Erasure takes about (<k^2>/<k>)^2 / 2 ties in all (loops and double ties of large graphs).
    const double ratio = (law.variance() + law.mean() * law.mean()) / law.mean();
    const double erased = ratio * (1.0 + ratio) / n;
    CHECK(std::abs(mean_degree_of(graph) - law.mean()) <
          5.0 * std::sqrt(law.variance() / n) + erased);
    double twos = 0.0;
    for (std::uint32_t person = 0; person != n; ++person) {
        twos += graph.degree(person) == 2 ? 1.0 : 0.0;
    }
    double norm = 0.0;
    for (int k = 2; k <= 50; ++k) {
        norm += std::pow(k, -2.5);
    }
    const double share = std::pow(2.0, -2.5) / norm;
    CHECK(std::abs(twos / n - share) < 5.0 * std::sqrt(share * (1.0 - share) / n) + erased);
}
