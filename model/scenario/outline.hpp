// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/format.hpp"
#include "model/scenario/node.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The description of the format, applied to one scenario: a flat list of its fields, each with its
/// path and a reference to its member. Everything that goes over all fields works on this list.
namespace diasim {

/// A member of enumeration type, by position of its word.
struct ChoiceReference {
    std::uint8_t* value = nullptr;
    std::span<const std::string_view> words;
};

using Reference = std::variant<bool*, std::uint32_t*, std::uint64_t*, double*, std::string*,
                               std::vector<std::string>*, std::vector<double>*, Weights*, Duration*,
                               Rate*, Distance*, Share*, UtcTime*, ChoiceReference>;

/// One field of the scenario.
struct Leaf {
    std::string path; ///< "barrier.fear_for_relatives.weight"
    Reference value;
    Limits limits;
    std::string_view meaning;
    bool is_active = true; ///< false: of a form that is not chosen, it does not count
    std::string optional;  ///< path of the table that need not be there and holds it; "" if none
};

/// One table of the scenario.
struct Section {
    enum class Kind : std::uint8_t { table, names }; ///< of fields, or of entries by name
    std::string path;
    std::string_view meaning;
    Kind kind = Kind::table;
};

/// Keys of one table of which at most one may be there.
struct Alternatives {
    std::string path; ///< of the table
    std::vector<std::string> keys;
    bool is_required = false; ///< exactly one
};

struct Outline {
    std::vector<Leaf> leaves;
    std::vector<Section> sections;
    std::vector<Alternatives> alternatives;
};

/// Outline of the scenario as it is. The references are valid while the scenario is not changed in
/// its number of entries.
[[nodiscard]] Outline outline(Scenario& scenario);

/// Adds the entries that `document` names, chooses the forms that it gives, and outlines.
[[nodiscard]] Outline outline(Scenario& scenario, const Node& document);

/// Outline of the format: one entry called "*" in every table of names.
[[nodiscard]] Outline format_outline(Scenario& scenario);

/// The part of a path before its last '.', and the part after it.
[[nodiscard]] std::string parent_of(std::string_view path);
[[nodiscard]] std::string key_of(std::string_view path);

/// Whether an entry may be called so: letters, digits, '_' and '-', so that it can stand in a path.
[[nodiscard]] bool is_entry_name(std::string_view name);

/// The node at a path, or null.
[[nodiscard]] const Node* find_path(const Node& document, std::string_view path);

} // namespace diasim
