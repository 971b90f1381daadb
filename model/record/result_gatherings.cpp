// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/result_layout.hpp"

#include <algorithm>
#include <utility>

namespace diasim {
namespace {

/// A gathering and the replicate that it happened in.
struct Row {
    std::uint32_t replicate;
    const GatheringRecord* gathering;
};

std::vector<Row> rows_of(const ResultInput& input) {
    std::vector<Row> rows;
    for (const RunRecord& record : input.records) {
        for (const GatheringRecord& gathering : record.gatherings) {
            rows.push_back({record.replicate, &gathering});
        }
    }
    return rows;
}

template <class Get>
void write_column(Hdf5Writer& file, const std::vector<Row>& rows, const Variable& variable,
                  Get get) {
    std::vector<decltype(get(rows.front()))> values;
    values.reserve(rows.size());
    for (const Row& row : rows) {
        values.push_back(get(row));
    }
    file.write(variable, values);
}

/// How many people of each group came: one row a gathering.
template <class Group>
std::vector<std::uint32_t>
counts_by(const std::vector<Row>& rows, std::size_t n_groups,
          std::vector<std::pair<Group, std::uint32_t>> GatheringRecord::*member) {
    std::vector<std::uint32_t> counts(rows.size() * n_groups, 0);
    for (std::size_t i = 0; i != rows.size(); ++i) {
        for (const auto& [group, count] : rows[i].gathering->*member) {
            counts[i * n_groups + group] = count;
        }
    }
    return counts;
}

void write_columns(Hdf5Writer& file, const std::vector<Row>& rows) {
    write_column(file, rows,
                 {"gathering_replicate", {"gathering"}, "1", "replicate of the gathering"},
                 [](const Row& row) { return row.replicate; });
    write_column(file, rows,
                 {"gathering_step", {"gathering"}, "1", "step: position from 0 along time"},
                 [](const Row& row) { return row.gathering->step; });
    write_column(file, rows,
                 {"gathering_site", {"gathering"}, "1", "site: position from 0 along site"},
                 [](const Row& row) { return row.gathering->site; });
    write_column(
        file, rows,
        {"gathering_activity", {"gathering"}, "1", "activity: position from 0 along activity"},
        [](const Row& row) { return row.gathering->activity; });
    write_column(file, rows,
                 {"gathering_attendance", {"gathering"}, "1", "people who came to the gathering"},
                 [](const Row& row) { return row.gathering->attendance; });
    write_column(file, rows,
                 {"gathering_informed", {"gathering"}, "1", "people who knew of the call"},
                 [](const Row& row) { return row.gathering->informed; });
    write_column(file, rows,
                 {"gathering_by_association", {"gathering"}, "1", "1 if an association called it"},
                 [](const Row& row) {
                     return static_cast<std::uint8_t>(row.gathering->is_called_by_association);
                 });
}

void write_failed_gatherings(Hdf5Writer& file, const ResultInput& input) {
    const std::vector<std::uint32_t> replicates = replicates_of(input);
    std::vector<std::uint32_t> failed(replicates.size(), 0);
    for (const RunRecord& record : input.records) {
        const auto row = std::lower_bound(replicates.begin(), replicates.end(), record.replicate);
        failed[static_cast<std::size_t>(row - replicates.begin())] = record.failed_gatherings;
    }
    file.write(Variable{"failed_gatherings",
                        {"replicate"},
                        "1",
                        "gatherings that were called but to which too few people came"},
               failed);
}

/// Start of each gathering's step, on the axis of `time`.
void write_times(Hdf5Writer& file, const ResultInput& input, const std::vector<Row>& rows) {
    constexpr double hours_per_day = 24.0;
    const double hours = input.scenario.time.step.days * hours_per_day;
    write_column(file, rows,
                 {"gathering_time",
                  {"gathering"},
                  hours_since_start(input.scenario),
                  "start of the step of the gathering",
                  {{"standard_name", "time"}, {"calendar", "proleptic_gregorian"}}},
                 [hours](const Row& row) { return row.gathering->step * hours; });
}

} // namespace

void write_gatherings(Hdf5Writer& file, const ResultInput& input) {
    write_failed_gatherings(file, input);
    const std::vector<Row> rows = rows_of(input);
    file.dimension({"gathering", rows.size()});
    write_times(file, input, rows);
    write_columns(file, rows);
    file.write(Variable{"gathering_by_community",
                        {"gathering", "community"},
                        "1",
                        "people who came, by community"},
               counts_by(rows, input.shape.communities, &GatheringRecord::by_community));
    file.write(Variable{"gathering_by_subgroup",
                        {"gathering", "subgroup"},
                        "1",
                        "people who came, by subgroup"},
               counts_by(rows, input.shape.subgroups, &GatheringRecord::by_subgroup));
}

} // namespace diasim
