// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/parameter_draws.hpp"

#include "model/base/error.hpp"
#include "model/base/random.hpp"
#include "model/record/hdf5_reader.hpp"

#include <fmt/format.h>

#include <sstream>

namespace diasim {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path) {
    throw InputError{{Problem{Location{}, fmt::format("{}: no posterior", path.string()), "", 1,
                              "diasim calibrate FILE -o POSTERIOR.h5 makes one"}},
                     ExitCode::input_missing};
}

/// A number as after --set: quantities need their unit.
std::string text_of(double value, const std::string& unit) {
    if (unit == "d" || unit == "km") {
        return fmt::format("{} {}", value, unit);
    }
    return unit == "1/d" ? fmt::format("{}/d", value) : fmt::format("{}", value);
}

/// Where the weights laid end to end reach a random place.
std::size_t drawn(const ParameterDraws& draws, std::uint64_t seed, std::uint32_t replicate) {
    Stream stream{RunKey{seed, replicate}, Purpose::posterior_draw, 0, 0};
    double left = uniform(stream);
    for (std::size_t i = 0; i != draws.weights.size(); ++i) {
        left -= draws.weights[i];
        if (left < 0.0) {
            return i;
        }
    }
    return draws.weights.size() - 1; // rounding
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream{line};
    for (std::string cell; std::getline(stream, cell, ',');) {
        cells.push_back(cell);
    }
    return cells;
}

} // namespace

ParameterDraws read_parameter_draws(const std::filesystem::path& path) {
    const Hdf5Reader file{path};
    for (const char* name : {"parameter_path", "parameter_unit", "posterior", "weight"}) {
        if (!file.has(name)) {
            refuse(path);
        }
    }
    ParameterDraws draws;
    draws.paths = file.read_strings("parameter_path").values;
    draws.units = file.read_strings("parameter_unit").values;
    draws.weights = file.read<double>("weight").values;
    const Hdf5Array<double> values = file.read<double>("posterior");
    const std::size_t n = draws.paths.size();
    if (draws.weights.empty() || n == 0 || draws.units.size() != n ||
        values.values.size() != n * draws.weights.size()) {
        refuse(path);
    }
    for (std::size_t i = 0; i != draws.weights.size(); ++i) {
        const auto row = values.values.begin() + static_cast<std::ptrdiff_t>(i * n);
        draws.values.emplace_back(row, row + static_cast<std::ptrdiff_t>(n));
    }
    return draws;
}

std::string draws_table(const ParameterDraws& draws, std::uint64_t seed, std::uint32_t replicates) {
    std::string table = "replicate";
    for (const std::string& path : draws.paths) {
        table += ',' + path;
    }
    table += '\n';
    for (std::uint32_t replicate = 0; replicate != replicates; ++replicate) {
        const std::vector<double>& row = draws.values[drawn(draws, seed, replicate)];
        table += std::to_string(replicate);
        for (std::size_t k = 0; k != row.size(); ++k) {
            table += ',' + text_of(row[k], draws.units[k]);
        }
        table += '\n';
    }
    return table;
}

std::vector<std::string> assignments_in(const std::string& table, std::uint32_t replicate) {
    std::istringstream lines{table};
    std::string line;
    std::getline(lines, line);
    const std::vector<std::string> paths = cells_of(line);
    while (std::getline(lines, line)) {
        const std::vector<std::string> cells = cells_of(line);
        if (cells.size() == paths.size() && cells.front() == std::to_string(replicate)) {
            std::vector<std::string> assignments;
            assignments.reserve(cells.size());
            for (std::size_t k = 1; k != cells.size(); ++k) {
                assignments.push_back(paths[k] + '=' + cells[k]);
            }
            return assignments;
        }
    }
    throw InputError{fmt::format("{}: no row for replicate {}", draws_file, replicate)};
}

} // namespace diasim
