// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/tables.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// Readers of the scenario's CSV tables, one each. Columns are found by name, in any order; other
/// columns (bases, sources) are allowed. Problems are added at the field, with the column's name,
/// and the rows that are in order are returned. A file that cannot be read is a problem at the
/// place that names it, with ExitCode::input_missing. Units and meaning of columns:
/// scenarios/data/README.md.
namespace diasim {

/// A table's file and the place in the scenario that names it.
struct TableFile {
    std::filesystem::path path;
    Location referrer;
};

/// Columns region, name. A row that repeats a region is left out.
[[nodiscard]] RegionTable read_regions(const TableFile& file, Inputs& inputs, Problems& problems);

/// Columns trigger, start, end, kind, region, severity, visibility, fatalities, arrests,
/// cumulative; sorted by start. Region is `all` (every region but `abroad_regions`), `abroad`, or
/// names separated by ';'. Running totals (cumulative yes) become differences to the highest
/// earlier one.
[[nodiscard]] TriggerTable read_triggers(const TableFile& file, const RegionTable& regions,
                                         const std::vector<std::string>& abroad_regions,
                                         Inputs& inputs, Problems& problems);

/// Columns time, region (as of triggers, but not `abroad`), connectivity; times rise by region.
[[nodiscard]] ConnectivityTable read_connectivity(const TableFile& file, const RegionTable& regions,
                                                  const std::vector<std::string>& abroad_regions,
                                                  Inputs& inputs, Problems& problems);

/// Columns country, name, region, utc_offset_hours; every other column that holds numbers only,
/// which must be in [0, 1], is kept by its name.
[[nodiscard]] CountryTable read_countries(const TableFile& file, Inputs& inputs,
                                          Problems& problems);

/// Columns community, name, country, latitude, longitude, association_share; other columns as of
/// countries.
[[nodiscard]] CommunityTable read_communities(const TableFile& file, const CountryTable& countries,
                                              Inputs& inputs, Problems& problems);

/// Columns site, name, kind, country, latitude, longitude.
[[nodiscard]] SiteTable read_sites(const TableFile& file, const CountryTable& countries,
                                   Inputs& inputs, Problems& problems);

/// Columns association, community, name, loyalty_low, loyalty_high.
[[nodiscard]] AssociationTable read_associations(const TableFile& file,
                                                 const CommunityTable& communities, Inputs& inputs,
                                                 Problems& problems);

/// Columns voice, name, kind, stance_low, stance_high, reach_low, reach_high, regions (of the
/// countries, or `all`), subgroups (or `all`).
[[nodiscard]] VoiceTable read_voices(const TableFile& file, const CountryTable& countries,
                                     const SubgroupTable& subgroups, Inputs& inputs,
                                     Problems& problems);

/// Columns subgroup, name, faction, organiser_share, attitude, one kin_<region> for each region
/// (shares that sum to 1 within 1e-6), and for any of `traits` a column of means in [0, 1]. Any
/// other column of numbers is a problem, as a misspelt trait would be; a name that ends in _basis
/// is free.
[[nodiscard]] SubgroupTable read_subgroups(const TableFile& file, const RegionTable& regions,
                                           const std::vector<std::string>& traits, Inputs& inputs,
                                           Problems& problems);

/// Columns community, subgroup, people_low, people_high; each pair once, not all of them 0 (no rows
/// are returned then).
[[nodiscard]] PeopleTable read_people(const TableFile& file, const CommunityTable& communities,
                                      const SubgroupTable& subgroups, Inputs& inputs,
                                      Problems& problems);

/// Columns time, place (a community, a country or `all`), value in [0, 1]; times rise by place.
[[nodiscard]] ContextTable read_context_table(const TableFile& file, const CountryTable& countries,
                                              const CommunityTable& communities, Inputs& inputs,
                                              Problems& problems);

} // namespace diasim
