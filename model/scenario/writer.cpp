// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/writer.hpp"

#include "model/scenario/leaf_text.hpp"
#include "model/scenario/origin_text.hpp"
#include "model/scenario/outline.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diasim {
namespace {

struct NodeValue {
    [[nodiscard]] Node::Value operator()(const bool* value) const { return *value; }
    [[nodiscard]] Node::Value operator()(const std::uint32_t* value) const {
        return static_cast<std::int64_t>(*value);
    }
    [[nodiscard]] Node::Value operator()(const std::uint64_t* value) const {
        return static_cast<std::int64_t>(*value);
    }
    [[nodiscard]] Node::Value operator()(const double* value) const { return *value; }
    [[nodiscard]] Node::Value operator()(const Share* value) const { return value->value; }
    [[nodiscard]] Node::Value operator()(const std::string* value) const { return *value; }
    [[nodiscard]] Node::Value operator()(const UtcTime* value) const { return *value; }
    [[nodiscard]] Node::Value operator()(const std::vector<std::string>* value) const {
        Node::Array elements;
        for (const std::string& text : *value) {
            elements.emplace_back().value = text;
        }
        return elements;
    }
    [[nodiscard]] Node::Value operator()(const std::vector<double>* value) const {
        Node::Array elements;
        for (const double number : *value) {
            elements.emplace_back().value = number;
        }
        return elements;
    }
    [[nodiscard]] Node::Value operator()(const Weights* value) const {
        Node::Table entries;
        for (const auto& [name, weight] : *value) {
            entries.emplace_back(name, Node{}).second.value = weight;
        }
        return entries;
    }
    [[nodiscard]] Node::Value operator()(const ChoiceReference& choice) const {
        return std::string{choice.words[*choice.value]};
    }
    template <class Quantity>
    [[nodiscard]] Node::Value operator()(const Quantity* value) const {
        return to_text(*value);
    }
};

std::string quoted_text(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (code < 0x20 || code == 0x7F) {
            result += fmt::format("\\u{:04X}", code);
        } else {
            result += c;
        }
    }
    return result + "\"";
}

struct TomlText {
    [[nodiscard]] std::string operator()(bool value) const { return value ? "true" : "false"; }
    [[nodiscard]] std::string operator()(std::int64_t value) const {
        return fmt::format("{}", value);
    }
    [[nodiscard]] std::string operator()(double value) const { return to_text(value); }
    [[nodiscard]] std::string operator()(const std::string& value) const {
        return quoted_text(value);
    }
    [[nodiscard]] std::string operator()(UtcTime value) const { return to_text(value); }
    [[nodiscard]] std::string operator()(const Node::Array& value) const {
        std::vector<std::string> elements;
        for (const Node& element : value) {
            elements.push_back(std::visit(*this, element.value));
        }
        return "[" + comma_list(elements) + "]";
    }
    [[nodiscard]] std::string operator()(const Node::Table& value) const {
        check(value.empty(), "only an empty table is written in a line");
        return "{}";
    }
};

struct Line {
    std::string path;
    std::string text;
    std::string origin;
};

/// The lines of the file in the order of the format; a map of numbers is a line for each.
std::vector<Line> lines_of(Scenario& scenario) {
    std::vector<Line> lines;
    const OriginTexts origins{scenario};
    for (const Leaf& leaf : outline(scenario).leaves) {
        if (!leaf.is_active || (leaf.limits.is_annotation && value_text(leaf).empty())) {
            continue;
        }
        const Node::Value value = std::visit(NodeValue{}, leaf.value);
        const auto* entries = std::get_if<Node::Table>(&value);
        if (entries == nullptr || entries->empty()) {
            lines.push_back({leaf.path, std::visit(TomlText{}, value), origins.of(leaf)});
            continue;
        }
        for (const auto& [name, entry] : *entries) {
            lines.push_back({leaf.path + "." + name, std::visit(TomlText{}, entry.value),
                             origins.of(leaf, name)});
        }
    }
    return lines;
}

/// Tables in the order of their first line.
std::vector<std::string> tables_of(const std::vector<Line>& lines) {
    std::vector<std::string> tables{""};
    for (const Line& line : lines) {
        const std::string table = parent_of(line.path);
        if (std::find(tables.begin(), tables.end(), table) == tables.end()) {
            tables.push_back(table);
        }
    }
    return tables;
}

/// The table at a path, made if it is not there.
Node::Table& table_at(Node& root, std::string_view path) {
    if (path.empty()) {
        return *root.table();
    }
    Node::Table& outer = table_at(root, parent_of(path));
    const std::string key = key_of(path);
    const auto entry =
        std::find_if(outer.begin(), outer.end(), [&key](const auto& e) { return e.first == key; });
    Node& node = entry != outer.end() ? entry->second : outer.emplace_back(key, Node{}).second;
    return *node.table();
}

} // namespace

std::string effective_toml(const Scenario& scenario, OriginComments comments) {
    Scenario copy = scenario; // the description speaks of members that can be set
    const std::vector<Line> lines = lines_of(copy);
    std::string text;
    for (const std::string& table : tables_of(lines)) {
        if (!table.empty()) {
            text += fmt::format("\n[{}]\n", table);
        }
        for (const Line& line : lines) {
            if (parent_of(line.path) != table) {
                continue;
            }
            text += fmt::format("{} = {}", key_of(line.path), line.text);
            text += comments == OriginComments::with ? fmt::format("  # {}\n", line.origin) : "\n";
        }
    }
    return text;
}

Node effective_node(const Scenario& scenario) {
    Scenario copy = scenario;
    Node root;
    for (const Leaf& leaf : outline(copy).leaves) {
        if (leaf.is_active) {
            table_at(root, parent_of(leaf.path))
                .emplace_back(key_of(leaf.path), Node{})
                .second.value = std::visit(NodeValue{}, leaf.value);
        }
    }
    return root;
}

} // namespace diasim
