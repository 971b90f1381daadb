// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/table_reader.hpp"
#include "model/scenario/table_sheet.hpp"

#include <limits>
#include <map>
#include <utility>

namespace diasim {
namespace {

constexpr Bounds latitude_bounds{-90.0, 90.0};
constexpr Bounds longitude_bounds{-180.0, 180.0};
/// Offsets from UTC in use, in hours.
constexpr Bounds offset_bounds{-12.0, 14.0};

std::map<std::string, double> read_contexts(const SheetRow& row,
                                            const std::vector<std::string>& columns) {
    std::map<std::string, double> values;
    for (const std::string& column : columns) {
        values.emplace(column, row.number(column, share_bounds));
    }
    return values;
}

} // namespace

CountryTable read_countries(const TableFile& file, Inputs& inputs, Problems& problems) {
    const std::vector<std::string> required{"country", "name", "region", "utc_offset_hours"};
    Sheet sheet{file, required, inputs, problems};
    CountryTable countries;
    sheet.check_size(std::numeric_limits<std::uint16_t>::max());
    if (!sheet.is_usable()) {
        return countries;
    }
    const std::vector<std::string> contexts = sheet.other_number_columns(required);
    UniqueNames names;
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        countries.push_back({names.read(row, "country"), row.text("name"), row.text("region"),
                             row.number("utc_offset_hours", offset_bounds),
                             read_contexts(row, contexts)});
    }
    return countries;
}

CommunityTable read_communities(const TableFile& file, const CountryTable& countries,
                                Inputs& inputs, Problems& problems) {
    const std::vector<std::string> required{"community", "name",      "country",
                                            "latitude",  "longitude", "association_share"};
    Sheet sheet{file, required, inputs, problems};
    CommunityTable communities;
    sheet.check_size(std::numeric_limits<std::uint16_t>::max());
    if (!sheet.is_usable()) {
        return communities;
    }
    const NameIndex country_names = NameIndex::of("country", countries);
    const std::vector<std::string> contexts = sheet.other_number_columns(required);
    UniqueNames names;
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        communities.push_back(
            {names.read(row, "community"), row.text("name"),
             static_cast<std::uint16_t>(row.reference("country", country_names)),
             row.number("latitude", latitude_bounds), row.number("longitude", longitude_bounds),
             row.number("association_share", share_bounds), read_contexts(row, contexts)});
    }
    return communities;
}

SiteTable read_sites(const TableFile& file, const CountryTable& countries, Inputs& inputs,
                     Problems& problems) {
    const Sheet sheet{
        file, {"site", "name", "kind", "country", "latitude", "longitude"}, inputs, problems};
    SiteTable sites;
    if (!sheet.is_usable()) {
        return sites;
    }
    const NameIndex country_names = NameIndex::of("country", countries);
    UniqueNames names;
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        sites.push_back({names.read(row, "site"), row.text("name"), row.text("kind"),
                         static_cast<std::uint16_t>(row.reference("country", country_names)),
                         row.number("latitude", latitude_bounds),
                         row.number("longitude", longitude_bounds)});
    }
    return sites;
}

AssociationTable read_associations(const TableFile& file, const CommunityTable& communities,
                                   Inputs& inputs, Problems& problems) {
    const Sheet sheet{file,
                      {"association", "community", "name", "loyalty_low", "loyalty_high"},
                      inputs,
                      problems};
    AssociationTable associations;
    if (!sheet.is_usable()) {
        return associations;
    }
    const NameIndex community_names = NameIndex::of("community", communities);
    UniqueNames names;
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        const auto [low, high] = row.interval("loyalty_low", "loyalty_high", share_bounds);
        associations.push_back(
            {names.read(row, "association"), row.text("name"),
             static_cast<std::uint16_t>(row.reference("community", community_names)), low, high});
    }
    return associations;
}

} // namespace diasim
