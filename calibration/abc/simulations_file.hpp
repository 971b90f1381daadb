// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/sampler.hpp"
#include "model/record/hdf5_file.hpp"

#include <vector>

namespace diasim::calibration {

/// All simulations of a calibration, by generation and proposal; those of a generation that was
/// given up are the last. They point into the sampler.
[[nodiscard]] std::vector<const Simulation*> simulations_of(const Sampler& sampler);

/// Writes them into a posterior file: seeds, parameters, statistics, distances, weights, failures.
/// @param file with the dimensions simulation, parameter and statistic
/// @throws OutputError if the disk is full or fails
void write_simulations(Hdf5Writer& file, const Sampler& sampler);

} // namespace diasim::calibration
