// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/leaf_text.hpp"
#include "model/scenario/outline.hpp"
#include "model/scenario/reader.hpp"
#include "model/scenario/writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/scenario/small_world.hpp"

#include <algorithm>
#include <optional>
#include <set>

using namespace diasim;

namespace {

const Location place{"x.toml", 3, 9};

/// Puts a value at a path of a document, with the tables that lead to it.
void put(Node& root, const std::string& path, Node::Value value) {
    if (path.empty()) {
        root.value = std::move(value);
        return;
    }
    const std::size_t dot = path.find('.');
    const std::string key = path.substr(0, dot);
    if (root.find(key) == nullptr) {
        root.table()->emplace_back(key, Node{});
    }
    Node& child = *root.find(key);
    child.location = place;
    put(child, dot == std::string::npos ? "" : path.substr(dot + 1), std::move(value));
}

/// The value of a field with a number `amount`, as it would stand in a file; nothing if the file
/// cannot say it.
std::optional<Node::Value> value_with(const Leaf& leaf, double amount) {
    if (std::holds_alternative<Duration*>(leaf.value)) {
        return to_text(Duration{amount});
    }
    if (std::holds_alternative<Rate*>(leaf.value)) {
        return to_text(Rate{amount});
    }
    if (std::holds_alternative<Distance*>(leaf.value)) {
        return to_text(Distance{amount});
    }
    if (std::holds_alternative<std::vector<double>*>(leaf.value)) {
        Node element;
        element.value = amount;
        element.location = place;
        return Node::Array{element};
    }
    if (std::holds_alternative<Weights*>(leaf.value)) {
        Node entry;
        entry.value = amount;
        entry.location = place;
        return Node::Table{{"anything", entry}};
    }
    if (std::holds_alternative<double*>(leaf.value) || std::holds_alternative<Share*>(leaf.value)) {
        return amount;
    }
    if (amount > 9e18) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(amount);
}

std::vector<Problem> problems_with(Node document, const std::string& path,
                                   const Node::Value& value) {
    const Inputs inputs;
    Problems problems{inputs};
    put(document, path, value);
    static_cast<void>(read_scenario(document, Completeness::partial, problems));
    return problems.all();
}

bool is_refused_at_place(const std::vector<Problem>& problems, const std::string& path) {
    return std::any_of(problems.begin(), problems.end(), [&path](const Problem& problem) {
        return problem.message.starts_with(path) &&
               problem.message.find("is outside") != std::string::npos && problem.location == place;
    });
}

double step_of(const Leaf& leaf) {
    const bool is_whole = std::holds_alternative<std::uint32_t*>(leaf.value) ||
                          std::holds_alternative<std::uint64_t*>(leaf.value);
    return is_whole ? 1.0 : 1e-6;
}

} // namespace

TEST_CASE("every bound of the format is kept and just outside is refused at its place") {
    Scenario scenario = test::SmallWorld{}.load().scenario;
    const Node document = effective_node(scenario);
    std::size_t n_fields = 0;
    for (const Leaf& leaf : outline(scenario).leaves) {
        if (!leaf.limits.has_range()) {
            continue;
        }
        ++n_fields;
        CAPTURE(leaf.path, range_text(leaf));
        const double step = step_of(leaf);
        const double size = std::max(1.0, std::abs(leaf.limits.high));
        const auto below = value_with(leaf, leaf.limits.low - step);
        const auto above = value_with(leaf, leaf.limits.high + step * size);
        for (const auto& outside : {below, above}) {
            CHECK((!outside ||
                   is_refused_at_place(problems_with(document, leaf.path, *outside), leaf.path)));
        }
        for (const double bound : {leaf.limits.low, leaf.limits.high}) {
            const auto inside = value_with(leaf, bound);
            CHECK((!inside ||
                   !is_refused_at_place(problems_with(document, leaf.path, *inside), leaf.path)));
        }
    }
    CHECK(n_fields > 100);
}

TEST_CASE("every default of the format lies inside its own range") {
    Scenario scenario;
    const Outline format = format_outline(scenario);
    const Node document = effective_node(scenario);
    const Inputs inputs;
    for (const Leaf& leaf : format.leaves) {
        if (!leaf.limits.has_range() || leaf.limits.is_required || !leaf.is_active) {
            continue;
        }
        CAPTURE(leaf.path);
        Scenario read;
        Problems problems{inputs};
        Node alone;
        const std::string path = leaf.path;
        // Entries are called "*" in the format, which no file may say.
        std::string named = path;
        std::replace(named.begin(), named.end(), '*', 'x');
        put(alone, named, find_path(document, path)->value);
        read = read_scenario(alone, Completeness::partial, problems);
        CHECK(problems.empty());
    }
}

TEST_CASE("every field has a meaning and a path of its own") {
    Scenario scenario;
    std::set<std::string> paths;
    for (const Leaf& leaf : format_outline(scenario).leaves) {
        CAPTURE(leaf.path);
        CHECK_FALSE(leaf.meaning.empty());
        CHECK(paths.insert(leaf.path).second);
    }
}

TEST_CASE("every number with a default says where it is from or that it is assumed") {
    // Settings of the program itself rest on no fact.
    const std::set<std::string> settings{"seed",
                                         "replicates",
                                         "time.step",
                                         "population.scale",
                                         "record.funnel_sample",
                                         "record.loss_sample"};
    Scenario scenario;
    for (const Leaf& leaf : format_outline(scenario).leaves) {
        const bool is_map = std::holds_alternative<Weights*>(leaf.value);
        const bool is_pair = leaf.path.starts_with("population.correlation");
        if (leaf.limits.has_range() && !leaf.limits.is_required && !is_map && !is_pair &&
            !settings.contains(leaf.path)) {
            CAPTURE(leaf.path);
            CHECK_FALSE(leaf.limits.source.empty());
        }
    }
}
