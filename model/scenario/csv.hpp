// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diasim {

/// One field with its place. Line and column count from 1, columns in bytes.
struct CsvField {
    std::string_view text; ///< without quotes
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t width = 1; ///< bytes on its first line, with quotes; at least 1
};

struct CsvRow {
    std::uint32_t line = 0; ///< where the row starts
    std::vector<CsvField> fields;
};

/// A table of texts, RFC 4180, one header line. Fields point into the text that was parsed, which
/// must outlive the table, or into the table itself; hence it moves but does not copy.
class CsvTable {
public:
    CsvTable() = default;
    CsvTable(const CsvTable&) = delete;
    CsvTable& operator=(const CsvTable&) = delete;
    CsvTable(CsvTable&&) = default;
    CsvTable& operator=(CsvTable&&) = default;
    ~CsvTable() = default;

    [[nodiscard]] const std::vector<CsvField>& header() const noexcept { return header_; }
    /// Rows with as many fields as the header; others were reported.
    [[nodiscard]] const std::vector<CsvRow>& rows() const noexcept { return rows_; }
    /// Position of the column called `name`, or nothing.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const noexcept;

private:
    friend CsvTable parse_csv(const std::string& file, std::string_view text, Problems& problems,
                              char separator);

    std::vector<CsvField> header_;
    std::vector<CsvRow> rows_;
    std::list<std::string> unescaped_; ///< texts of quoted fields that hold quotes
};

/// Parses `text`: comma, quoted fields with line ends and doubled quotes, LF or CRLF, a UTF-8 byte
/// order mark skipped, blank lines skipped. Adds to `problems`, under the name `file`: an
/// unterminated quote, text after a closing quote, a quote inside an unquoted field, a wrong number
/// of fields, an empty or repeated header, no header at all, invalid UTF-8, a NUL byte.
/// @param separator between fields; a comma but for exports of other programs
[[nodiscard]] CsvTable parse_csv(const std::string& file, std::string_view text, Problems& problems,
                                 char separator = ',');

} // namespace diasim
