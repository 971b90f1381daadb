// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace diasim {

/// One gathering that took place.
struct GatheringRecord {
    std::uint32_t step = 0;
    std::uint16_t site = 0; ///< position in the gathering sites
    std::uint8_t activity = 0;
    bool is_called_by_association = false;
    std::uint32_t informed = 0;   ///< people who knew of the call
    std::uint32_t attendance = 0; ///< people who came
    std::vector<std::pair<std::uint16_t, std::uint32_t>> by_community; ///< rising; only who came
    std::vector<std::pair<std::uint8_t, std::uint32_t>> by_subgroup;

    friend bool operator==(const GatheringRecord&, const GatheringRecord&) = default;
};

/// Sizes of the arrays of a record.
struct RecordShape {
    std::uint32_t steps = 0;
    std::uint32_t periods = 0; ///< of the funnel, barrier losses and attitudes
    std::uint32_t steps_per_period = 1;
    std::size_t communities = 0;
    std::size_t activities = 0;
    std::size_t barriers = 0;
    std::size_t subgroups = 0;

    friend bool operator==(const RecordShape&, const RecordShape&) = default;
};

/// What one run writes down. Arrays are row by row in the order of the indices named.
struct RunRecord {
    RecordShape shape;
    std::uint32_t replicate = 0;
    std::vector<std::uint32_t> people;    ///< community, subgroup
    std::vector<std::uint32_t> acts;      ///< step, community, activity
    std::vector<std::uint32_t> attentive; ///< step, community: at the end of the step
    std::vector<std::uint32_t> reached;   ///< community: attentive at any time
    std::vector<std::uint32_t>
        participants; ///< community, activity: people who acted at least once
    std::vector<std::uint32_t> active_people; ///< community: people who did anything
    std::vector<float> attitude_mean;         ///< period, community: in [0, 1], NaN if empty
    std::vector<float> attitude_deviation;    ///< period, community: standard deviation
    std::vector<float> motivated;             ///< period, community, activity: estimated people
    std::vector<float> unhindered;            ///< period, community, activity: estimated people
    std::vector<float> barrier_loss; ///< period, community, activity, barrier: expected acts
    std::vector<GatheringRecord> gatherings; ///< in order of step, site, activity
    std::uint32_t failed_gatherings = 0;     ///< called, but fewer came than make a gathering

    friend bool operator==(const RunRecord&, const RunRecord&) = default;
};

/// A record with arrays of the right sizes, filled with zeros.
[[nodiscard]] RunRecord make_record(const RecordShape& shape, std::uint32_t replicate);

} // namespace diasim
