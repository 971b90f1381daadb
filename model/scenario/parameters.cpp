// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/parameters.hpp"

#include "model/scenario/leaf_text.hpp"
#include "model/scenario/origin_text.hpp"
#include "model/scenario/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

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

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
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
    std::array<std::size_t, columns.size()> widths{};
    for (std::size_t c = 0; c != columns.size(); ++c) {
        widths[c] = columns[c].title.size();
        for (const ParameterRow& row : rows) {
            widths[c] = std::max(widths[c], printed_width(one_line(row.*columns[c].text)));
        }
    }
    const auto line = [&widths](const auto& cell) {
        std::string text;
        for (std::size_t c = 0; c != columns.size(); ++c) {
            const std::string content = one_line(cell(columns[c]));
            text += content + std::string(widths[c] - printed_width(content) + 2, ' ');
        }
        return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
    };
    std::string text = line([](const Column& column) { return std::string{column.title}; });
    for (const ParameterRow& row : rows) {
        text += line([&row](const Column& column) { return row.*column.text; });
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
