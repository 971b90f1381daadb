// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/field_reader.hpp"

#include "model/scenario/leaf_text.hpp"
#include "model/scenario/value_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace diasim {
namespace {

std::string in_table(std::string_view path) {
    return path.empty() ? "" : fmt::format(" in [{}]", path);
}

/// Reads one document along an outline.
class FieldReader {
public:
    FieldReader(const Node& document, Outline fields, Outline defaults, Problems& problems)
        : document_{document}, fields_{std::move(fields)}, defaults_{std::move(defaults)},
          problems_{problems} {
        for (std::size_t i = 0; i != fields_.leaves.size(); ++i) {
            leaf_positions_.emplace(fields_.leaves[i].path, i);
        }
        for (const Section& section : fields_.sections) {
            sections_.emplace(section.path, section.kind);
        }
    }

    void read_values(Origins& origins) const {
        for (const Leaf& leaf : fields_.leaves) {
            const Node* node = find_path(document_, leaf.path);
            if (node != nullptr) {
                read_value(leaf, *node, problems_);
                record(leaf.path, *node, origins);
            }
        }
    }

    void report_missing() const {
        for (const Leaf& leaf : fields_.leaves) {
            const bool is_asked_for = leaf.optional.empty() || has(leaf.optional);
            if (leaf.limits.is_required && is_asked_for && !has(leaf.path)) {
                report_missing(parent_of(leaf.path),
                               fmt::format("missing key '{}'", key_of(leaf.path)),
                               std::string{leaf.meaning});
            }
        }
        for (const Alternatives& group : fields_.alternatives) {
            if (group.is_required && present_keys(group).empty()) {
                report_missing(group.path,
                               fmt::format("missing key: one of {}", comma_list(group.keys)), "");
            }
        }
    }

    void report_contradictions() const {
        for (const Alternatives& group : fields_.alternatives) {
            const std::vector<std::string> keys = present_keys(group);
            if (keys.size() > 1) {
                const Node& node = *find_path(document_, group.path + "." + keys.back());
                problems_.add(node.key_location,
                              fmt::format("{}{} cannot stand together", comma_list(keys),
                                          in_table(group.path)),
                              node.key_width,
                              fmt::format("give one of {}", comma_list(group.keys)));
            }
        }
    }

    void report_unknown() const { report_unknown(document_, ""); }

private:
    [[nodiscard]] bool has(const std::string& path) const {
        return find_path(document_, path) != nullptr;
    }

    static void record(const std::string& path, const Node& node, Origins& origins) {
        origins[path] = Origin{node.location, node.layer, node.width};
        if (node.table() != nullptr) {
            for (const auto& [key, entry] : *node.table()) {
                origins[fmt::format("{}.{}", path, key)] =
                    Origin{entry.location, entry.layer, entry.width};
            }
        }
    }

    [[nodiscard]] std::vector<std::string> present_keys(const Alternatives& group) const {
        std::vector<std::string> keys;
        std::copy_if(group.keys.begin(), group.keys.end(), std::back_inserter(keys),
                     [&](const std::string& key) { return has(group.path + "." + key); });
        return keys;
    }

    /// At the table that should hold the key, or at the start of the file if there is none.
    void report_missing(const std::string& table, const std::string& message,
                        const std::string& hint) const {
        const Node* node = find_path(document_, table);
        Location location{document_.location.file, 1, 1};
        std::uint32_t width = 1;
        if (node != nullptr && node != &document_ && node->key_location.line != 0) {
            location = node->key_location;
            width = node->key_width;
        }
        problems_.add(location, message + in_table(table), width, hint);
    }

    void report_unknown(const Node& node, const std::string& path) const {
        if (node.table() == nullptr) {
            problems_.add(node.location,
                          fmt::format("expected a table [{}], found {}", path, kind_of(node)),
                          node.width);
            return;
        }
        for (const auto& [key, child] : *node.table()) {
            const std::string child_path = path_below(path, key);
            const bool is_entry = !path.empty() && sections_.at(path) == Section::Kind::names;
            if (is_entry && !is_entry_name(key)) {
                problems_.add(child.key_location, fmt::format("'{}' cannot be a name", key),
                              child.key_width, "use letters, digits, '_' and '-'");
            } else if (sections_.contains(child_path)) {
                report_unknown(child, child_path);
            } else if (!leaf_positions_.contains(child_path)) {
                problems_.add(child.key_location,
                              fmt::format("unknown key '{}'{}", key, in_table(path)),
                              child.key_width, hint(key, path));
            }
        }
    }

    [[nodiscard]] std::string hint(const std::string& key, const std::string& table) const {
        std::vector<std::string> known;
        for (const auto& [path, position] : leaf_positions_) {
            if (parent_of(path) == table) {
                known.push_back(key_of(path));
            }
        }
        for (const auto& [path, kind] : sections_) {
            if (parent_of(path) == table && !path.empty()) {
                known.push_back(key_of(path));
            }
        }
        if (table.empty()) {
            known.emplace_back("include"); // taken out of the document before
        }
        const std::string near = nearest(key, known);
        if (near.empty()) {
            const std::string other = same_key_elsewhere(key);
            return other.empty() ? "known are " + comma_list(known)
                                 : fmt::format("did you mean '{}'{}?", other, known_of(other));
        }
        return fmt::format("did you mean '{}'{}?", near,
                           known_of(table.empty() ? near : table + "." + near));
    }

    /// Path of a field of another table whose key is near; "" if there is none.
    [[nodiscard]] std::string same_key_elsewhere(const std::string& key) const {
        std::vector<std::string> keys;
        for (const Leaf& leaf : fields_.leaves) {
            if (!leaf.limits.is_annotation) {
                keys.push_back(key_of(leaf.path));
            }
        }
        const std::string near = nearest(key, keys);
        const auto leaf =
            std::find_if(fields_.leaves.begin(), fields_.leaves.end(), [&near](const Leaf& field) {
                return !near.empty() && key_of(field.path) == near;
            });
        return leaf == fields_.leaves.end() ? "" : leaf->path;
    }

    /// " (0 to 1, default 0.2)" of a field.
    [[nodiscard]] std::string known_of(const std::string& path) const {
        const auto position = leaf_positions_.find(path);
        if (position == leaf_positions_.end()) {
            return "";
        }
        const Leaf& leaf = defaults_.leaves[position->second];
        std::vector<std::string> facts;
        if (const std::string range = range_text(leaf); !range.empty()) {
            facts.push_back(range);
        }
        if (leaf.limits.is_required) {
            facts.emplace_back("required");
        } else if (const std::string value = value_text(leaf); !value.empty()) {
            facts.push_back("default " + value);
        }
        return facts.empty() ? "" : fmt::format(" ({})", comma_list(facts));
    }

    const Node& document_;
    Outline fields_;
    Outline defaults_; ///< the same fields in the same order
    Problems& problems_;
    std::map<std::string, std::size_t> leaf_positions_;
    std::map<std::string, Section::Kind> sections_;
};

} // namespace

Origins read_fields(const Node& document, Outline fields, Outline defaults,
                    Completeness completeness, Problems& problems) {
    const FieldReader reader{document, std::move(fields), std::move(defaults), problems};
    Origins origins;
    reader.read_values(origins);
    reader.report_unknown();
    reader.report_contradictions();
    if (completeness == Completeness::whole) {
        reader.report_missing();
    }
    return origins;
}

} // namespace diasim
