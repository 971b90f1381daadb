// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diasim {

/// Weighted draws of values of a scenario, such as a posterior.
struct ParameterDraws {
    std::vector<std::string> paths;          ///< as in --set
    std::vector<std::string> units;          ///< "d", "1/d", "km", or a unit that is not written
    std::vector<std::vector<double>> values; ///< draw, path: in the unit
    std::vector<double> weights;             ///< by draw, >= 0, adding up to 1
};

/// Reads them from the file of a calibration. @throws InputError if it is none, or damaged
[[nodiscard]] ParameterDraws read_parameter_draws(const std::filesystem::path& path);

/// Name among the copies of inputs of the table that draws_table() makes.
inline constexpr const char* draws_file = "posterior-draws.csv";

/// What the replicates of an ensemble draw: a CSV table with a row for each replicate and a column
/// for each path, in words as after --set. Replicate r draws as a function of (seed, r).
[[nodiscard]] std::string draws_table(const ParameterDraws& draws, std::uint64_t seed,
                                      std::uint32_t replicates);

/// The assignments "path=value" of one replicate in such a table.
/// @throws InputError if the table has no such row
[[nodiscard]] std::vector<std::string> assignments_in(const std::string& table,
                                                      std::uint32_t replicate);

} // namespace diasim
