// SPDX-License-Identifier: BSD-3-Clause
// Data sets made by the model itself at known parameters, recorded by its own registers and media
// and written as observed tables: the comparison must find that its intervals hold what they claim.
// If everything that happened is taken for what was recorded, it must not.
#include "analysis/compare/comparison.hpp"
#include "analysis/scores/calibration.hpp"
#include "calibration/observation/observe.hpp"
#include "calibration/observed/catalogue_reader.hpp"
#include "model/mobilization/geography.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/plain_world.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

using namespace diasim;
using namespace diasim::test;

namespace {

constexpr std::uint32_t data_sets = 200;
constexpr std::uint32_t members = 19; ///< replicates that a data set is compared with

/// People of a town who call each other to rallies at two embassies, one in the town.
Scenario rallying_world() {
    Scenario world = plain_world(200.0, 21.0);
    world.hosts.sites = {{"here", "Here", "embassy", 0, 52.5, 13.4},
                         {"there", "There", "embassy", 0, 53.04, 13.4}};
    world.population.subgroups[0].organiser_share = 0.1;
    world.network.friends.kind = FriendsKind::small_world;
    world.network.friends.mean_degree = 6.0;
    Activity rally = plain_activity("rally", 0.2, -0.5);
    rally.observed_as = ObservedAs::rally;
    rally.organised.is_organised = true;
    rally.organised.venues = {"embassy"};
    rally.organised.minimum_turnout = 1;
    rally.organised.spread = {0.5};
    world.activities = {rally};
    world.fatigue.burnout_half_life = {0.01}; // nobody tires of calling
    world.observation.notified = {0.5};
    return world;
}

/// A catalogue of what registers and media hold of one run.
Catalogue recorded(const Scenario& world, const RunRecord& record) {
    const calibration::Places places =
        calibration::places_of(world.hosts, gathering_sites(world.hosts));
    const std::int64_t first = calibration::local_day(world.time.start, 0.0);
    const std::vector<calibration::CoveredCity> registers{{0, first, first + 20}};
    const std::vector<float> news(step_count(world), 0.0F);
    const calibration::Observers observers{world, places, news, registers};
    const std::vector<calibration::ObservedRun> runs{{record.replicate, observers.observe(record)}};
    const std::map<std::string, std::string> tables{
        {"events.csv", calibration::events_csv(world, places, runs)},
        {"registers.csv", calibration::registers_csv(world, places, registers)},
        {"registrations.csv", calibration::registrations_csv(world, places, runs)}};
    Inputs inputs{[&tables](const std::filesystem::path& path) {
        return std::optional{tables.at(path.generic_string())};
    }};
    Problems problems{inputs};
    // A table without rows is refused; a data set without any event leaves the registers.
    std::vector<std::filesystem::path> paths{"registers.csv"};
    for (const char* name : {"events.csv", "registrations.csv"}) {
        const std::string& text = tables.at(name);
        if (text.find('\n') + 1 != text.size()) {
            paths.emplace_back(name);
        }
    }
    Catalogue catalogue = read_catalogue(paths, &world.hosts, inputs, problems);
    REQUIRE(problems.all().empty());
    return catalogue;
}

/// Places of the observed numbers of events among the simulated ones, one a data set, and of all
/// cells that can tell, by tenths.
struct Places {
    std::vector<double> of_totals;
    std::vector<double> of_cells = std::vector<double>(analysis::place_bins, 0.0);
};

double place_of(const analysis::CountRow& row, std::uint32_t data_set) {
    const double below = 1.0 - row.at_least;
    const double equal = row.at_most - below;
    Stream stream{RunKey{17, 0}, Purpose::resampling, data_set, 0};
    return (members * below + uniform(stream) * (members * equal + 1.0)) / (members + 1.0);
}

void add(Places& places, const analysis::Comparison& comparison, std::uint32_t data_set) {
    places.of_totals.push_back(place_of(comparison.counts.at(0), data_set));
    for (std::size_t bin = 0; bin != analysis::place_bins; ++bin) {
        places.of_cells[bin] +=
            static_cast<double>(comparison.scores.calibration.histogram.at(bin));
    }
}

/// The same runs and data sets, compared through observers and without.
struct Experiment {
    Places observed;
    Places unobserved;
};

Experiment experiment() {
    const Scenario world = rallying_world();
    const Plan plan{world};
    Experiment result;
    for (std::uint32_t data_set = 0; data_set != data_sets; ++data_set) {
        const auto run = [&](std::uint32_t i) {
            return simulate(plan, {world.seed, data_set * (members + 1) + i}).value();
        };
        RecordedRuns runs;
        runs.news.assign(step_count(world), 0.0F);
        for (std::uint32_t i = 1; i <= members; ++i) {
            runs.records.push_back(run(i));
        }
        const Catalogue truth = recorded(world, run(0));
        analysis::CompareSpec spec;
        add(result.observed, analysis::compare(world, plan.sites, runs, truth, spec).comparison,
            data_set);
        spec.has_observers = false;
        add(result.unobserved, analysis::compare(world, plan.sites, runs, truth, spec).comparison,
            data_set);
    }
    return result;
}

/// Share of cells whose observed count is in the lowest or highest tenth.
double outer_share(const Places& places) {
    return (places.of_cells.front() + places.of_cells.back()) / total(places.of_cells);
}

std::string readme() {
    std::ifstream in{std::filesystem::path{DIASIM_SOURCE_DIR} / "README.md"};
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// What the README says of this experiment.
std::string readme_sentence(const Places& observed, const Places& unobserved) {
    const auto inside = [](const Places& places) {
        return std::to_string(
            std::lround(analysis::coverage(places.of_totals, 0.9) * double{data_sets}));
    };
    return "the 90 % interval holds " + inside(observed) + " of " + std::to_string(data_sets) +
           "; without observers it holds " + inside(unobserved) + " ";
}

} // namespace

TEST_CASE("intervals hold synthetic truth at their nominal rate and without observers do not",
          "[theory]") {
    const auto [places, unobserved] = experiment();
    for (const double nominal : {0.9, 0.5}) {
        CAPTURE(nominal, analysis::coverage(places.of_totals, nominal));
        CHECK(std::abs(analysis::coverage(places.of_totals, nominal) - nominal) <
              3.5 * binomial_error(data_sets, nominal) / data_sets);
    }
    const auto tenths = analysis::histogram_of(places.of_totals);
    CHECK(chi_square({tenths.begin(), tenths.end()},
                     std::vector<double>(analysis::place_bins, data_sets / 10.0)) <
          chi_square_limit(analysis::place_bins - 1));
    // Weeks of one run are not independent: the error is that of so many data sets, not cells.
    const double error = binomial_error(data_sets, 0.2) / data_sets;
    CAPTURE(total(places.of_cells), outer_share(places), outer_share(unobserved));
    CHECK(total(places.of_cells) >= 2 * data_sets);
    CHECK(std::abs(outer_share(places) - 0.2) < 3.5 * error);
    CHECK(outer_share(unobserved) > 0.2 + 5 * error);

    // 15 binomial errors below the nominal rate are no chance.
    const double missed = analysis::coverage(unobserved.of_totals, 0.9);
    CAPTURE(missed);
    CHECK(missed < 0.9 - 15 * binomial_error(data_sets, 0.9) / data_sets);
    CHECK_THAT(readme(), contains_text(readme_sentence(places, unobserved)));
}
