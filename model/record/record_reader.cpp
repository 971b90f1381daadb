// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/record_reader.hpp"

#include "model/base/error.hpp"
#include "model/record/hdf5_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>

namespace diasim {
namespace {

RecordShape shape_of(const Scenario& scenario) {
    RecordShape shape;
    shape.steps = step_count(scenario);
    shape.communities = scenario.hosts.communities.size();
    shape.activities = scenario.activities.size();
    shape.barriers = scenario.barriers.size();
    shape.subgroups = scenario.population.subgroups.size();
    return shape;
}

/// A file is only read as what its own scenario says; anything else would be read past its end.
void require_shape(const std::filesystem::path& path, const std::string& name,
                   const std::vector<std::size_t>& found, const std::vector<std::size_t>& needed) {
    if (found != needed) {
        throw InputError{fmt::format("{}: {} does not have the shape that its scenario gives it",
                                     path.string(), name),
                         ExitCode::input_missing};
    }
}

/// The part of `values` that belongs to the replicate in a row.
std::vector<std::uint32_t> part(const std::vector<std::uint32_t>& values, std::size_t row,
                                std::size_t size) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row * size);
    return {begin, begin + static_cast<std::ptrdiff_t>(size)};
}

/// Gatherings of all replicates, with the replicate of each.
struct Gatherings {
    std::vector<std::uint32_t> replicate;
    std::vector<std::uint32_t> step;
    std::vector<std::uint16_t> site;
    std::vector<std::uint8_t> activity;
    std::vector<std::uint32_t> attendance;
    std::vector<std::uint32_t> informed;
    std::vector<std::uint8_t> by_association;
};

Gatherings read_gatherings(const Hdf5Reader& file) {
    return {file.read<std::uint32_t>("gathering_replicate").values,
            file.read<std::uint32_t>("gathering_step").values,
            file.read<std::uint16_t>("gathering_site").values,
            file.read<std::uint8_t>("gathering_activity").values,
            file.read<std::uint32_t>("gathering_attendance").values,
            file.read<std::uint32_t>("gathering_informed").values,
            file.read<std::uint8_t>("gathering_by_association").values};
}

void add_gatherings(RunRecord& record, const Gatherings& all, std::size_t n_sites,
                    const std::filesystem::path& path) {
    for (std::size_t i = 0; i != all.replicate.size(); ++i) {
        if (all.replicate[i] != record.replicate) {
            continue;
        }
        if (all.step[i] >= record.shape.steps || all.site[i] >= n_sites ||
            all.activity[i] >= record.shape.activities) {
            throw InputError{fmt::format("{}: gathering {} has a place or time that its scenario "
                                         "does not have",
                                         path.string(), i),
                             ExitCode::input_missing};
        }
        GatheringRecord gathering;
        gathering.step = all.step[i];
        gathering.site = all.site[i];
        gathering.activity = all.activity[i];
        gathering.is_called_by_association = all.by_association[i] != 0;
        gathering.informed = all.informed[i];
        gathering.attendance = all.attendance[i];
        record.gatherings.push_back(std::move(gathering));
    }
}

std::vector<float> read_news(const Hdf5Reader& file, const Scenario& scenario,
                             const std::filesystem::path& path) {
    const std::uint32_t steps = step_count(scenario);
    std::vector<float> news(steps, 0.0F);
    const auto series = find_name(scenario.series, scenario.homeland.news);
    if (!series) {
        return news;
    }
    const std::size_t regions = scenario.homeland.regions.size();
    const Hdf5Array<float> all = file.read<float>("homeland_series");
    require_shape(path, "homeland_series", all.shape, {scenario.series.size(), steps, regions});
    for (std::size_t step = 0; step != steps; ++step) {
        for (std::size_t region = 0; region != regions; ++region) {
            news[step] += all.values[(*series * steps + step) * regions + region] /
                          static_cast<float>(regions);
        }
    }
    return news;
}

} // namespace

RecordedRuns read_runs(const std::filesystem::path& path, const Scenario& scenario) {
    const Hdf5Reader file{path};
    const RecordShape shape = shape_of(scenario);
    const auto replicates = file.read<std::uint32_t>("replicate").values;
    const auto status = file.read<std::uint8_t>("status").values;
    const auto acts = file.read<std::uint32_t>("participation");
    const auto people = file.read<std::uint32_t>("people");
    require_shape(path, "participation", acts.shape,
                  {replicates.size(), shape.steps, shape.communities, shape.activities});
    require_shape(path, "people", people.shape,
                  {replicates.size(), shape.communities, shape.subgroups});
    const Gatherings gatherings = read_gatherings(file);
    const std::size_t n_sites = file.read_strings("site_kind").values.size();
    RecordedRuns runs;
    for (std::size_t row = 0; row != replicates.size(); ++row) {
        if (status[row] != 0) {
            continue;
        }
        RunRecord record;
        record.shape = shape;
        record.replicate = replicates[row];
        record.acts = part(acts.values, row, shape.steps * shape.communities * shape.activities);
        record.people = part(people.values, row, shape.communities * shape.subgroups);
        add_gatherings(record, gatherings, n_sites, path);
        runs.records.push_back(std::move(record));
    }
    runs.news = read_news(file, scenario, path);
    return runs;
}

} // namespace diasim
