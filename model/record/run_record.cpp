// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/run_record.hpp"

namespace diasim {

RunRecord make_record(const RecordShape& shape, std::uint32_t replicate) {
    RunRecord record;
    record.shape = shape;
    record.replicate = replicate;
    const std::size_t communities = shape.communities;
    const std::size_t by_activity = communities * shape.activities;
    record.people.assign(communities * shape.subgroups, 0);
    record.acts.assign(shape.steps * by_activity, 0);
    record.attentive.assign(shape.steps * communities, 0);
    record.reached.assign(communities, 0);
    record.participants.assign(by_activity, 0);
    record.active_people.assign(communities, 0);
    record.attitude_mean.assign(shape.periods * communities, 0.0F);
    record.attitude_deviation.assign(shape.periods * communities, 0.0F);
    record.motivated.assign(shape.periods * by_activity, 0.0F);
    record.unhindered.assign(shape.periods * by_activity, 0.0F);
    record.barrier_loss.assign(shape.periods * by_activity * shape.barriers, 0.0F);
    return record;
}

} // namespace diasim
