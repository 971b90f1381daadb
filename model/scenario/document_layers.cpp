// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/document_layers.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace diasim {
namespace {

/// Keys that exclude each other in every table whose path fits `pattern` ("*": any key).
struct Exclusion {
    std::vector<std::string_view> pattern;
    std::vector<std::string_view> keys;
};

const std::array<Exclusion, 4>& exclusions() {
    static const std::array<Exclusion, 4> all{
        {{{"population", "trait", "*"}, {"beta", "bernoulli", "constant"}},
         {{"population", "subgroup", "*", "trait", "*"}, {"beta", "bernoulli", "constant"}},
         {{"context", "*"}, {"value", "column", "series", "table"}},
         {{"activity", "*", "threshold"}, {"uniform", "normal", "constant"}}}};
    return all;
}

bool fits(const KeyPath& path, const std::vector<std::string_view>& pattern) {
    return std::equal(path.begin(), path.end(), pattern.begin(), pattern.end(),
                      [](const std::string& key, std::string_view wanted) {
                          return wanted == "*" || key == wanted;
                      });
}

void remove_replaced(Node::Table& base, const Node& layer, const KeyPath& path) {
    const std::vector<std::string_view> keys = exclusive_keys(path);
    const bool sets_one = std::any_of(keys.begin(), keys.end(), [&layer](std::string_view key) {
        return layer.find(key) != nullptr;
    });
    if (!sets_one) {
        return;
    }
    std::erase_if(base, [&keys, &layer](const auto& entry) {
        return std::find(keys.begin(), keys.end(), entry.first) != keys.end() &&
               layer.find(entry.first) == nullptr;
    });
}

Node merge_at(Node base, Node layer, KeyPath& path) {
    if (base.table() == nullptr || layer.table() == nullptr) {
        return layer;
    }
    remove_replaced(*base.table(), layer, path);
    Node::Table entries = std::move(*base.table());
    for (auto& [key, value] : *layer.table()) {
        const std::string& name = key;
        const auto known = std::find_if(entries.begin(), entries.end(),
                                        [&name](const auto& e) { return e.first == name; });
        if (known == entries.end()) {
            entries.emplace_back(key, std::move(value));
        } else {
            path.push_back(key);
            known->second = merge_at(std::move(known->second), std::move(value), path);
            path.pop_back();
        }
    }
    base.value = std::move(entries); // and the place where the table was first opened
    return base;
}

} // namespace

std::string to_text(const KeyPath& path) {
    return fmt::format("{}", fmt::join(path, "."));
}

std::vector<std::string_view> exclusive_keys(const KeyPath& path) {
    const auto& all = exclusions();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&path](const Exclusion& e) { return fits(path, e.pattern); });
    return found != all.end() ? found->keys : std::vector<std::string_view>{};
}

Node merge(Node base, Node layer) {
    KeyPath path;
    return merge_at(std::move(base), std::move(layer), path);
}

} // namespace diasim
