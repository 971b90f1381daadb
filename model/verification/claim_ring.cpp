// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"
#include "model/verification/ring_contagion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace diasim::verification {
namespace {

/// The community that is looked at, with its ring.
struct RingSetup {
    std::size_t community = 0;
    std::size_t activity = 0;
    Ring ring;
    RingChance chance;
    std::size_t steps = 0; ///< of a run
};

/// What a run of the engine shows, in the same terms as theory.
RingSpread spread_of(const RingSetup& setup, const RunRecord& record) {
    RingSpread spread{setup.ring.block, 0, 0};
    const RecordShape& shape = record.shape;
    for (std::size_t step = 0; step != shape.steps; ++step) {
        const std::size_t acts =
            record.acts[(step * shape.communities + setup.community) * shape.activities +
                        setup.activity];
        spread.active += acts;
        spread.steps = acts > 0 ? step : spread.steps; // starters act in step 0
        if (spread.steps_to_most == 0 && 10 * spread.active >= 9 * setup.ring.people) {
            spread.steps_to_most = step;
        }
    }
    return spread;
}

/// The community whose starters are one and all their neighbours; nothing if the tables hold none.
std::optional<RingSetup> setup_of(const Bench& bench) {
    const Scenario& scenario = bench.scenario();
    RingSetup setup;
    setup.activity = activity_called(scenario, "protest");
    const ThresholdLaw& law = scenario.activities[setup.activity].threshold;
    setup.ring.reach = static_cast<std::size_t>(scenario.network.friends.mean_degree / 2.0);
    setup.ring.threshold = static_cast<std::size_t>(std::max(0.0, std::ceil(law.mean)));
    setup.chance = {scenario.network.friends.rewiring.value,
                    -std::expm1(-law.noise.per_day * bench.plan().step_days)};
    setup.steps = bench.plan().steps - 1; // starters act in the first
    for (const People& row : scenario.population.people) {
        const auto people = static_cast<std::size_t>(std::llround(row.low));
        if (row.subgroup == 0 && people == 2 * setup.ring.reach + 1) {
            setup.community = row.community;
            setup.ring.block = people;
        }
    }
    for (const People& row : scenario.population.people) {
        setup.ring.people += row.community == setup.community
                                 ? static_cast<std::size_t>(std::llround(row.low))
                                 : std::size_t{0};
    }
    return setup.ring.block > 0 ? std::optional{setup} : std::nullopt;
}

std::string ring_setting(const RingSetup& setup) {
    std::string text =
        fmt::format("reach {}, {} contacts needed", setup.ring.reach, setup.ring.threshold);
    if (setup.chance.rewiring > 0.0) {
        text += fmt::format(", {:g} rewired", setup.chance.rewiring);
    }
    if (setup.chance.noise > 0.0) {
        text += fmt::format(", noise {:.3g}", setup.chance.noise);
    }
    return text;
}

std::vector<Row> compare_plain(const RingSetup& setup, const RunRecord& record) {
    const RingSpread expected = spread_on_ring(setup.ring);
    const std::string setting = ring_setting(setup);
    if (expected.steps > setup.steps) {
        return {without_theory({setting, "steps"}, "the run ends before the spread")};
    }
    const RingSpread seen = spread_of(setup, record);
    return {compare_exactly({setting, "people who act"}, static_cast<double>(expected.active),
                            static_cast<double>(seen.active)),
            compare_exactly({setting, "steps"}, static_cast<double>(expected.steps),
                            static_cast<double>(seen.steps))};
}

/// Spreads of the independent simulation: as many as the engine's, 100 at least.
std::vector<RingSpread> independent_spreads(const RingSetup& setup, std::size_t replicates) {
    std::vector<RingSpread> spreads;
    const std::size_t n = std::max<std::size_t>(100, replicates);
    spreads.reserve(n);
    for (std::size_t i = 0; i != n; ++i) {
        spreads.push_back(spread_with_chance(setup.ring, setup.chance, setup.steps, 1000 + i));
    }
    return spreads;
}

Estimate success(const std::vector<RingSpread>& spreads) {
    const auto n =
        std::ranges::count_if(spreads, [](const RingSpread& s) { return s.steps_to_most > 0; });
    return share_estimate(static_cast<double>(n), static_cast<double>(spreads.size()));
}

std::vector<double> times(const std::vector<RingSpread>& spreads) {
    std::vector<double> steps;
    for (const RingSpread& spread : spreads) {
        if (spread.steps_to_most > 0) {
            steps.push_back(static_cast<double>(spread.steps_to_most));
        }
    }
    return steps;
}

Row compare_estimates(Label label, Estimate expected, Estimate seen) {
    return compare(std::move(label), expected.mean,
                   {seen.mean, std::hypot(expected.error, seen.error)}, 0.0);
}

/// With chance there is no closed form: a simulation of its own stands in for it.
std::vector<Row> compare_random(const RingSetup& setup, const std::vector<RunRecord>& records) {
    const std::vector<RingSpread> expected = independent_spreads(setup, records.size());
    std::vector<RingSpread> seen;
    seen.reserve(records.size());
    for (const RunRecord& record : records) {
        seen.push_back(spread_of(setup, record));
    }
    const std::string setting = ring_setting(setup);
    std::vector<Row> rows{
        compare_estimates({setting, "runs that reach 90 %"}, success(expected), success(seen))};
    constexpr std::size_t enough = 20;
    if (times(expected).size() >= enough && times(seen).size() >= enough) {
        rows.push_back(compare_estimates({setting, "steps to 90 %"}, estimate(times(expected)),
                                         estimate(times(seen))));
    }
    return rows;
}

/// Why the theory does not cover the scenario; empty if it does.
std::string uncovered(const Scenario& scenario) {
    const ThresholdLaw& law = scenario.activities[activity_called(scenario, "protest")].threshold;
    if (scenario.network.friends.kind != FriendsKind::ring_lattice) {
        return "the theory is about rings";
    }
    if (law.form != ThresholdLaw::Form::constant || !law.counts) {
        return "the theory is about one number of contacts for all";
    }
    if (law.noise.per_day > 0.0 && !law.noise_needs_contact) {
        return "noise without a contact starts anywhere";
    }
    return "";
}

std::vector<Row> check_ring(const Bench& bench) {
    const std::string reason = uncovered(bench.scenario());
    const std::optional<RingSetup> setup = setup_of(bench);
    if (!reason.empty() || !setup) {
        return {without_theory(
            {"", "people who act"},
            !reason.empty() ? reason : "no community has a block of 2 reach + 1 starters")};
    }
    const std::vector<RunRecord> records = bench.run();
    const bool is_plain = setup->chance.rewiring <= 0.0 && setup->chance.noise <= 0.0;
    return is_plain ? compare_plain(*setup, records.front()) : compare_random(*setup, records);
}

std::vector<std::string> point(int reach, int threshold) {
    return {fmt::format("network.friends.mean_degree={}", 2 * reach),
            fmt::format("activity.protest.threshold.constant={}", threshold)};
}

std::vector<std::string> rewired(int reach, int threshold, double share) {
    std::vector<std::string> settings = point(reach, threshold);
    settings.push_back(fmt::format("network.friends.rewiring={:g}", share));
    settings.emplace_back("time.end=2022-11-01T00:00:00Z");
    settings.emplace_back("replicates=50");
    return settings;
}

/// Noise of 5 % a day for who has an active contact.
std::vector<std::string> noisy(double share) {
    std::vector<std::string> settings = rewired(2, 2, share);
    settings[3] = "time.end=2023-07-01T00:00:00Z";
    settings.emplace_back("activity.protest.threshold.noise=0.0512933/d");
    settings.emplace_back("activity.protest.threshold.noise_needs_contact=true");
    return settings;
}

} // namespace

Claim ring_claim() {
    Claim claim;
    claim.name = "ring";
    claim.meaning =
        "what needs several contacts spreads on a ring if the reach allows; few long ties "
        "help a wide reach, many kill it, noise reverses that";
    claim.source = "Centola & Macy 2007; Eckles et al. 2024";
    claim.scenario = "ring.toml";
    claim.parameters = {"network.friends.mean_degree", "network.friends.rewiring",
                        "activity.protest.threshold", "time.end"};
    claim.points = {point(2, 1),        point(2, 2),         point(2, 3),
                    point(3, 2),        point(4, 2),         point(4, 3),
                    point(4, 4),        rewired(2, 1, 0.1),  rewired(4, 2, 0.05),
                    rewired(4, 2, 1.0), rewired(4, 3, 0.05), rewired(2, 2, 0.01),
                    noisy(0.0),         noisy(0.1)};
    claim.check = check_ring;
    return claim;
}

} // namespace diasim::verification
