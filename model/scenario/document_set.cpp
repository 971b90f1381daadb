// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/text.hpp"
#include "model/scenario/document.hpp"
#include "model/scenario/document_change.hpp"
#include "model/scenario/document_layers.hpp"
#include "model/scenario/outline.hpp"
#include "model/scenario/toml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace diasim {
namespace {

struct Assignment {
    KeyPath path;
    char operation = '='; ///< '=', '*' or '+'
    std::string_view value;
};

bool is_bare_key(std::string_view key) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789_-";
    return !key.empty() && key.find_first_not_of(allowed) == std::string_view::npos;
}

/// The keys of a dotted path; empty if one of them is none.
KeyPath split_path(std::string_view text) {
    KeyPath path;
    while (true) {
        const std::size_t dot = text.find('.');
        const std::string_view key = trimmed(text.substr(0, dot));
        if (!is_bare_key(key)) {
            return {};
        }
        path.emplace_back(key);
        if (dot == std::string_view::npos) {
            return path;
        }
        text.remove_prefix(dot + 1);
    }
}

std::optional<Assignment> split_assignment(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
        return std::nullopt;
    }
    Assignment result;
    std::string_view path = text.substr(0, equals);
    if (path.ends_with('*') || path.ends_with('+')) {
        result.operation = path.back();
        path.remove_suffix(1);
    }
    result.path = split_path(path);
    result.value = trimmed(text.substr(equals + 1));
    return result.path.empty() ? std::nullopt : std::optional{result};
}

/// Says of each value where it came from: the command line.
void relocate(Node& node, const Location& place) {
    node.location = place;
    node.key_location = place;
    node.width = 1;
    node.key_width = 1;
    node.layer = "--set";
    if (Node::Table* entries = node.table()) {
        for (auto& entry : *entries) {
            relocate(entry.second, place);
        }
    } else if (auto* elements = std::get_if<Node::Array>(&node.value)) {
        for (Node& element : *elements) {
            relocate(element, place);
        }
    }
}

/// The text as one TOML value, else as the string it is: a shell takes the quotes away.
Node parse_value(std::string_view text, const Location& place, Problems& problems) {
    const Inputs no_files;
    Problems found{no_files};
    std::optional<Node> line = parse_toml("", fmt::format("v = {}", text), found);
    Node value;
    if (line && line->table()->size() == 1) {
        for (const Problem& problem : found.all()) {
            problems.add(place, problem.message, 1, problem.hint);
        }
        value = std::move(line->table()->front().second);
    } else {
        value.value = std::string{text};
    }
    relocate(value, place);
    return value;
}

const Node* find_path(const Node& root, const KeyPath& path, std::size_t n_keys) {
    const Node* node = &root;
    for (std::size_t i = 0; i != n_keys && node != nullptr; ++i) {
        node = node->find(path[i]);
    }
    return node;
}

/// Whether a path leads to a number in a table of numbers by name, such as motive.*.drives.
bool is_in_weights(const KeyPath& path) {
    static const std::vector<std::string> patterns = [] {
        Scenario scenario;
        std::vector<std::string> found;
        for (const Leaf& leaf : format_outline(scenario).leaves) {
            if (std::holds_alternative<Weights*>(leaf.value)) {
                found.push_back(leaf.path + ".*");
            }
        }
        return found;
    }();
    return std::any_of(patterns.begin(), patterns.end(),
                       [&path](const std::string& pattern) { return fits(path, pattern); });
}

/// What a scenario may be told by --set.
class KnownPaths {
public:
    KnownPaths(const Node& document, const Node& defaults)
        : document_{&document}, defaults_{&defaults} {}

    [[nodiscard]] bool has(const KeyPath& path) const {
        if (exists(path, path.size()) || is_open_entry(path)) {
            return true;
        }
        // One of several exclusive forms, of which the defaults hold another.
        for (std::size_t n = 1; n < path.size(); ++n) {
            const KeyPath table{path.begin(), path.begin() + static_cast<std::ptrdiff_t>(n)};
            const std::vector<std::string> forms = exclusive_keys(table);
            if (exists(table, n) && std::find(forms.begin(), forms.end(), path[n]) != forms.end()) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::string hint(const KeyPath& path) const {
        std::vector<std::string> candidates;
        KeyPath at;
        collect(*defaults_, at, candidates);
        const std::string best = nearest(to_text(path), candidates);
        return best.empty() ? "'diasim show --parameters' lists the paths of a scenario"
                            : fmt::format("did you mean '{}'?", best);
    }

private:
    [[nodiscard]] bool exists(const KeyPath& path, std::size_t n_keys) const {
        return find_path(*document_, path, n_keys) != nullptr ||
               find_path(*defaults_, path, n_keys) != nullptr;
    }

    [[nodiscard]] bool is_open_entry(const KeyPath& path) const {
        if (path.size() > 2 && path[0] == "population" &&
            (path[1] == "correlation" || path[1] == "subgroup")) {
            return true;
        }
        return is_in_weights(path) && exists(path, 2);
    }

    static void collect(const Node& node, KeyPath& at, std::vector<std::string>& paths) {
        if (node.table() == nullptr) {
            return;
        }
        for (const auto& [key, value] : *node.table()) {
            at.push_back(key);
            paths.push_back(to_text(at));
            collect(value, at, paths);
            at.pop_back();
        }
    }

    const Node* document_;
    const Node* defaults_;
};

/// Adds a problem for each value of the assigned tree whose path is unknown.
void check_paths(const Node& value, KeyPath& path, const KnownPaths& known, Problems& problems) {
    const Node::Table* entries = value.table();
    if (entries != nullptr && !entries->empty()) {
        for (const auto& [key, entry] : *entries) {
            path.push_back(key);
            check_paths(entry, path, known, problems);
            path.pop_back();
        }
    } else if (!known.has(path)) {
        problems.add(value.location, fmt::format("unknown path '{}'", to_text(path)), 1,
                     known.hint(path));
    }
}

/// The value that `*=` or `+=` gives; nothing after a problem.
std::optional<Node> changed(const Assignment& assignment, const Node& present, Node operand,
                            Problems& problems) {
    const Change change = assignment.operation == '*' ? Change::multiply : Change::add;
    ChangedValue result = change_value(present.value, change, operand.value);
    if (!result.value) {
        problems.add(operand.location,
                     fmt::format("{}: {}", to_text(assignment.path), result.reason));
        return std::nullopt;
    }
    operand.value = std::move(*result.value);
    return operand;
}

Node wrap(const KeyPath& path, Node value) {
    const Location place = value.location;
    for (auto key = path.rbegin(); key != path.rend(); ++key) {
        Node table;
        table.value = Node::Table{{*key, std::move(value)}};
        relocate(table, place);
        value = std::move(table);
    }
    return value;
}

} // namespace

void apply_set(Node& document, std::string_view assignment, const Node& effective_defaults,
               Problems& problems) {
    const Location place{fmt::format("--set {}", assignment), 0, 0};
    const std::optional<Assignment> parts = split_assignment(assignment);
    if (!parts) {
        problems.add(place, "this is no assignment to a path", 1,
                     "write path.to.key=value, such as population.scale=0.1");
        return;
    }
    const std::size_t n_before = problems.all().size();
    std::optional<Node> value = parse_value(parts->value, place, problems);
    KeyPath path = parts->path;
    check_paths(*value, path, KnownPaths{document, effective_defaults}, problems);
    if (parts->operation != '=' && problems.all().size() == n_before) {
        const Node* present = find_path(document, path, path.size());
        present = present != nullptr ? present : find_path(effective_defaults, path, path.size());
        if (present == nullptr) {
            problems.add(place, fmt::format("'{}' has no value to change", to_text(path)), 1,
                         "set it with '='");
            return;
        }
        value = changed(*parts, *present, std::move(*value), problems);
    }
    if (problems.all().size() == n_before) {
        document = merge(std::move(document), wrap(parts->path, std::move(*value)));
    }
}

bool knows_paths_of(const Node& document, std::string_view assignment,
                    const Node& effective_defaults) {
    const std::optional<Assignment> parts = split_assignment(assignment);
    if (!parts) {
        return false;
    }
    const Inputs no_files;
    Problems of_value{no_files};
    const Node value = parse_value(parts->value, Location{}, of_value);
    Problems unknown{no_files};
    KeyPath path = parts->path;
    check_paths(value, path, KnownPaths{document, effective_defaults}, unknown);
    return unknown.empty();
}

} // namespace diasim
