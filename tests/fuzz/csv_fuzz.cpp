// SPDX-License-Identifier: BSD-3-Clause
// The table of texts below all typed tables.
#include "model/scenario/csv.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace diasim;
using fuzz::require;

std::string written(const std::vector<CsvField>& fields) {
    std::string line;
    for (const CsvField& field : fields) {
        line += line.empty() ? "\"" : ",\"";
        for (const char c : field.text) {
            line += c == '"' ? "\"\"" : std::string(1, c);
        }
        line += '"';
    }
    return line + "\n";
}

std::string written(const CsvTable& table) {
    std::string text = written(table.header());
    for (const CsvRow& row : table.rows()) {
        require(row.fields.size() == table.header().size(), "rows are as long as the header");
        text += written(row.fields);
    }
    return text;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const fuzz::Files none;
    const Inputs inputs = fuzz::inputs_of(none);
    Problems problems{inputs};
    const std::string_view text = fuzz::text_of(data, size);
    const CsvTable table = parse_csv("x.csv", text, problems);
    const std::string once = written(table);
    if (problems.empty()) {
        const CsvTable again = parse_csv("x.csv", once, problems);
        require(problems.empty(), "a written table has nothing wrong");
        require(written(again) == once, "a written table reads back to the same");
    }
    return 0;
}
