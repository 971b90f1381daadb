// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/table_reader.hpp"
#include "model/scenario/table_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace diasim {
namespace {

/// Names that stand for regions in a table of the homeland.
struct RegionNames {
    NameIndex index;
    std::vector<std::uint8_t> inland; ///< what "all" means

    RegionNames(const RegionTable& regions, const std::vector<std::string>& abroad_regions)
        : index{NameIndex::of("region", regions)} {
        for (std::size_t i = 0; i != regions.size(); ++i) {
            const bool is_abroad = std::find(abroad_regions.begin(), abroad_regions.end(),
                                             regions[i].name) != abroad_regions.end();
            if (!is_abroad) {
                inland.push_back(static_cast<std::uint8_t>(i));
            }
        }
    }
};

/// Positions of the regions that a cell names, in rising order.
std::vector<std::uint8_t> read_region_list(const SheetRow& row, const RegionNames& regions) {
    std::vector<std::uint8_t> positions;
    for (const std::string& name : row.list("region")) {
        if (name == "all") {
            if (regions.inland.empty() && !regions.index.names().empty()) {
                row.report("region", "'all' names no region: every region is abroad");
            }
            positions.insert(positions.end(), regions.inland.begin(), regions.inland.end());
        } else if (const auto position = row.resolve("region", name, regions.index)) {
            positions.push_back(static_cast<std::uint8_t>(*position));
        }
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
}

/// Makes new counts of running totals: a total counts for what it exceeds the highest one before.
class RunningTotal {
public:
    double new_ones(double total) {
        const double difference = std::max(0.0, total - highest_);
        highest_ = std::max(highest_, total);
        return difference;
    }

private:
    double highest_ = 0.0;
};

Trigger read_trigger(const SheetRow& row, const RegionNames& regions) {
    Trigger trigger;
    trigger.start = row.time("start");
    trigger.end = row.time("end");
    // An end that is no moment was reported and read as 1970.
    if (trigger.end < trigger.start && parse_utc_time(row.text_or_empty("end"))) {
        row.report("end", "the end is before the start");
    }
    trigger.kind = row.text("kind");
    if (row.text_or_empty("region") != "abroad") {
        trigger.regions = read_region_list(row, regions);
    }
    trigger.severity = row.number("severity", share_bounds);
    trigger.visibility = row.number("visibility", share_bounds);
    trigger.fatalities = row.number_or_zero("fatalities", count_bounds);
    trigger.arrests = row.number_or_zero("arrests", count_bounds);
    trigger.line = row.line();
    trigger.kind_column = row.place_of("kind");
    return trigger;
}

} // namespace

RegionTable read_regions(const TableFile& file, Inputs& inputs, Problems& problems) {
    Sheet sheet{file, {"region", "name"}, inputs, problems};
    RegionTable regions;
    sheet.check_size(std::numeric_limits<std::uint8_t>::max());
    if (!sheet.is_usable()) {
        return regions;
    }
    UniqueNames names;
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        Region region{names.read(row, "region"), row.text("name")};
        if (region.name == "all" || region.name == "abroad") {
            row.report("region", fmt::format("'{}' is kept for lists of regions", region.name),
                       "choose another name");
        }
        // A region that is there twice would count twice in the shares of kin.
        if (std::none_of(regions.begin(), regions.end(),
                         [&region](const Region& other) { return other.name == region.name; })) {
            regions.push_back(std::move(region));
        }
    }
    return regions;
}

TriggerTable read_triggers(const TableFile& file, const RegionTable& regions,
                           const std::vector<std::string>& abroad_regions, Inputs& inputs,
                           Problems& problems) {
    const Sheet sheet{file,
                      {"trigger", "start", "end", "kind", "region", "severity", "visibility",
                       "fatalities", "arrests", "cumulative"},
                      inputs,
                      problems};
    TriggerTable triggers;
    if (!sheet.is_usable()) {
        return triggers;
    }
    const RegionNames region_names{regions, abroad_regions};
    UniqueNames names;
    RunningTotal fatalities;
    RunningTotal arrests;
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        Trigger trigger = read_trigger(row, region_names);
        trigger.name = names.read(row, "trigger");
        if (!triggers.empty() && trigger.start < triggers.back().start &&
            parse_utc_time(row.text_or_empty("start"))) {
            row.report("start", "time goes backwards: the row before starts later",
                       "sort the table by start");
        }
        if (row.yes_or_no("cumulative")) {
            trigger.fatalities = fatalities.new_ones(trigger.fatalities);
            trigger.arrests = arrests.new_ones(trigger.arrests);
        }
        triggers.push_back(std::move(trigger));
    }
    return triggers;
}

ConnectivityTable read_connectivity(const TableFile& file, const RegionTable& regions,
                                    const std::vector<std::string>& abroad_regions, Inputs& inputs,
                                    Problems& problems) {
    const Sheet sheet{file, {"time", "region", "connectivity"}, inputs, problems};
    ConnectivityTable steps;
    if (!sheet.is_usable()) {
        return steps;
    }
    const RegionNames region_names{regions, abroad_regions};
    constexpr UtcTime never{std::numeric_limits<std::int64_t>::min()};
    std::vector<UtcTime> last(regions.size(), never);
    for (std::size_t i = 0; i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        const bool has_time = parse_utc_time(row.text_or_empty("time")).has_value();
        ConnectivityStep step{row.time("time"), read_region_list(row, region_names),
                              row.number("connectivity", share_bounds)};
        for (const std::uint8_t region : step.regions) {
            if (has_time && step.time <= last[region]) {
                row.report("time", fmt::format("time does not go on for region '{}': an earlier "
                                               "row is of {}",
                                               regions[region].name, to_text(last[region])));
            }
            last[region] = has_time ? step.time : last[region];
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

} // namespace diasim
