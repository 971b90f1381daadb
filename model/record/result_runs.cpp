// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/result_layout.hpp"

#include <algorithm>
#include <functional>

namespace diasim {
namespace {

/// Where readers find the coordinates of communities.
Attributes on_map() {
    return {{"coordinates", "latitude longitude"}};
}

/// One array of the record of each replicate, one after the other; zeros where a replicate failed.
template <class T>
std::vector<T> stacked(const ResultInput& input, std::vector<T> RunRecord::*member) {
    const std::vector<std::uint32_t> replicates = replicates_of(input);
    const std::size_t size = (make_record(input.shape, 0).*member).size();
    std::vector<T> all(replicates.size() * size, T{});
    for (const RunRecord& record : input.records) {
        const auto row = std::lower_bound(replicates.begin(), replicates.end(), record.replicate) -
                         replicates.begin();
        std::ranges::copy(record.*member, all.begin() + row * static_cast<std::ptrdiff_t>(size));
    }
    return all;
}

template <class T>
void write_stacked(Hdf5Writer& file, const ResultInput& input, const Variable& variable,
                   std::vector<T> RunRecord::*member) {
    file.write(variable, stacked(input, member));
}

void write_people(Hdf5Writer& file, const ResultInput& input) {
    write_stacked(file, input,
                  {"people",
                   {"replicate", "community", "subgroup"},
                   "1",
                   "people; summed over subgroups the first stage of the funnel",
                   on_map()},
                  &RunRecord::people);
    write_stacked(file, input,
                  {"attentive",
                   {"replicate", "time", "community"},
                   "1",
                   "people who attend to the homeland's news at the end of the step; the second "
                   "stage of the funnel",
                   on_map()},
                  &RunRecord::attentive);
    write_stacked(file, input,
                  {"reached",
                   {"replicate", "community"},
                   "1",
                   "people who were attentive at any time",
                   on_map()},
                  &RunRecord::reached);
    write_stacked(file, input,
                  {"active_people",
                   {"replicate", "community"},
                   "1",
                   "people who did anything at least once",
                   on_map()},
                  &RunRecord::active_people);
    write_stacked(file, input,
                  {"attitude_mean",
                   {"replicate", "period", "community"},
                   "1",
                   "mean attitude at the end of the period, 0 loyal to 1 critical; NaN if empty",
                   on_map()},
                  &RunRecord::attitude_mean);
    write_stacked(file, input,
                  {"attitude_deviation",
                   {"replicate", "period", "community"},
                   "1",
                   "standard deviation of attitude; NaN if the community is empty",
                   on_map()},
                  &RunRecord::attitude_deviation);
}

void write_activities(Hdf5Writer& file, const ResultInput& input) {
    write_stacked(file, input,
                  {"participation",
                   {"replicate", "time", "community", "activity"},
                   "1",
                   "acts in the step; summed over a period the last stage of the funnel",
                   on_map()},
                  &RunRecord::acts);
    write_stacked(file, input,
                  {"participants",
                   {"replicate", "community", "activity"},
                   "1",
                   "people who acted at least once",
                   on_map()},
                  &RunRecord::participants);
    write_stacked(file, input,
                  {"funnel_motivated",
                   {"replicate", "period", "community", "activity"},
                   "1",
                   "estimated attentive people whom nothing but barriers keeps from acting",
                   on_map()},
                  &RunRecord::motivated);
    write_stacked(file, input,
                  {"funnel_unhindered",
                   {"replicate", "period", "community", "activity"},
                   "1",
                   "estimated attentive people whose motives outweigh their barriers",
                   on_map()},
                  &RunRecord::unhindered);
}

/// Mean over the replicates that were done.
std::vector<float> mean_losses(const ResultInput& input) {
    std::vector<double> sums(make_record(input.shape, 0).barrier_loss.size(), 0.0);
    for (const RunRecord& record : input.records) {
        std::ranges::transform(record.barrier_loss, sums, sums.begin(), std::plus<>{});
    }
    const double n = std::max(1.0, static_cast<double>(input.records.size()));
    std::vector<float> means;
    means.reserve(sums.size());
    for (const double sum : sums) {
        means.push_back(static_cast<float>(sum / n));
    }
    return means;
}

/// Sum over the periods, by replicate.
std::vector<double> total_losses(const ResultInput& input) {
    const std::size_t size =
        input.shape.communities * input.shape.activities * input.shape.barriers;
    const std::vector<float> losses = stacked(input, &RunRecord::barrier_loss);
    const std::size_t per_replicate = size * input.shape.periods;
    std::vector<double> totals(replicates_of(input).size() * size, 0.0);
    for (std::size_t i = 0; i != losses.size(); ++i) {
        totals[i / per_replicate * size + i % size] += static_cast<double>(losses[i]);
    }
    return totals;
}

void write_losses(Hdf5Writer& file, const ResultInput& input) {
    if (input.shape.barriers == 0) {
        return;
    }
    file.write(Variable{"barrier_loss",
                        {"period", "community", "activity", "barrier"},
                        "1",
                        "expected acts lost to the barrier, mean over replicates",
                        on_map()},
               mean_losses(input));
    file.write(Variable{"barrier_loss_total",
                        {"replicate", "community", "activity", "barrier"},
                        "1",
                        "expected acts lost to the barrier, sum over periods",
                        on_map()},
               total_losses(input));
}

} // namespace

void write_runs(Hdf5Writer& file, const ResultInput& input) {
    write_people(file, input);
    write_activities(file, input);
    write_losses(file, input);
}

} // namespace diasim
