// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/schema.hpp"

#include "model/scenario/leaf_text.hpp"
#include "model/scenario/outline.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace diasim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view name_pattern = "^[A-Za-z0-9_-]+$";
constexpr std::string_view number_pattern = R"(^\s*[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?\s*)";

Json quantity(std::string_view units) {
    return {{"type", "string"}, {"pattern", fmt::format("{}({})\\s*$", number_pattern, units)}};
}

Json bounded(std::string_view type, const Limits& limits) {
    Json schema{{"type", type}};
    if (limits.has_range()) {
        schema["minimum"] = limits.low;
        schema["maximum"] = limits.high;
    }
    return schema;
}

Json share_or_percentage() {
    return {{"oneOf", Json::array({Json{{"type", "number"}, {"minimum", 0}, {"maximum", 1}},
                                   quantity("%")})}};
}

/// A plain number; where it is a share, a percentage too.
Json number(const Limits& limits) {
    const bool is_share = limits.low == 0.0 && limits.high == 1.0 && limits.unit.empty();
    return is_share ? share_or_percentage() : bounded("number", limits);
}

/// Schema and default of a field, by its type.
struct TypeSchema {
    const Limits& limits;

    [[nodiscard]] Json operator()(const bool* value) const {
        return {{"type", "boolean"}, {"default", *value}};
    }
    [[nodiscard]] Json operator()(const std::uint32_t* value) const { return whole(*value); }
    [[nodiscard]] Json operator()(const std::uint64_t* value) const { return whole(*value); }
    [[nodiscard]] Json operator()(const double* value) const {
        return with_default(number(limits), *value);
    }
    [[nodiscard]] Json operator()(const Share* value) const {
        return with_default(share_or_percentage(), value->value);
    }
    [[nodiscard]] Json operator()(const std::string* value) const {
        return with_default({{"type", "string"}}, *value);
    }
    [[nodiscard]] Json operator()(const std::vector<std::string>* value) const {
        return with_default({{"type", "array"}, {"items", {{"type", "string"}}}}, *value);
    }
    [[nodiscard]] Json operator()(const std::vector<double>* value) const {
        return with_default({{"type", "array"}, {"items", number(limits)}, {"minItems", 1}},
                            *value);
    }
    [[nodiscard]] Json operator()(const Weights* /*value*/) const {
        return {{"type", "object"},
                {"propertyNames", {{"pattern", name_pattern}}},
                {"additionalProperties", number(limits)}};
    }
    [[nodiscard]] Json operator()(const Duration* value) const {
        return with_default(quantity("s|min|h|d|days?|weeks?"), to_text(*value));
    }
    [[nodiscard]] Json operator()(const Rate* value) const {
        return with_default(quantity("/\\s*(s|min|h|d|days?|weeks?)"), to_text(*value));
    }
    [[nodiscard]] Json operator()(const Distance* value) const {
        return with_default(quantity("m|km"), to_text(*value));
    }
    [[nodiscard]] Json operator()(const UtcTime* /*value*/) const {
        // TOML's own date and time, or a text.
        return {{"type", "string"}};
    }
    [[nodiscard]] Json operator()(const ChoiceReference& choice) const {
        Json words = Json::array();
        for (const std::string_view word : choice.words) {
            words.push_back(word);
        }
        return with_default({{"type", "string"}, {"enum", words}}, choice.words[*choice.value]);
    }

private:
    [[nodiscard]] Json whole(std::uint64_t value) const {
        Json schema{{"type", "integer"}};
        schema["minimum"] = whole_bound(limits.low);
        schema["maximum"] = whole_bound(limits.high);
        return with_default(schema, value);
    }

    template <class Value>
    [[nodiscard]] Json with_default(Json schema, const Value& value) const {
        if (!limits.is_required) {
            schema["default"] = value;
        }
        return schema;
    }
};

std::string description_of(const Leaf& leaf) {
    std::string text{leaf.meaning};
    const bool is_quantity = std::holds_alternative<Duration*>(leaf.value) ||
                             std::holds_alternative<Rate*>(leaf.value) ||
                             std::holds_alternative<Distance*>(leaf.value);
    if (is_quantity && leaf.limits.has_range()) {
        text += fmt::format(" ({})", range_text(leaf));
    } else if (!leaf.limits.unit.empty()) {
        text += fmt::format(" [{}]", leaf.limits.unit);
    }
    return text;
}

Json field_schema(const Leaf& leaf) {
    Json schema{{"description", description_of(leaf)}};
    schema.update(std::visit(TypeSchema{leaf.limits}, leaf.value));
    return schema;
}

class SchemaBuilder {
public:
    explicit SchemaBuilder(const Outline& format) : format_{format} {}

    /// Schema of the table at `path`.
    [[nodiscard]] Json table(const std::string& path) const {
        Json schema{{"type", "object"}};
        const Section* section = find_section(path);
        if (section != nullptr) {
            schema["description"] = section->meaning;
        }
        if (section != nullptr && section->kind == Section::Kind::names) {
            schema["propertyNames"] = {{"pattern", name_pattern}};
            schema["additionalProperties"] = entry(path + ".*");
            return schema;
        }
        schema["properties"] = properties(path);
        schema["additionalProperties"] = false;
        add_required(path, schema);
        add_alternatives(path, schema);
        return schema;
    }

private:
    [[nodiscard]] const Section* find_section(const std::string& path) const {
        const auto found =
            std::find_if(format_.sections.begin(), format_.sections.end(),
                         [&path](const Section& section) { return section.path == path; });
        return found == format_.sections.end() ? nullptr : &*found;
    }

    [[nodiscard]] Json entry(const std::string& path) const {
        for (const Leaf& leaf : format_.leaves) {
            if (leaf.path == path) {
                return field_schema(leaf);
            }
        }
        return table(path);
    }

    [[nodiscard]] Json properties(const std::string& path) const {
        Json fields = Json::object();
        for (const Leaf& leaf : format_.leaves) {
            if (parent_of(leaf.path) == path) {
                fields[key_of(leaf.path)] = field_schema(leaf);
            }
        }
        for (const Section& section : format_.sections) {
            if (parent_of(section.path) == path) {
                fields[key_of(section.path)] = table(section.path);
            }
        }
        return fields;
    }

    /// Keys that the table needs wherever it stands.
    void add_required(const std::string& path, Json& schema) const {
        Json keys = Json::array();
        for (const Leaf& leaf : format_.leaves) {
            const bool is_form = leaf.optional == leaf.path;
            if (parent_of(leaf.path) == path && leaf.limits.is_required && !is_form) {
                keys.push_back(key_of(leaf.path));
            }
        }
        if (!keys.empty()) {
            schema["required"] = keys;
        }
    }

    void add_alternatives(const std::string& path, Json& schema) const {
        for (const Alternatives& group : format_.alternatives) {
            if (group.path != path) {
                continue;
            }
            Json forms = Json::array();
            for (const std::string& key : group.keys) {
                forms.push_back({{"required", {key}}});
            }
            if (!group.is_required) {
                Json none{{"not", {{"anyOf", forms}}}};
                forms.push_back(std::move(none));
            }
            schema["oneOf"] = forms;
        }
    }

    const Outline& format_;
};

} // namespace

nlohmann::ordered_json format_schema(const Outline& format) {
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
    schema.update(SchemaBuilder{format}.table(""));
    return schema;
}

nlohmann::ordered_json scenario_schema() {
    Scenario scenario;
    const Outline format = format_outline(scenario);
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"title", "diasim scenario"},
                {"description", "A scenario file. Tables may stand in the file itself or in files "
                                "that it includes, so none is required here."}};
    schema.update(SchemaBuilder{format}.table(""));
    Json include{{"type", "array"},
                 {"items", {{"type", "string"}}},
                 {"description", "other scenario files, relative to this one; later ones override "
                                 "earlier ones, this file overrides them all"}};
    schema["properties"]["include"] = include;
    return schema;
}

} // namespace diasim
