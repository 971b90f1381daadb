// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/quantity.hpp"
#include "model/scenario/csv.hpp"
#include "model/scenario/table_reader.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// What the table readers share: cells by column name, checked as they are read.
namespace diasim {

/// Bounds of a number, both included.
struct Bounds {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

inline constexpr Bounds share_bounds{0.0, 1.0};
inline constexpr Bounds count_bounds{0.0, std::numeric_limits<double>::infinity()};

/// Positions of names in a table that was read before, to resolve what refers to them.
class NameIndex {
public:
    /// `what` is what the names are of, for messages: "country".
    explicit NameIndex(std::string what) : what_{std::move(what)} {}

    template <class Table>
    [[nodiscard]] static NameIndex of(std::string what, const Table& table) {
        NameIndex index{std::move(what)};
        for (const auto& entry : table) {
            index.add(entry.name);
        }
        return index;
    }

    void add(const std::string& name) {
        if (positions_.emplace(name, names_.size()).second) {
            names_.push_back(name);
        } else {
            names_.emplace_back(); // a repeated name keeps its row, so that positions stay right
        }
    }

    [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
    [[nodiscard]] const std::string& what() const noexcept { return what_; }

private:
    std::string what_;
    std::unordered_map<std::string, std::size_t> positions_;
    std::vector<std::string> names_;
};

/// How many rows a table may have: at least one, or none too.
enum class RowCount : bool { some, any };

/// A CSV table with its file name, and the place where problems with it are put.
class Sheet {
public:
    /// Reads the file and looks for `required` columns; problems are added at once.
    Sheet(const TableFile& file, const std::vector<std::string>& required, Inputs& inputs,
          Problems& problems, RowCount count = RowCount::some, char separator = ',');

    /// Whether every required column is there and as many rows as must be. If not, that was
    /// reported.
    [[nodiscard]] bool is_usable() const noexcept { return is_usable_; }
    [[nodiscard]] std::size_t size() const noexcept { return table_.rows().size(); }
    [[nodiscard]] const std::string& file() const noexcept { return file_; }
    [[nodiscard]] const CsvTable& table() const noexcept { return table_; }
    [[nodiscard]] Problems& problems() const noexcept { return *problems_; }

    /// The columns beside the `known` ones that hold numbers only; others are remarks.
    [[nodiscard]] std::vector<std::string>
    other_number_columns(const std::vector<std::string>& known) const;

    /// Adds a problem at the name of the column.
    void report_column(std::string_view column, std::string message, std::string hint) const;

    /// Refuses more rows than positions of the tables that refer to this one can count.
    void check_size(std::size_t most);

private:
    void check_columns(const std::vector<std::string>& required);

    std::string file_;
    CsvTable table_;
    Problems* problems_;
    bool is_usable_ = false;
};

/// One row of a sheet. Each function reads the cell of a column that exists; what is wrong with it
/// is reported at the cell, and a harmless value returned so that reading goes on.
class SheetRow {
public:
    SheetRow(const Sheet& sheet, std::size_t row) : sheet_{&sheet}, row_{row} {}

    [[nodiscard]] std::uint32_t line() const { return sheet_->table().rows()[row_].line; }

    /// Where the cell starts in its line.
    [[nodiscard]] std::uint32_t place_of(std::string_view column) const {
        return cell(column).column;
    }

    /// The text without blanks around it, maybe empty.
    [[nodiscard]] std::string text_or_empty(std::string_view column) const;
    /// The text, which must not be empty.
    [[nodiscard]] std::string text(std::string_view column) const;
    [[nodiscard]] double number(std::string_view column, Bounds bounds) const;
    /// The number, or 0 if the cell is empty: nothing known to have happened.
    [[nodiscard]] double number_or_zero(std::string_view column, Bounds bounds) const;
    /// Two columns, the first not above the second.
    [[nodiscard]] std::pair<double, double> interval(std::string_view low, std::string_view high,
                                                     Bounds bounds) const;
    [[nodiscard]] UtcTime time(std::string_view column) const;
    [[nodiscard]] bool yes_or_no(std::string_view column) const;
    /// Position of the name in `index`, 0 if there is none.
    [[nodiscard]] std::size_t reference(std::string_view column, const NameIndex& index) const;
    /// The parts of a text that are separated by ';', without blanks; each once.
    [[nodiscard]] std::vector<std::string> list(std::string_view column) const;
    /// As reference, for one name of a list.
    [[nodiscard]] std::optional<std::size_t>
    resolve(std::string_view column, const std::string& name, const NameIndex& index) const;

    /// Adds the problem "column: message" at the cell.
    void report(std::string_view column, std::string_view message, std::string hint = "") const;

private:
    [[nodiscard]] const CsvField& cell(std::string_view column) const;

    const Sheet* sheet_;
    std::size_t row_;
};

/// The names of a column, each of which must be there once.
class UniqueNames {
public:
    /// The name in the column of the row, reported if an earlier row has it.
    [[nodiscard]] std::string read(const SheetRow& row, std::string_view column);

private:
    std::unordered_map<std::string, std::uint32_t> lines_; ///< by name
};

} // namespace diasim
