// SPDX-License-Identifier: BSD-3-Clause
// Names and places in tables are labels: the law of what comes out does not depend on the order in
// which people are numbered, nor does what a person does on how many like them there are.
#include "tests/support/plain_world.hpp"
#include "tests/support/property.hpp"
#include "tests/support/statistics.hpp"
#include "tests/unit/scenario/small_world.hpp"

#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace diasim;
using namespace diasim::test;

/// What replicates gave, by what is counted where.
using Counts = std::map<std::string, std::vector<double>>;

Counts counts_of(const Scenario& scenario, std::uint32_t n_replicates) {
    Counts counts;
    for (const RunRecord& record : runs_of(scenario, n_replicates)) {
        for (std::size_t c = 0; c != record.shape.communities; ++c) {
            const std::string where = " in " + scenario.hosts.communities[c].name;
            counts["reached" + where].push_back(record.reached[c]);
            for (std::size_t k = 0; k != record.shape.activities; ++k) {
                double acts = 0.0;
                for (std::size_t step = 0; step != record.shape.steps; ++step) {
                    acts +=
                        record
                            .acts[(step * record.shape.communities + c) * record.shape.activities +
                                  k];
                }
                counts[scenario.activities[k].name + where].push_back(acts);
            }
        }
    }
    return counts;
}

/// Means of a person.
struct PerPerson {
    Estimate acts;
    Estimate reached;
};

PerPerson per_person(const Scenario& world, std::uint32_t n_replicates) {
    std::vector<double> acts;
    std::vector<double> reached;
    for (const RunRecord& record : runs_of(world, n_replicates)) {
        acts.push_back(acts_of(record, 0) / people_of(record));
        reached.push_back(record.reached[0] / people_of(record));
    }
    return {estimate(acts), estimate(reached)};
}

/// The rows of a table in any order, below its header.
std::string any_order(const std::string& table) {
    const std::size_t header_end = table.find('\n') + 1;
    std::vector<std::string> rows;
    for (std::size_t at = header_end; at < table.size(); at = table.find('\n', at) + 1) {
        rows.push_back(table.substr(at, table.find('\n', at) + 1 - at));
    }
    std::string shuffled = table.substr(0, header_end);
    for (std::size_t n_left = rows.size(); n_left != 0; --n_left) {
        std::swap(rows[n_left - 1], rows[*rc::gen::inRange<std::size_t>(0, n_left)]);
        shuffled += rows[n_left - 1];
    }
    return shuffled;
}

} // namespace

TEST_CASE("relabelling people leaves the law unchanged", "[property]") {
    constexpr std::uint32_t n_replicates = 40;
    const LoadedScenario as_written = SmallWorld{}.load();
    const Counts expected = counts_of(as_written.scenario, n_replicates);
    // Communities, subgroups and rows of people decide which number a person has. Each order is run
    // with its own seed, so that no random number is shared.
    std::uint64_t seed = as_written.scenario.seed;
    check_property(
        6,
        [&] {
            SmallWorld world;
            for (const char* table :
                 {"communities.csv", "subgroups.csv", "people.csv", "countries.csv", "sites.csv",
                  "associations.csv", "regions.csv", "voices.csv"}) {
                world.write(table, any_order(as_written.inputs.files().at(table)));
            }
            ++seed;
            const Counts seen =
                counts_of(world.load({"seed=" + std::to_string(seed)}).scenario, n_replicates);
            RC_ASSERT(seen.size() == expected.size());
            for (const auto& [what, counts] : seen) {
                // Some 100 counts are compared: 5 standard errors leave one failure in 10,000.
                const Estimate here = estimate(counts);
                const Estimate there = estimate(expected.at(what));
                const double tolerance = 5.0 * std::hypot(here.error, there.error);
                if (std::abs(here.mean - there.mean) > tolerance) {
                    RC_FAIL(what + ": " + std::to_string(here.mean) + " instead of " +
                            std::to_string(there.mean));
                }
            }
        },
        Shrink::no);
}

TEST_CASE("in a mean field the scale of the population changes nothing per person", "[property]") {
    constexpr std::uint32_t n_replicates = 10;
    check_property(
        10,
        [] {
            // Everybody meets everybody; acts call forth acts and attention spreads from mouth to
            // mouth.
            Scenario world = plain_world(3000, 8.0);
            world.network.friends.kind = FriendsKind::complete;
            world.attention.initial = {*number_between(0.2, 0.5)};
            world.attention.lapse = {*number_between(0.1, 0.5)};
            world.channels = {friends_channel(*number_between(0.0, 1.0))};
            world.influence.media = *number_between(0.0, 1.0);
            world.influence.half_share = *number_between(0.05, 0.5);
            world.activities = {
                plain_activity("share", *number_between(0.2, 1.0), *number_between(-2.0, 0.0))};
            world.activities[0].contagion = *number_between(0.0, 2.0);
            world.activities[0].fatigue = *number_between(0.0, 2.0);
            const PerPerson one = per_person(world, n_replicates);
            world.population.scale = *number_between(2.0, 6.0);
            world.seed += 1;
            const PerPerson many = per_person(world, n_replicates);
            // A mean field of n people is off its limit by a part of order 1/n, here below 0.001;
            // what chance does to the mean of 10 runs is ten times that.
            RC_ASSERT(one.acts.mean > 0.001); // there is something to compare
            RC_ASSERT(standard_errors_apart(one.acts, many.acts) < 5.0);
            RC_ASSERT(standard_errors_apart(one.reached, many.reached) < 5.0);
        },
        Shrink::no);
}
