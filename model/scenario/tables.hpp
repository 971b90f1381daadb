// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/quantity.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// The tables that a scenario reads, as plain rows. Columns and units: scenarios/data/README.md.
/// Names are resolved to positions in the tables below; `line` is the row's line in its file.
namespace diasim {

struct Region {
    std::string name;
    std::string title;
};
using RegionTable = std::vector<Region>;

struct Trigger {
    std::string name;
    UtcTime start;
    UtcTime end; ///< >= start
    std::string kind;
    std::vector<std::uint8_t> regions; ///< positions; empty: abroad, heard equally everywhere
    double severity = 0.0;             ///< in [0, 1]
    double visibility = 0.0;           ///< in [0, 1]
    double fatalities = 0.0;           ///< new ones; running totals are differenced by the reader
    double arrests = 0.0;
    std::uint32_t line = 0;
    std::uint32_t kind_column = 1; ///< where the kind stands in its line
};
using TriggerTable = std::vector<Trigger>;

/// A step function: the connectivity of some regions from a moment on.
struct ConnectivityStep {
    UtcTime time;
    std::vector<std::uint8_t> regions;
    double connectivity = 1.0; ///< share of normal, in [0, 1]
};
using ConnectivityTable = std::vector<ConnectivityStep>;

struct Country {
    std::string name;  ///< ISO 3166-1 alpha-2
    std::string title; ///< in English
    std::string region;
    double utc_offset_hours = 0.0;
    std::map<std::string, double>
        columns; ///< every other numeric column in [0, 1], a context by its name
};
using CountryTable = std::vector<Country>;

struct Community {
    std::string name;
    std::string title;
    std::uint16_t country = 0; ///< position
    double latitude = 0.0;     ///< degrees
    double longitude = 0.0;
    double association_share = 0.0;        ///< members of formal associations, in [0, 1]
    std::map<std::string, double> columns; ///< every other numeric column in [0, 1]
};
using CommunityTable = std::vector<Community>;

struct Site {
    std::string name;
    std::string title;
    std::string kind; ///< embassy, consulate, eu_institution, square...
    std::uint16_t country = 0;
    double latitude = 0.0;
    double longitude = 0.0;
};
using SiteTable = std::vector<Site>;

struct Association {
    std::string name;
    std::string title;
    std::uint16_t community = 0;
    double loyalty_low = 0.0; ///< to the homeland's government, in [0, 1]
    double loyalty_high = 0.0;
};
using AssociationTable = std::vector<Association>;

struct Voice {
    std::string name;
    std::string title;
    std::string kind;
    double stance_low = 0.0; ///< 0 loyal ... 1 critical
    double stance_high = 1.0;
    double reach_low = 0.0; ///< share of the audience that follows
    double reach_high = 0.0;
    std::vector<std::string> regions;    ///< of the hosts; empty: all
    std::vector<std::uint8_t> subgroups; ///< positions; empty: all
};
using VoiceTable = std::vector<Voice>;

struct Subgroup {
    std::string name;
    std::string title;
    std::uint8_t faction = 0; ///< position in factions of first appearance
    std::string faction_name;
    double organiser_share = 0.0;
    double attitude = 0.5;                     ///< mean, 0 loyal ... 1 critical
    std::map<std::string, double> trait_means; ///< by trait
    std::vector<double> kin_regions;           ///< share by region, sums to 1
};
using SubgroupTable = std::vector<Subgroup>;

/// People of one subgroup in one community: a published or derived interval.
struct People {
    std::uint16_t community = 0;
    std::uint8_t subgroup = 0;
    double low = 0.0;
    double high = 0.0;
};
using PeopleTable = std::vector<People>;

/// One step of a context given by a table: place is a community, a country or "all".
struct ContextStep {
    UtcTime time;
    std::string place;
    double value = 0.0;
};
using ContextTable = std::vector<ContextStep>;

} // namespace diasim
