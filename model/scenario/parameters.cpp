// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/parameters.hpp"

#include "model/base/quantity.hpp"
#include "model/base/text.hpp"
#include "model/scenario/leaf_text.hpp"
#include "model/scenario/origin_text.hpp"
#include "model/scenario/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

namespace diasim {
namespace {

struct Column {
    std::string_view title;
    std::string ParameterRow::*text;
};

constexpr std::array<Column, 10> columns{{{"path", &ParameterRow::path},
                                          {"value", &ParameterRow::value},
                                          {"unit", &ParameterRow::unit},
                                          {"default", &ParameterRow::default_value},
                                          {"range", &ParameterRow::range},
                                          {"prior", &ParameterRow::prior},
                                          {"source", &ParameterRow::source},
                                          {"note", &ParameterRow::note},
                                          {"origin", &ParameterRow::origin},
                                          {"meaning", &ParameterRow::meaning}}};

/// What entries say of themselves, by path ("barrier.x.source").
using Annotations = std::map<std::string, std::string>;

/// What the nearest enclosing entry says under `key`; "" if nothing.
std::string annotation_of(const Annotations& annotations, std::string path, std::string_view key) {
    while (!path.empty()) {
        path = parent_of(path);
        const auto found = annotations.find(fmt::format("{}.{}", path, key));
        if (found != annotations.end()) {
            return found->second;
        }
    }
    return "";
}

ParameterRow row_of(const Leaf& leaf, const OriginTexts& origins, const Annotations& annotations) {
    ParameterRow row;
    row.path = leaf.path;
    row.unit = unit_text(leaf);
    row.value = value_text(leaf);
    row.default_value = origins.default_of(leaf);
    row.range = range_text(leaf);
    row.origin = origins.of(leaf);
    row.meaning = leaf.meaning;
    if (leaf.limits.has_range()) {
        row.prior = annotation_of(annotations, leaf.path, "prior");
        row.note = annotation_of(annotations, leaf.path, "note");
        row.source = row.origin == "default" ? "" : annotation_of(annotations, leaf.path, "source");
    }
    if (row.source.empty() && row.origin == "default") {
        row.source = leaf.limits.source;
    }
    if (row.unit == "1") {
        const std::string unit = annotation_of(annotations, leaf.path, "unit");
        row.unit = unit.empty() ? row.unit : unit;
    }
    return row;
}

/// One row, or one for each entry of a map of numbers.
void add_rows(const Leaf& leaf, const OriginTexts& origins, const Annotations& annotations,
              std::vector<ParameterRow>& rows) {
    const ParameterRow row = row_of(leaf, origins, annotations);
    const auto* weights = std::get_if<Weights*>(&leaf.value);
    if (weights == nullptr) {
        rows.push_back(row);
        return;
    }
    for (const auto& [name, weight] : **weights) {
        ParameterRow entry = row;
        entry.path += "." + name;
        entry.value = to_text(weight);
        entry.default_value = "0";
        entry.origin = origins.of(leaf, name);
        rows.push_back(std::move(entry));
    }
}

/// Code points, so that columns stand under each other.
std::size_t printed_width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

constexpr std::size_t line_width = 100;
constexpr std::size_t indent = 4;
constexpr std::size_t gap = 2;
constexpr std::array<std::size_t, 4> text_widths{48, 22, 16, 8}; ///< with the gaps line_width

/// The text cut to a number of characters, with a mark if something is left out.
std::string shortened(const std::string& text, std::size_t width) {
    if (printed_width(text) <= width) {
        return text;
    }
    std::string cut;
    for (std::size_t i = 0, used = 0; i != text.size(); ++i) {
        used += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U ? 1U : 0U;
        if (used == width) {
            break;
        }
        cut += text[i];
    }
    return cut + "\u2026";
}

/// A line of the table for reading. A path that is too long has a line of its own: paths are there
/// to be copied.
std::string text_row(const std::array<std::string, text_widths.size()>& cells) {
    std::string text;
    std::size_t end = 0;
    std::size_t used = 0;
    for (std::size_t c = 0; c != cells.size(); ++c) {
        const std::string cell =
            c == 0 ? cells[c] : shortened(one_line(cells[c]), text_widths.at(c));
        if (cell.empty()) {
            end += text_widths.at(c) + gap;
            continue;
        }
        if (used > end) {
            text += '\n';
            used = 0;
        }
        text += std::string(end - used, ' ') + cell;
        used = end + printed_width(cell);
        end += text_widths.at(c) + gap;
    }
    return text + '\n';
}

/// A quantity carries its unit already.
std::string value_and_unit(const ParameterRow& row) {
    const bool is_plain = !row.unit.empty() && row.unit != "1" && parse_number(row.value);
    return is_plain ? row.value + ' ' + row.unit : row.value;
}

/// What does not fit into the columns, in words.
std::string details(const ParameterRow& row) {
    std::string text = one_line(row.meaning);
    const auto add = [&text](std::string_view label, const std::string& content) {
        if (!content.empty()) {
            text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", label, one_line(content));
        }
    };
    add("prior", row.prior);
    add("source", row.source);
    add("note", row.note);
    add("from", row.origin == "default" ? "" : row.origin);
    return text;
}

/// Words in indented lines of at most line_width characters.
std::string wrapped(const std::string& text) {
    std::string lines;
    std::size_t used = line_width;
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        const std::size_t width = printed_width(word);
        if (used + 1 + width > line_width) {
            lines += (lines.empty() ? "" : "\n") + std::string(indent, ' ') + word;
            used = indent + width;
        } else {
            lines += ' ' + word;
            used += 1 + width;
        }
    }
    return lines.empty() ? lines : lines + '\n';
}

std::string markdown_cell(const std::string& text) {
    std::string cell;
    for (const char c : one_line(text)) {
        cell += c == '|' ? "\\|" : std::string{c};
    }
    return cell;
}

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string field = "\"";
    for (const char c : text) {
        field += c == '"' ? "\"\"" : std::string{c};
    }
    return field + "\"";
}

} // namespace

std::vector<ParameterRow> parameter_rows(const Scenario& scenario) {
    Scenario copy = scenario; // the description speaks of members that can be set
    const OriginTexts origins{scenario};
    const Outline fields = outline(copy);
    Annotations annotations;
    for (const Leaf& leaf : fields.leaves) {
        if (leaf.limits.is_annotation) {
            annotations.emplace(leaf.path, value_text(leaf));
        }
    }
    std::vector<ParameterRow> rows;
    for (const Leaf& leaf : fields.leaves) {
        if (leaf.is_active && !leaf.limits.is_annotation) {
            add_rows(leaf, origins, annotations, rows);
        }
    }
    return rows;
}

std::string parameters_text(const std::vector<ParameterRow>& rows) {
    std::string text = text_row({"path", "value and unit", "range", "default"});
    for (const ParameterRow& row : rows) {
        text += text_row({row.path, value_and_unit(row), row.range, row.default_value});
        text += wrapped(details(row));
    }
    return text;
}

std::string parameters_markdown(const std::vector<ParameterRow>& rows) {
    std::string text = "|";
    std::string rule = "|";
    for (const Column& column : columns) {
        text += fmt::format(" {} |", column.title);
        rule += " --- |";
    }
    text += "\n" + rule + "\n";
    for (const ParameterRow& row : rows) {
        text += "|";
        for (const Column& column : columns) {
            text += fmt::format(" {} |", markdown_cell(row.*column.text));
        }
        text += "\n";
    }
    return text;
}

std::string parameters_csv(const std::vector<ParameterRow>& rows) {
    std::string text;
    for (const Column& column : columns) {
        text += (text.empty() ? "" : ",") + std::string{column.title};
    }
    text += "\n";
    for (const ParameterRow& row : rows) {
        std::string line;
        for (const Column& column : columns) {
            line += (line.empty() ? "" : ",") + csv_field(row.*column.text);
        }
        text += line + "\n";
    }
    return text;
}

} // namespace diasim
