// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/quantity.hpp"
#include "model/scenario/observation.hpp"
#include "model/scenario/origin.hpp"
#include "model/scenario/tables.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// The theory of a scenario as plain data: how attention spreads, what moves people to which
/// activities, and what holds them back.
namespace diasim {

/// A number for each of some names, in the order of the file: weights by activity, impulses by
/// series.
using Weights = std::vector<std::pair<std::string, double>>;

/// Where the value of a context comes from. Exactly one is set.
struct Context {
    enum class Form : std::uint8_t { value, column, series, table, builtin };
    std::string name;
    Form form = Form::value;
    double value = 0.0; ///< the same everywhere
    std::string column; ///< of the countries or the communities table
    std::string series; ///< a homeland series, of the region of one's kin
    std::string file;   ///< of the table below
    ContextTable table; ///< a step function of time by place
    std::string source;
    Notes notes{};
};

enum class Mechanism : std::uint8_t { series, contacts, voices };
enum class Layer : std::uint8_t { friends, kin_abroad, follows };

/// One way in which attention spreads.
struct Channel {
    std::string name;
    Mechanism mechanism = Mechanism::series;
    Rate rate;                        ///< hazard at trait, series and context 1; per contact
    std::string trait = "constant";   ///< of the receiver; mechanisms series and voices
    std::string series;               ///< what is heard of; empty: the homeland's news
    std::string context = "constant"; ///< multiplies; mechanisms series and voices
    Layer layer = Layer::friends;     ///< mechanism contacts
    std::string source;
    Notes notes{};
};

struct Attention {
    Share initial;            ///< attentive at the start
    Rate lapse{0.15};         ///< of attention without news
    double persistence = 1.0; ///< attention lapses at lapse / (1 + persistence x news)
    double recapture = 0.5;   ///< factor on the hazards of news for those whose attention lapsed
    Share contact_recapture;  ///< factor on the hazards of contacts for them
    bool fixed_duration =
        false; ///< attention lasts exactly 1 / lapse instead of an exponential time
    std::string source;
    Notes notes{};
};

struct Motive {
    std::string name;
    std::string trait = "constant";
    Duration half_life{6.0};
    Rate silence;   ///< inflow while the region of one's kin is cut off
    Weights drives; ///< by activity
    std::string source;
    Notes notes{};
};

struct Barrier {
    std::string name;
    std::string trait = "constant";
    std::string context = "constant";
    double weight = 1.0;
    Weights exposure; ///< by activity, in [0, 1]
    std::string source;
    Notes notes{};
};

enum class Stance : std::uint8_t { critical, solidarity, loyal };
enum class Rule : std::uint8_t { utility, threshold };

/// The distribution of thresholds: the share (or number) of contacts who must be active.
struct ThresholdLaw {
    enum class Form : std::uint8_t { uniform, normal, constant, values };
    Form form = Form::constant;
    double mean = 0.2;
    double deviation = 0.1; ///< standard deviation, or half the width of a uniform law
    bool counts = false;    ///< thresholds are numbers of contacts, not shares
    bool spaced = false;    ///< thresholds stand at the quantiles of the law instead of being drawn
    Rate noise;             ///< of acts below the threshold
    bool noise_needs_contact = false; ///< noise only with one active contact at least
    std::vector<double> values{};     ///< of an empirical law, each as likely as the others
};

struct Organised {
    bool is_organised = false;
    Rate association_rate;   ///< calls by an association, at full agreement of stance
    Duration lead_time{2.0}; ///< mean, Gamma of shape 2
    std::uint32_t local_hour = 14;
    double weekend_preference =
        1.0; ///< a weekday is moved to the next weekend with 1 - 1/preference in quiet times
    std::vector<std::string> venues{"square"}; ///< kinds of site
    Rate spread{1.0};                          ///< of the news of a call, per contact who knows
    double turnout_scale = 20.0;               ///< expected turnout that counts one half
    double encouragement = 0.0;                ///< weight of expected turnout
    std::uint32_t minimum_turnout = 2;         ///< fewer make no gathering
};

struct Activity {
    std::string name;
    Stance stance = Stance::critical;
    Rate rate{0.1}; ///< of opportunities; of calls by an organiser if organised
    double intercept = -4.0;
    double contagion = 0.0; ///< weight of active contacts
    double called = 0.0;    ///< weight of having been called
    double fatigue = 0.0;
    Share visibility{1.0};
    double effort = 1.0; ///< fatigue added by one act
    Organised organised;
    Rule rule = Rule::utility;
    ThresholdLaw threshold;
    Share initial; ///< people who have acted before the first step
    ObservedAs observed_as = ObservedAs::none;
    std::string source;
    Notes notes{};
};

struct Influence {
    Duration memory{3.0};     ///< how long an act is visible to contacts
    double half_share = 0.1;  ///< p_half of g(p) = p / (p + p_half)
    double media = 0.2;       ///< mu: weight of the community's publicly visible share
    Share cross_faction{0.5}; ///< weight of a contact of another faction
    std::string source;
    Notes notes{};
};

struct Fatigue {
    Duration half_life{14.0};
    Duration burnout_half_life{28.0}; ///< of organisers' rate of calls after a call
    std::string source;
    Notes notes{};
};

struct AttitudeSpec {
    bool is_dynamic = true;
    Share stubbornness{0.7};
    Share frame_weight{0.3}; ///< of news frames and voices beside contacts, at full news
    std::string source;
    Notes notes{};
};

} // namespace diasim
