// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/run_record.hpp"
#include "model/scenario/scenario.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace diasim {

/// One number of a run, by name: "participants.rally@europe".
struct RunScalar {
    std::string name;
    std::string long_name;                          ///< in words
    std::function<double(const RunRecord&)> number; ///< NaN if it is not defined, such as the size
                                                    ///< of gatherings where there were none
};

/// What can be asked of a run of this scenario, everywhere: people, reached, active, gatherings,
/// attendance, typical_size, largest_size; critical_acts, solidarity_acts, loyal_acts;
/// acts.ACTIVITY, participants.ACTIVITY, gatherings.ACTIVITY; acts_lost.BARRIER,
/// loss_share.BARRIER. Numbers are those of Summary.
[[nodiscard]] std::vector<std::string> scalar_names(const Scenario& scenario);

/// The number of that name, maybe followed by "@PLACE": a region or a country by its name (AA).
/// It refers to nothing but itself.
/// @param sites where gatherings may be, as of Plan
/// @throws InputError if there is no such number or place, with the nearest one
[[nodiscard]] RunScalar run_scalar(const std::string& name, const Scenario& scenario,
                                   std::span<const Site> sites);

} // namespace diasim
