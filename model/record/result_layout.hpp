// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// For write_result() alone: the parts of a result file.

#include "model/record/hdf5_file.hpp"
#include "model/record/result_file.hpp"

namespace diasim {

/// Dimensions with their names and places: communities, countries, sites, activities and so on.
void write_world(Hdf5Writer& file, const ResultInput& input);

/// What every replicate wrote down, row by row, zeros for those that failed.
void write_runs(Hdf5Writer& file, const ResultInput& input);

/// Gatherings of all replicates along one dimension.
void write_gatherings(Hdf5Writer& file, const ResultInput& input);

/// Unit of all times of the file: "hours since 2022-01-05 08:00:00", in UTC.
[[nodiscard]] std::string hours_since_start(const Scenario& scenario);

/// Replicates of the file, rising: those with a record and those that failed.
[[nodiscard]] std::vector<std::uint32_t> replicates_of(const ResultInput& input);

} // namespace diasim
