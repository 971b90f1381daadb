// SPDX-License-Identifier: BSD-3-Clause
// Attention that only contacts pass on is an epidemic: its final size is known.
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <functional>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

constexpr double seeds = 0.02;
constexpr double step_days = 0.25;

/// Contacts pass the news on with `beta` while attention lasts.
Scenario epidemic(FriendsKind kind, double mean_degree, double beta, double gamma) {
    Scenario world = plain_world(10000.0, 150.0, step_days);
    world.network.friends.kind = kind;
    world.network.friends.mean_degree = mean_degree;
    world.attention.initial = {seeds};
    world.attention.lapse = {gamma};
    world.attention.recapture = 0.0;
    world.channels = {friends_channel(beta)};
    return world;
}

Estimate reached_share(const Scenario& world, std::uint32_t replicates) {
    std::vector<double> shares;
    for (const RunRecord& record : runs_of(world, replicates)) {
        REQUIRE(record.attentive.back() == 0); // it is over
        shares.push_back(record.reached[0] / people_of(record));
    }
    return estimate(shares);
}

/// Probability that an attentive person tells a given contact: attention lasts whole steps, a
/// geometric number of them (or a fixed one), and the hazard acts in each.
double transmissibility(double beta, double gamma, bool is_fixed) {
    const double escape = std::exp(-beta * step_days);
    if (is_fixed) {
        return 1.0 - std::pow(escape, std::round(1.0 / (gamma * step_days)));
    }
    const double end = 1.0 - std::exp(-gamma * step_days);
    return 1.0 - end * escape / (1.0 - (1.0 - end) * escape);
}

/// Lowest fixed point of a rising function from above: the final size of an epidemic with seeds.
double fixed_point(const std::function<double(double)>& f, double start) {
    double x = start;
    for (int i = 0; i != 100000; ++i) {
        x = f(x);
    }
    return x;
}

} // namespace

TEST_CASE("the final size on a Poisson graph is Newman's", "[theory]") {
    // Newman 2002, doi:10.1103/PhysRevE.66.016128, with a share of seeds: G0 = G1 = e^(z(x - 1)).
    const double mean_degree = GENERATE(4.0, 10.0);
    const bool is_fixed = GENERATE(false, true);
    const double beta = 1.6 / mean_degree * 0.35;
    Scenario world = epidemic(FriendsKind::erdos_renyi, mean_degree, beta, 0.2);
    world.attention.fixed_duration = is_fixed;
    const double told = mean_degree * transmissibility(beta, 0.2, is_fixed);
    const double expected =
        fixed_point([&](double s) { return 1.0 - (1.0 - seeds) * std::exp(-told * s); }, seeds);
    const Estimate seen = reached_share(world, 20);
    CAPTURE(mean_degree, is_fixed, told, expected, seen.mean, seen.error);
    CHECK(expected > 0.5);
    CHECK(std::abs(seen.mean - expected) < 5.0 * seen.error);
}

TEST_CASE("without lapses everybody in reach of a seed hears of it", "[theory]") {
    // A giant component of a Poisson graph with z = 2 holds 0.79681 of the people.
    Scenario world = epidemic(FriendsKind::erdos_renyi, 2.0, 2.0, 0.0);
    world.attention.initial = {0.001};
    std::vector<double> shares;
    for (const RunRecord& record : runs_of(world, 20)) {
        shares.push_back(record.reached[0] / people_of(record));
    }
    const double giant = 0.79681;
    // Seeds outside the giant component reach a little more: at most seeds x mean small component,
    // 1/(1 - z (1 - S)) = 1.68.
    const Estimate seen = estimate(shares);
    CAPTURE(seen.mean, seen.error);
    CHECK(seen.mean > giant - 5.0 * seen.error);
    CHECK(seen.mean < giant + 5.0 * seen.error + 0.001 * 1.69);
}
