// SPDX-License-Identifier: BSD-3-Clause
// Kin abroad and followers against their laws. Tolerances are five standard errors.
#include "model/network/follows.hpp"
#include "model/network/kin_abroad.hpp"
#include "tests/property/network/network_checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/network/network_sample.hpp"

#include <functional>

using namespace diasim;

namespace {

constexpr RunKey run{20220105, 0};

DistantTiesSpec kin_spec(double mean_degree, double same_subgroup) {
    DistantTiesSpec spec;
    spec.mean_degree = mean_degree;
    spec.same_subgroup.value = same_subgroup;
    return spec;
}

FollowsSpec follows_spec(double mean_degree, double same_community, double popularity) {
    FollowsSpec spec;
    spec.mean_degree = mean_degree;
    spec.same_community.value = same_community;
    spec.popularity = popularity;
    return spec;
}

} // namespace

TEST_CASE("kin abroad has the declared mean degree", "[network][theory]") {
    const double mean = GENERATE(0.4, 1.0, 6.0);
    const Population population = sample_population({60'000, 30'000, 10'000});
    const Graph graph = graph_from(kin_abroad(kin_spec(mean, 0.8), population, run));
    // Edges are twice a Poisson number. A double tie is rarer than one in ten thousand here.
    const double n = 100'000.0;
    CHECK(std::abs(mean_degree_of(graph) - mean) < 5.0 * std::sqrt(2.0 * mean / n) + 1e-4 * mean);
}

TEST_CASE("kin abroad prefers the own subgroup as declared", "[network][theory]") {
    const double same = GENERATE(0.0, 0.8, 1.0);
    CAPTURE(same);
    const Population population = sample_population({40'000, 40'000, 40'000}, 4);
    const Graph graph = graph_from(kin_abroad(kin_spec(2.0, same), population, run));
    double alike = 0.0;
    for (std::uint32_t person = 0; person != graph.size(); ++person) {
        for (const std::uint32_t other : graph.neighbours(person)) {
            alike += population.subgroup[person] == population.subgroup[other] ? 0.5 : 0.0;
        }
    }
    const double ties = 0.5 * static_cast<double>(graph.edge_count());
    // Of the others a quarter is alike by chance, up to the drawn sizes of the subgroups.
    const double share = same + (1.0 - same) * 0.25;
    const double size_error = 0.25 / std::sqrt(120'000.0);
    CHECK(std::abs(alike / ties - share) <=
          5.0 * (std::sqrt(share * (1.0 - share) / ties) + (1.0 - same) * size_error));
}

TEST_CASE("kin abroad chooses communities by their people", "[network][theory]") {
    const Population population = sample_population({30'000, 20'000, 60'000}, 1);
    const Graph graph = graph_from(kin_abroad(kin_spec(2.0, 0.5), population, run));
    double to_second = 0.0;
    double all = 0.0;
    for (std::uint32_t person = 0; person != 30'000; ++person) {
        for (const std::uint32_t other : graph.neighbours(person)) {
            to_second += other < 50'000 ? 1.0 : 0.0;
            all += 1.0;
        }
    }
    // Ties between communities a and b: n_a n_b (1/(n - n_a) + 1/(n - n_b)) times a constant.
    const double second = 3.0 * 2.0 * (1.0 / 8.0 + 1.0 / 9.0);
    const double third = 3.0 * 6.0 * (1.0 / 8.0 + 1.0 / 5.0);
    const double share = second / (second + third);
    CHECK(std::abs(to_second / all - share) < 5.0 * std::sqrt(share * (1.0 - share) / all));
}

TEST_CASE("a subgroup that nobody abroad belongs to finds kin among all", "[network][theory]") {
    Population population = sample_population({50, 2000}, 1);
    std::fill_n(population.subgroup.begin(), 50, std::uint8_t{1});
    const Graph graph = graph_from(kin_abroad(kin_spec(20.0, 1.0), population, run));
    CHECK(flaw_of_places(graph, population, false) == "");
    CHECK(graph.edge_count() > 0);
}

TEST_CASE("a world of one community has no kin abroad", "[network][theory]") {
    CHECK(graph_from(kin_abroad(kin_spec(5.0, 0.8), sample_population({1000, 0}), run))
              .edge_count() == 0);
    CHECK(graph_from(kin_abroad(kin_spec(5.0, 0.8), sample_population({}), run)).size() == 0);
}

TEST_CASE("everybody follows as many as declared", "[network][theory]") {
    constexpr double n = 90'000.0;
    const double same = GENERATE(0.0, 0.3, 1.0);
    const double popularity = GENERATE(0.0, 1.0);
    CAPTURE(same, popularity);
    const Population population = sample_population({60'000, 30'000});
    const Graph graph = graph_from(followers(follows_spec(5.0, same, popularity), population, run));
    CHECK(std::abs(mean_degree_of(graph) - 5.0) < 5.0 * std::sqrt(5.0 / n));
    double near = 0.0;
    for (std::uint32_t person = 0; person != graph.size(); ++person) {
        for (const std::uint32_t other : graph.neighbours(person)) {
            near += population.community[person] == population.community[other] ? 1.0 : 0.0;
        }
    }
    const auto edges = static_cast<double>(graph.edge_count());
    // Anywhere is the own community with its share of the people: (2/3)^2 + (1/3)^2. With unequal
    // popularity the share that the famous hold is another, so only the bounds are known.
    const double share = same + (1.0 - same) * 5.0 / 9.0;
    if (popularity == 0.0 || same == 1.0) {
        CHECK(std::abs(near / edges - share) <= 5.0 * std::sqrt(share * (1.0 - share) / edges));
    } else {
        CHECK((near / edges >= same && near / edges < 1.0));
    }
}

TEST_CASE("audiences fall with rank as declared", "[network][theory]") {
    constexpr std::uint32_t n = 50'000;
    const double popularity = GENERATE(0.0, 1.0, 2.0);
    CAPTURE(popularity);
    const Graph graph =
        graph_from(followers(follows_spec(5.0, 1.0, popularity), sample_population({n}), run));
    std::vector<std::uint32_t> audience;
    for (std::uint32_t person = 0; person != n; ++person) {
        audience.push_back(graph.degree(person));
    }
    // The hundredth of the people with the largest audiences holds 0.01^(1/(1+a)) of all: the
    // famous are told apart from the others without error when a is 1 or more.
    std::sort(audience.begin(), audience.end(), std::greater<>{});
    double top = 0.0;
    for (std::size_t rank = 0; rank != n / 100; ++rank) {
        top += audience[rank];
    }
    const auto edges = static_cast<double>(graph.edge_count());
    if (popularity == 0.0) {
        // Poisson(5): nobody has a large audience (P(18 or more) is below 1e-5).
        CHECK(audience.front() < 25);
    } else {
        const double share = std::pow(0.01, 1.0 / (1.0 + popularity));
        CHECK(top / edges > share - 5.0 * std::sqrt(share * (1.0 - share) / edges) - 0.01 * share);
        // Chance sorts some just outside into the hundredth: a gain below a twentieth.
        CHECK(top / edges < 1.05 * share);
    }
}

TEST_CASE("the popular are spread over the order", "[network][theory]") {
    constexpr std::uint32_t n = 50'000;
    const Graph graph =
        graph_from(followers(follows_spec(5.0, 1.0, 1.0), sample_population({n}), run));
    double first_half = 0.0;
    for (std::uint32_t person = 0; person != n / 2; ++person) {
        first_half += graph.degree(person);
    }
    // Expected audiences w_r ~ r^(-1/2) fall on either half at random: the variance of the half's
    // share is a quarter of the sum of squared shares, (ln n + 0.6) / (4 n).
    const double deviation = 0.5 * std::sqrt((std::log(n) + 1.0) / (4.0 * n));
    const auto edges = static_cast<double>(graph.edge_count());
    CHECK(std::abs(first_half / edges - 0.5) < 5.0 * (deviation + 0.5 / std::sqrt(edges)));
}

TEST_CASE("small worlds of followers do not hang", "[network][theory]") {
    CHECK(graph_from(followers(follows_spec(30.0, 1.0, 1.0), sample_population({1}), run))
              .edge_count() == 0);
    const Graph two =
        graph_from(followers(follows_spec(30.0, 1.0, 1.0), sample_population({2, 2}), run));
    CHECK(two.edge_count() == 4); // each follows the one other person
}
