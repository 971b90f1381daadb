// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/outline.hpp"
#include "model/scenario/schema.hpp"
#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace diasim;
using Json = nlohmann::ordered_json;

namespace {

/// The schema of a field, by its path in the format; null if the schema lacks it.
Json schema_at(const Json& root, const std::string& path) {
    const Json* schema = &root;
    std::string rest = path;
    while (!rest.empty()) {
        const std::size_t dot = rest.find('.');
        const std::string key = rest.substr(0, dot);
        rest = dot == std::string::npos ? "" : rest.substr(dot + 1);
        if (key == "*") {
            schema = &schema->at("additionalProperties");
        } else if (schema->contains("properties") && schema->at("properties").contains(key)) {
            schema = &schema->at("properties").at(key);
        } else {
            return {};
        }
    }
    return *schema;
}

} // namespace

TEST_CASE("the schema has every field of the format with its meaning") {
    const Json schema = scenario_schema();
    CHECK(schema.at("$schema") == "https://json-schema.org/draft/2020-12/schema");
    Scenario scenario;
    for (const Leaf& leaf : format_outline(scenario).leaves) {
        CAPTURE(leaf.path);
        const Json field = schema_at(schema, leaf.path);
        REQUIRE_FALSE(field.is_null());
        CHECK(field.at("description").get<std::string>().starts_with(leaf.meaning));
    }
}

TEST_CASE("the schema refuses unknown keys in every table of the format") {
    const Json schema = scenario_schema();
    CHECK(schema.at("additionalProperties") == false);
    CHECK(schema_at(schema, "network.friends").at("additionalProperties") == false);
    CHECK(schema_at(schema, "barrier.*").at("additionalProperties") == false);
}

TEST_CASE("the schema states ranges, choices, defaults and what is required") {
    const Json schema = scenario_schema();
    const Json degree = schema_at(schema, "network.friends.mean_degree");
    CHECK(degree.at("minimum") == 0.0);
    CHECK(degree.at("maximum") == 120.0);
    CHECK(degree.at("default") == 12.0);
    CHECK(schema_at(schema, "population.size").at("enum") ==
          Json::array({"low", "mid", "high", "sample"}));
    CHECK(schema_at(schema, "motive.*.half_life").at("default") == "6 d");
    CHECK(schema_at(schema, "channel.*").at("required") == Json::array({"rate"}));
    CHECK(schema_at(schema, "time").at("required") == Json::array({"start", "end"}));
    CHECK_FALSE(schema.contains("required"));
    CHECK(schema_at(schema, "population.trait.*").at("oneOf").size() == 3);
    // Three forms, or none of them.
    CHECK(schema_at(schema, "activity.*.threshold").at("oneOf").size() == 5);
}
