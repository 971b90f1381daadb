// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/reader.hpp"

#include "model/scenario/outline.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diasim {
namespace {

void record_places(const Node& node, const std::string& path, KeyPlaces& places) {
    places[path] = KeyPlace{node.key_location, node.key_width};
    if (node.table() != nullptr) {
        for (const auto& [key, entry] : *node.table()) {
            record_places(entry, path_below(path, key), places);
        }
    } else if (node.array() != nullptr) {
        std::size_t position = 0;
        for (const Node& element : *node.array()) {
            record_places(element, path_below(path, std::to_string(position)), places);
            ++position;
        }
    }
}

} // namespace

Completeness completeness_of(const Node& document) {
    Scenario scenario;
    const Outline fields = outline(scenario, document);
    const bool is_whole = std::all_of(fields.sections.begin(), fields.sections.end(),
                                      [&document](const Section& section) {
                                          const Node* node = find_path(document, section.path);
                                          return node == nullptr || node->table() != nullptr;
                                      });
    return is_whole ? Completeness::whole : Completeness::partial;
}

std::vector<std::string> missing_foundations(const Node& document) {
    Scenario scenario;
    std::vector<std::string> missing;
    std::size_t n_required = 0;
    for (const Leaf& leaf : outline(scenario, document).leaves) {
        if (leaf.limits.is_required && leaf.optional.empty()) {
            ++n_required;
            if (find_path(document, leaf.path) == nullptr) {
                missing.push_back(leaf.path);
            }
        }
    }
    return 2 * missing.size() > n_required ? missing : std::vector<std::string>{};
}

Scenario read_scenario(const Node& document, Completeness completeness, Problems& problems) {
    Scenario scenario;
    Scenario defaults;
    scenario.origins = read_fields(document, outline(scenario, document),
                                   outline(defaults, document), completeness, problems);
    record_places(document, "", scenario.places);
    return scenario;
}

} // namespace diasim
