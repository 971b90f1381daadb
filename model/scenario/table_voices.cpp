// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/table_reader.hpp"
#include "model/scenario/table_sheet.hpp"

#include <fmt/format.h>

#include <tuple>
#include <unordered_map>
#include <utility>

namespace diasim {
namespace {

NameIndex host_regions(const CountryTable& countries) {
    NameIndex regions{"region of the hosts"};
    for (const Country& country : countries) {
        if (!regions.find(country.region)) {
            regions.add(country.region);
        }
    }
    return regions;
}

/// The names of a list, or none for "all".
std::vector<std::string> names_unless_all(const SheetRow& row, std::string_view column) {
    return row.text_or_empty(column) == "all" ? std::vector<std::string>{} : row.list(column);
}

Voice read_voice(const SheetRow& row, const NameIndex& regions, const NameIndex& subgroups) {
    Voice voice;
    voice.title = row.text("name");
    voice.kind = row.text("kind");
    std::tie(voice.stance_low, voice.stance_high) =
        row.interval("stance_low", "stance_high", share_bounds);
    std::tie(voice.reach_low, voice.reach_high) =
        row.interval("reach_low", "reach_high", share_bounds);
    for (std::string& name : names_unless_all(row, "regions")) {
        if (row.resolve("regions", name, regions)) {
            voice.regions.push_back(std::move(name));
        }
    }
    for (const std::string& name : names_unless_all(row, "subgroups")) {
        if (const auto position = row.resolve("subgroups", name, subgroups)) {
            voice.subgroups.push_back(static_cast<std::uint8_t>(*position));
        }
    }
    return voice;
}

} // namespace

VoiceTable read_voices(const TableFile& file, const CountryTable& countries,
                       const SubgroupTable& subgroups, Inputs& inputs, Problems& problems) {
    const Sheet sheet{file,
                      {"voice", "name", "kind", "stance_low", "stance_high", "reach_low",
                       "reach_high", "regions", "subgroups"},
                      inputs,
                      problems};
    VoiceTable voices;
    if (!sheet.is_usable()) {
        return voices;
    }
    const NameIndex region_names = host_regions(countries);
    const NameIndex subgroup_names = NameIndex::of("subgroup", subgroups);
    UniqueNames names;
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        voices.push_back(read_voice(row, region_names, subgroup_names));
        voices.back().name = names.read(row, "voice");
    }
    return voices;
}

ContextTable read_context_table(const TableFile& file, const CountryTable& countries,
                                const CommunityTable& communities, Inputs& inputs,
                                Problems& problems) {
    const Sheet sheet{file, {"time", "place", "value"}, inputs, problems};
    ContextTable steps;
    if (!sheet.is_usable()) {
        return steps;
    }
    NameIndex places = NameIndex::of("community or country", communities);
    for (const Country& country : countries) {
        places.add(country.name);
    }
    std::unordered_map<std::string, UtcTime> last; // by place
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        ContextStep step{row.time("time"), row.text("place"), row.number("value", share_bounds)};
        if (step.place != "all" && !step.place.empty()) {
            static_cast<void>(row.resolve("place", step.place, places));
        }
        const auto [known, is_first] = last.emplace(step.place, step.time);
        if (!is_first && step.time <= known->second && parse_utc_time(row.text_or_empty("time"))) {
            row.report("time", fmt::format("time does not go on for '{}': an earlier row is of {}",
                                           step.place, to_text(known->second)));
        }
        known->second = step.time;
        steps.push_back(std::move(step));
    }
    return steps;
}

} // namespace diasim
