// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/quantity.hpp"
#include "model/scenario/observation.hpp"
#include "model/scenario/origin.hpp"
#include "model/scenario/tables.hpp"
#include "model/scenario/theory_spec.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// A scenario as plain data: everything that a run is made of, and nothing else. The description of
/// the format (names, units, ranges, defaults, meaning, sources) is in format.hpp; what the numbers
/// do is said in ODD.md. Defaults are the member initialisers below.
namespace diasim {

/// Files of the tables, as given to Inputs; empty for a table that there is not.
struct Files {
    std::string triggers;
    std::string connectivity;
    std::string regions;
    std::string countries;
    std::string communities;
    std::string sites;
    std::string associations;
    std::string people;
    std::string subgroups;
    std::string voices;
};

struct TimeSpan {
    UtcTime start;
    UtcTime end; ///< exclusive
    Duration step{0.25};
};

/// What one kind of trigger does to the people who learn of it.
struct Kind {
    std::string name;
    Weights salience;   ///< by motive; negative: the motive is lowered
    Weights impulse;    ///< by series
    double frame = 0.0; ///< -1: tells of a loyal frame ... 1: of a critical one
    std::string source;
    Notes notes{};
};

/// How a stock of impulses becomes a series.
enum class SeriesForm : std::uint8_t {
    saturating, ///< 1 - (1 - baseline) e^-stock, in [0, 1]
    linear,     ///< baseline + stock, cut to [0, 1]
    state ///< baseline + the largest level of the triggers that last at the moment, cut to [0, 1]
};

/// A property of the homeland over time, made from triggers.
struct Series {
    std::string name;
    Share baseline;
    Duration half_life{7.0};
    SeriesForm form = SeriesForm::saturating;
    std::string times; ///< another series that multiplies this one; empty for none
    std::string source;
    Notes notes{};
};

struct Homeland {
    std::vector<std::string> abroad_regions; ///< regions that the triggers' "all" leaves out
    Share spillover{0.5};        ///< weight of news from other regions than that of one's kin
    Duration news_duration{1.0}; ///< a lasting state is news for this long at most
    Rate revelation{0.1};        ///< of what was hidden, at full connectivity
    std::string competitor;      ///< series that takes a share of everyone's attention
    std::string news = "news";   ///< series that the attention channels carry
    RegionTable regions;
    TriggerTable triggers;
    ConnectivityTable connectivity;
    std::string source;
    Notes notes{};
};

struct Hosts {
    Distance distance_scale{80.0}; ///< closeness to a site falls as e^(-distance/scale)
    CountryTable countries;
    CommunityTable communities;
    SiteTable sites;
    AssociationTable associations;
    std::string source;
    Notes notes{};
};

/// The law of one trait. Exactly one of the forms is set.
struct TraitLaw {
    enum class Form : std::uint8_t { beta, bernoulli, constant };
    Form form = Form::constant;
    double mean = 0.0;          ///< of a Beta, a Bernoulli's probability, or the constant
    double concentration = 8.0; ///< alpha + beta of a Beta
};

struct Trait {
    std::string name;
    TraitLaw law;
    std::string source;
    Notes notes{};
};

/// A subgroup's own law of a trait, over the table's mean and the default.
struct TraitOverride {
    std::string subgroup;
    std::string trait;
    TraitLaw law;
    std::string source;
    Notes notes{};
};

/// Correlation of two traits in the Gaussian copula.
struct Correlation {
    std::string first;
    std::string second;
    double value = 0.0;
};

enum class SizeRule : std::uint8_t { low, mid, high, sample };

struct PopulationSpec {
    SizeRule size = SizeRule::sample;
    double scale = 1.0;
    double attitude_spread =
        0.2; ///< standard deviation of initial attitude around a subgroup's mean
    std::string organiser_trait = "constant"; ///< organisers are drawn in proportion to it
    std::string member_trait =
        "constant";       ///< members of associations are drawn in proportion to it
    Share homophily{0.8}; ///< share of people who stand among their own subgroup
    std::vector<Trait> traits;
    std::vector<TraitOverride> overrides;
    std::vector<Correlation> correlations;
    SubgroupTable subgroups;
    PeopleTable people;
    std::string source;
    Notes notes{};
};

enum class FriendsKind : std::uint8_t {
    small_world,
    ring_lattice,
    erdos_renyi,
    configuration,
    complete, ///< mean field: everybody meets everybody of the community
    none
};

enum class DegreeLaw : std::uint8_t { regular, poisson, power_law };

struct FriendsSpec {
    FriendsKind kind = FriendsKind::small_world;
    double mean_degree = 12.0;
    Share rewiring{0.08};
    double degree_dispersion =
        0.0; ///< variance over mean of the degree, above Poisson's; 0: regular
    DegreeLaw degree_law = DegreeLaw::poisson; ///< of kind configuration
    double exponent = 2.5;                     ///< of a power law
    std::uint32_t minimum_degree = 1;
    std::uint32_t maximum_degree = 100;
    std::string source;
    Notes notes{};
};

struct DistantTiesSpec {
    double mean_degree = 1.0;
    Share same_subgroup{0.8};
    std::string source;
    Notes notes{};
};

struct FollowsSpec {
    double mean_degree = 5.0; ///< peers that a person follows
    Share same_community{0.5};
    double popularity = 1.0; ///< inequality of audiences: 0 none, 1 like 1/rank^(1/2), 2 stronger
    std::string source;
    Notes notes{};
};

struct NetworkSpec {
    FriendsSpec friends;
    DistantTiesSpec kin_abroad;
    FollowsSpec follows;
    VoiceTable voices;
};

struct RecordSpec {
    Duration period{1.0};              ///< of the funnel, of what barriers cost and of attitudes
    std::uint32_t funnel_sample = 128; ///< people evaluated per community and day; 0: everybody
    std::uint32_t loss_sample = 512;   ///< one in so many attentive people is decomposed a step
};

struct Scenario {
    std::string title;
    std::string description;
    std::uint64_t seed = 1;
    std::uint32_t replicates = 32;
    Files files;
    TimeSpan time;
    Homeland homeland;
    std::vector<Kind> kinds;
    std::vector<Series> series;
    Hosts hosts;
    PopulationSpec population;
    NetworkSpec network;
    std::vector<Context> contexts;
    Attention attention;
    std::vector<Channel> channels;
    std::vector<Motive> motives;
    std::vector<Barrier> barriers;
    std::vector<Activity> activities;
    Influence influence;
    Fatigue fatigue;
    AttitudeSpec attitude;
    RecordSpec record;
    ObservationSpec observation;
    Origins origins;  ///< where each value came from, by path
    KeyPlaces places; ///< where each key stands, by path
};

/// Number of steps of the scenario: full steps that fit between start and end.
[[nodiscard]] std::uint32_t step_count(const Scenario& scenario);

/// Position of the entry called `name`, or nothing.
template <class Entries>
[[nodiscard]] std::optional<std::size_t> find_name(const Entries& entries, std::string_view name) {
    for (std::size_t i = 0; i != entries.size(); ++i) {
        if (entries[i].name == name) {
            return i;
        }
    }
    return std::nullopt;
}

/// The weight of `name`, 0 if it has none.
[[nodiscard]] double weight_of(const Weights& weights, std::string_view name);

} // namespace diasim
