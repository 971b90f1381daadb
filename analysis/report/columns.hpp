// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/hdf5_reader.hpp"
#include "model/record/summary.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace diasim::analysis {

/// A table is there whole or not at all, so that nothing is read past its end.
/// @throws InputError if `is_whole` is false
void require_fit(bool is_whole, const std::filesystem::path& path);

/// Columns of tables in a group of a file. A table without rows has no columns in the file.
class Columns {
public:
    /// @param file must outlive this
    /// @param prefix what all names begin with, such as "comparison/"
    Columns(const Hdf5Reader& file, std::string prefix)
        : file_{&file}, prefix_{std::move(prefix)} {}

    [[nodiscard]] std::size_t rows(const std::string& column) const;
    /// Numbers stored as float64; empty if the column is absent.
    [[nodiscard]] std::vector<double> numbers(const std::string& column) const;
    [[nodiscard]] std::vector<std::string> texts(const std::string& column) const;

    /// Sets one member of each row. Rows beyond the column's end keep theirs.
    template <class Row, class Number>
    void numbers(const std::string& column, std::vector<Row>& rows, Number Row::*member) const {
        const std::vector<double> values = numbers(column);
        for (std::size_t i = 0; i != std::min(rows.size(), values.size()); ++i) {
            rows[i].*member = static_cast<Number>(values[i]);
        }
    }

    template <class Row>
    void texts(const std::string& column, std::vector<Row>& rows, std::string Row::*member) const {
        std::vector<std::string> values = texts(column);
        for (std::size_t i = 0; i != std::min(rows.size(), values.size()); ++i) {
            rows[i].*member = std::move(values[i]);
        }
    }

    /// The columns of that name with _low, _median and _high.
    template <class Row>
    void intervals(const std::string& column, std::vector<Row>& rows, Interval Row::*member) const {
        const std::vector<double> low = numbers(column + "_low");
        const std::vector<double> median = numbers(column + "_median");
        const std::vector<double> high = numbers(column + "_high");
        const std::size_t n = std::min({rows.size(), low.size(), median.size(), high.size()});
        for (std::size_t i = 0; i != n; ++i) {
            rows[i].*member = {low[i], median[i], high[i]};
        }
    }

private:
    const Hdf5Reader* file_;
    std::string prefix_;
};

} // namespace diasim::analysis
