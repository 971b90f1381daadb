// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/design/law.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace diasim::calibration {

/// How the points of a sweep are chosen.
enum class DesignKind : std::uint8_t { grid, list, latin_hypercube, sobol, morris, saltelli };

struct DesignSpec {
    DesignKind kind = DesignKind::grid;
    std::uint32_t points = 0;       ///< of latin_hypercube, sobol; blocks of saltelli
    std::uint32_t levels = 5;       ///< of each range in a grid
    std::uint32_t trajectories = 0; ///< of morris
    std::uint32_t steps = 4;        ///< levels of morris
    std::string file;               ///< of list
    std::uint64_t seed = 1;         ///< of the points and of the bootstrap
};

/// Which random numbers the runs of different points have.
enum class Seeds : std::uint8_t {
    common,     ///< replicate r is the same chance everywhere
    independent ///< each point has a seed of its own
};

/// How a factor is said to vary.
enum class FactorForm : std::uint8_t { none, uniform, log_uniform, normal, beta, values };

/// Something of the scenario that differs between points.
struct Factor {
    std::string name;
    std::string target; ///< path as in --set
    FactorForm form = FactorForm::none;
    double first = 0.0;
    double second = 1.0;
    std::vector<std::string> values; ///< as after --set PATH=
    std::string note;
};

/// What a sweep does: a design of points times replicates, and what is written down of each run.
struct SweepPlan {
    std::string title;
    std::string description;
    std::string scenario; ///< file
    std::vector<std::string> sets;
    std::uint32_t replicates = 1;
    Seeds seeds = Seeds::common;
    std::vector<std::string> outputs; ///< names of run_scalar()
    DesignSpec design;
    std::vector<Factor> factors;
};

} // namespace diasim::calibration
