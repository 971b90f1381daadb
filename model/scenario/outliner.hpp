// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/outline.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace diasim {

/// How the two names of an entry stand in its path, as in subgroup.S.trait.T.
struct PairKeys {
    std::string_view first;
    std::string_view second;
    std::string_view meaning;
};

/// The visitor of the description: walks a scenario and lists its fields.
class Outliner {
public:
    /// Entries and forms that `document` names are added to the scenario on the way.
    Outliner(const Node* document, bool is_template)
        : document_{document}, is_template_{is_template} {}

    [[nodiscard]] Outline take() { return std::move(outline_); }

    template <class T>
    void field(std::string_view key, T& member, const Limits& limits, std::string_view meaning) {
        add({path_of(key), reference(member), limits, meaning, true, ""});
    }

    template <class Body>
    void group(std::string_view key, std::string_view meaning, const Body& body) {
        const std::string outer = std::exchange(path_, path_of(key));
        outline_.sections.push_back({path_, meaning, Section::Kind::table});
        body();
        path_ = outer;
    }

    template <class Entry>
    void section(std::string_view key, Entry& entry, std::string_view meaning) {
        group(key, meaning, [&] { describe(*this, entry); });
    }

    /// One of several ways to say the same: a field that counts if `form` is `chosen`.
    template <class Form, class T>
    void form(std::string_view key, Form& form, Form chosen, T& member, const Limits& limits,
              std::string_view meaning) {
        choose(key, form, chosen, limits);
        // Required if it is there: which of the forms is there is checked for all together.
        const std::string outer = std::exchange(optional_, path_of(key));
        add({path_of(key), reference(member), limits, meaning, form == chosen, ""});
        optional_ = outer;
    }

    /// The same with a table.
    template <class Form, class Body>
    void form_group(std::string_view key, Form& form, Form chosen, const Limits& limits,
                    std::string_view meaning, const Body& body) {
        choose(key, form, chosen, limits);
        optional_group(key, form == chosen, meaning, body);
    }

    /// A table whose presence is itself a value.
    template <class Body>
    void flag_group(std::string_view key, bool& flag, std::string_view meaning, const Body& body) {
        flag = flag || is_present(key);
        optional_group(key, flag, meaning, body);
    }

    /// A table that counts only with a certain value beside it.
    template <class Body>
    void conditional_group(std::string_view key, bool is_used, std::string_view meaning,
                           const Body& body) {
        const bool outer = std::exchange(is_active_, is_active_ && (is_used || is_template_));
        group(key, meaning, body);
        is_active_ = outer;
    }

    /// A table of named entries.
    template <class Entry>
    void entries(std::string_view key, std::vector<Entry>& entries, std::string_view meaning) {
        names_group(key, meaning, [&] {
            for (std::string& name : names_here()) {
                if (!find_name(entries, name)) {
                    entries.push_back({});
                    entries.back().name = std::move(name);
                }
            }
            for (Entry& entry : entries) {
                section(entry.name, entry, meaning);
            }
        });
    }

    /// Entries with two names.
    template <class Entry, class Body>
    void pairs(std::vector<Entry>& entries, std::string Entry::*first, std::string Entry::*second,
               const PairKeys& keys, const Body& body) {
        names_group(keys.first, keys.meaning, [&] {
            for (const std::string& name : names_with(entries, first)) {
                group(name, keys.meaning, [&] {
                    names_group(keys.second, keys.meaning, [&] {
                        add_pairs(entries, first, second, name);
                        for_each_pair(entries, first, name, [&](Entry& entry) {
                            group(entry.*second, keys.meaning, [&] { body(entry); });
                        });
                    });
                });
            }
        });
    }

    /// Numbers with two names.
    template <class Entry>
    void pair_values(std::string_view key, std::vector<Entry>& entries, const Limits& limits,
                     std::string_view meaning) {
        names_group(key, meaning, [&] {
            for (const std::string& name : names_with(entries, &Entry::first)) {
                names_group(name, meaning, [&] {
                    add_pairs(entries, &Entry::first, &Entry::second, name);
                    for_each_pair(entries, &Entry::first, name, [&](Entry& entry) {
                        field(entry.second, entry.value, limits, meaning);
                    });
                });
            }
        });
    }

private:
    template <class T>
    [[nodiscard]] static Reference reference(T& member) {
        if constexpr (std::is_enum_v<T>) {
            static_assert(sizeof(T) == 1, "a choice is stored as a byte");
            return ChoiceReference{reinterpret_cast<std::uint8_t*>(&member), Choices<T>::words};
        } else {
            return &member;
        }
    }

    [[nodiscard]] std::string path_of(std::string_view key) const {
        return path_.empty() ? std::string{key} : path_ + "." + std::string{key};
    }

    [[nodiscard]] bool is_present(std::string_view key) const {
        return document_ != nullptr && find_path(*document_, path_of(key)) != nullptr;
    }

    /// Keys of the document's table at the present path.
    [[nodiscard]] std::vector<std::string> names_here() const {
        if (is_template_) {
            return {"*"};
        }
        std::vector<std::string> names;
        const Node* node = document_ == nullptr ? nullptr : find_path(*document_, path_);
        if (node != nullptr && node->table() != nullptr) {
            for (const auto& [key, value] : *node->table()) {
                if (is_entry_name(key)) {
                    names.push_back(key);
                }
            }
        }
        return names;
    }

    template <class Entry>
    [[nodiscard]] std::vector<std::string> names_with(const std::vector<Entry>& entries,
                                                      std::string Entry::*first) const {
        std::vector<std::string> names;
        names.reserve(entries.size());
        for (const Entry& entry : entries) {
            names.push_back(entry.*first);
        }
        for (std::string& name : names_here()) {
            names.push_back(std::move(name));
        }
        std::vector<std::string> unique;
        for (std::string& name : names) {
            if (std::find(unique.begin(), unique.end(), name) == unique.end()) {
                unique.push_back(std::move(name));
            }
        }
        return unique;
    }

    template <class Entry>
    void add_pairs(std::vector<Entry>& entries, std::string Entry::*first,
                   std::string Entry::*second, const std::string& name) {
        for (std::string& other : names_here()) {
            const bool is_known =
                std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
                    return entry.*first == name && entry.*second == other;
                });
            if (!is_known) {
                entries.push_back({});
                entries.back().*first = name;
                entries.back().*second = std::move(other);
            }
        }
    }

    template <class Entry, class Body>
    static void for_each_pair(std::vector<Entry>& entries, std::string Entry::*first,
                              const std::string& name, const Body& body) {
        for (Entry& entry : entries) {
            if (entry.*first == name) {
                body(entry);
            }
        }
    }

    template <class Form>
    void choose(std::string_view key, Form& form, Form chosen, const Limits& limits) {
        if (is_present(key)) {
            form = chosen;
        }
        if (outline_.alternatives.empty() || outline_.alternatives.back().path != path_) {
            outline_.alternatives.push_back({path_, {}, limits.is_required});
        }
        outline_.alternatives.back().keys.emplace_back(key);
    }

    template <class Body>
    void optional_group(std::string_view key, bool is_active, std::string_view meaning,
                        const Body& body) {
        const bool outer_active = std::exchange(is_active_, is_active_ && is_active);
        const std::string outer_optional = std::exchange(optional_, path_of(key));
        group(key, meaning, body);
        optional_ = outer_optional;
        is_active_ = outer_active;
    }

    template <class Body>
    void names_group(std::string_view key, std::string_view meaning, const Body& body) {
        group(key, meaning, [&] {
            outline_.sections.back().kind = Section::Kind::names;
            body();
        });
    }

    void add(Leaf leaf) {
        leaf.is_active = leaf.is_active && is_active_;
        leaf.optional = optional_;
        outline_.leaves.push_back(std::move(leaf));
    }

    const Node* document_;
    bool is_template_;
    Outline outline_;
    std::string path_;
    bool is_active_ = true;
    std::string optional_;
};

/// Outline of any object whose format a describe(visitor, object) gives.
template <class Object>
[[nodiscard]] Outline outline_of(Object& object, const Node* document, bool is_template) {
    // Two walks: references are taken only when no entry is added any more.
    Outliner builder{document, is_template};
    describe(builder, object);
    Outliner lister{document, false};
    describe(lister, object);
    return lister.take();
}

} // namespace diasim
