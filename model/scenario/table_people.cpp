// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/table_reader.hpp"
#include "model/scenario/table_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace diasim {
namespace {

/// How far shares of a whole may be from 1 in sum: figures of a table are rounded.
constexpr double share_tolerance = 1e-6;

std::string kin_column(const Region& region) {
    return "kin_" + region.name;
}

/// Where the kin are, as shares by region.
std::vector<double> read_kin_regions(const SheetRow& row, const RegionTable& regions) {
    std::vector<double> shares;
    for (const Region& region : regions) {
        shares.push_back(row.number(kin_column(region), share_bounds));
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    // Without regions their table was unreadable, which is reported already.
    if (!regions.empty() && !(std::abs(sum - 1.0) <= share_tolerance)) {
        row.report(kin_column(regions.front()),
                   fmt::format("the shares of kin by region sum to {:.6g}, not to 1", sum));
    }
    return shares;
}

std::map<std::string, double> read_traits(const SheetRow& row,
                                          const std::vector<std::string>& traits) {
    std::map<std::string, double> means;
    for (const std::string& trait : traits) {
        means.emplace(trait, row.number(trait, share_bounds));
    }
    return means;
}

std::vector<std::string> subgroup_columns(const RegionTable& regions) {
    std::vector<std::string> columns{"subgroup", "name", "faction", "organiser_share", "attitude"};
    std::transform(regions.begin(), regions.end(), std::back_inserter(columns), kin_column);
    return columns;
}

/// The traits that the sheet has a column for.
std::vector<std::string> trait_columns(const Sheet& sheet, const std::vector<std::string>& traits,
                                       const std::vector<std::string>& required) {
    std::vector<std::string> columns;
    for (const std::string& trait : traits) {
        const bool is_required =
            std::find(required.begin(), required.end(), trait) != required.end();
        if (!is_required && sheet.table().column(trait)) {
            columns.push_back(trait);
        }
    }
    return columns;
}

/// A misspelt trait would leave its default in silence.
void report_unknown_columns(const Sheet& sheet, std::vector<std::string> known,
                            const std::vector<std::string>& traits) {
    known.insert(known.end(), traits.begin(), traits.end());
    for (const std::string& column : sheet.other_number_columns(known)) {
        if (column.empty() || column.ends_with("_basis")) {
            continue;
        }
        const std::string near = nearest(column, known);
        sheet.report_column(
            column, fmt::format("the column '{}' is neither a trait nor a known one", column),
            near.empty() ? "declare the trait, or remove the column"
                         : fmt::format("did you mean '{}'?", near));
    }
}

} // namespace

SubgroupTable read_subgroups(const TableFile& file, const RegionTable& regions,
                             const std::vector<std::string>& traits, Inputs& inputs,
                             Problems& problems) {
    const std::vector<std::string> required = subgroup_columns(regions);
    Sheet sheet{file, required, inputs, problems};
    SubgroupTable subgroups;
    sheet.check_size(std::numeric_limits<std::uint8_t>::max());
    if (!sheet.is_usable()) {
        return subgroups;
    }
    const std::vector<std::string> known_traits = trait_columns(sheet, traits, required);
    report_unknown_columns(sheet, required, traits);
    std::vector<std::string> factions;
    UniqueNames names;
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        Subgroup subgroup;
        subgroup.name = names.read(row, "subgroup");
        subgroup.title = row.text("name");
        subgroup.faction_name = row.text("faction");
        const auto faction = std::find(factions.begin(), factions.end(), subgroup.faction_name);
        subgroup.faction = static_cast<std::uint8_t>(faction - factions.begin());
        if (faction == factions.end()) {
            factions.push_back(subgroup.faction_name);
        }
        subgroup.organiser_share = row.number("organiser_share", share_bounds);
        subgroup.attitude = row.number("attitude", share_bounds);
        subgroup.trait_means = read_traits(row, known_traits);
        subgroup.kin_regions = read_kin_regions(row, regions);
        subgroups.push_back(std::move(subgroup));
    }
    return subgroups;
}

PeopleTable read_people(const TableFile& file, const CommunityTable& communities,
                        const SubgroupTable& subgroups, Inputs& inputs, Problems& problems) {
    const Sheet sheet{
        file, {"community", "subgroup", "people_low", "people_high"}, inputs, problems};
    PeopleTable people;
    if (!sheet.is_usable()) {
        return people;
    }
    const NameIndex community_names = NameIndex::of("community", communities);
    const NameIndex subgroup_names = NameIndex::of("subgroup", subgroups);
    std::map<std::pair<std::string, std::string>, std::uint32_t> lines; // by community and subgroup
    const std::size_t n_before = problems.all().size();
    double total = 0.0;
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        const std::pair pair{row.text_or_empty("community"), row.text_or_empty("subgroup")};
        const auto [known, is_new] = lines.emplace(pair, row.line());
        if (!is_new) {
            row.report("subgroup", fmt::format("'{}' in '{}' is there twice, first in line {}",
                                               pair.second, pair.first, known->second));
        }
        const auto [low, high] = row.interval("people_low", "people_high", count_bounds);
        people.push_back({static_cast<std::uint16_t>(row.reference("community", community_names)),
                          static_cast<std::uint8_t>(row.reference("subgroup", subgroup_names)), low,
                          high});
        total += high;
    }
    if (total == 0.0 && problems.all().size() == n_before) {
        problems.add({sheet.file(), 1, 1}, "the population is empty: every people_high is 0");
        people.clear();
    }
    return people;
}

} // namespace diasim
