// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diasim::analysis {

/// What a report shows of a file of `diasim sweep`. Tables are by output, then factor.
struct SweepReport {
    std::string title;
    std::string design; ///< grid, list, latin_hypercube, sobol, morris, saltelli
    std::int64_t runs_done = 0;
    std::int64_t runs_failed = 0;
    std::int64_t runs_missing = 0;
    std::vector<std::string> factors;
    std::vector<std::string> units; ///< by factor; "" if its values are words
    std::vector<std::string> outputs;
    std::vector<std::string> meanings;    ///< of outputs, in words
    std::vector<double> points;           ///< point, factor
    std::vector<double> means;            ///< point, output; NaN unless all replicates are done
    std::vector<double> morris_mu_star;   ///< empty for other designs
    std::vector<double> morris_sigma;     ///< the same
    std::vector<double> sobol_first;      ///< empty for other designs
    std::vector<double> sobol_total;      ///< the same
    std::vector<double> sobol_total_low;  ///< 2.5 %
    std::vector<double> sobol_total_high; ///< 97.5 %
};

/// @throws InputError if the file is damaged or no sweep
[[nodiscard]] SweepReport read_sweep(const std::filesystem::path& path);

} // namespace diasim::analysis
