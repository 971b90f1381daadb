// SPDX-License-Identifier: BSD-3-Clause
// A scenario with any values that the format allows, printed and read again.
#include "model/scenario/document.hpp"
#include "model/scenario/outline.hpp"
#include "model/scenario/reader.hpp"
#include "model/scenario/writer.hpp"
#include "tests/support/property.hpp"
#include "tests/unit/scenario/small_world.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <variant>

using namespace diasim;

namespace {

/// A bound that a test can draw up to, where the format gives none.
constexpr double far = 1e9;

/// A number that the field may hold, often one of its bounds.
double number_for(const Limits& limits) {
    const double low = std::max(limits.low, -far);
    const double high = std::min(limits.high, far);
    return *rc::gen::oneOf(rc::gen::just(low), rc::gen::just(high),
                           test::number_between(low, high));
}

/// Any text, with all that TOML has to escape and with letters of several bytes.
std::string any_text() {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::oneOf(rc::gen::map(rc::gen::inRange(1, 128),
                                    [](int c) { return std::string(1, static_cast<char>(c)); }),
                       rc::gen::element<std::string>("\"", "\\", "\n", "\r\n", "\"\"\"", "'''",
                                                     "# ", "қ", "é", "😀")));
    std::string text;
    for (const std::string& piece : pieces) {
        text += piece;
    }
    return text;
}

/// Sets a field to a value that it may hold. Names and files stay as they are.
struct SetAnyValue {
    const Limits& limits;

    void operator()(bool* value) const { *value = *rc::gen::arbitrary<bool>(); }
    void operator()(std::uint32_t* value) const {
        const double largest = std::numeric_limits<std::uint32_t>::max();
        *value = static_cast<std::uint32_t>(std::min(number_for(limits), largest));
    }
    void operator()(std::uint64_t* value) const {
        *value = static_cast<std::uint64_t>(number_for(limits));
    }
    void operator()(double* value) const { *value = number_for(limits); }
    void operator()(Duration* value) const { value->days = number_for(limits); }
    void operator()(Rate* value) const { value->per_day = number_for(limits); }
    void operator()(Distance* value) const { value->km = number_for(limits); }
    void operator()(Share* value) const { value->value = number_for(limits); }
    void operator()(UtcTime* value) const {
        value->seconds = *rc::gen::inRange(first_moment.seconds, last_moment.seconds + 1);
    }
    void operator()(Weights* value) const {
        for (auto& [name, weight] : *value) {
            weight = number_for(limits);
        }
    }
    void operator()(std::string* value) const {
        if (limits.names == Names::none && !limits.is_file) {
            *value = any_text();
        }
    }
    void operator()(std::vector<std::string>* /*names*/) const {}
    void operator()(std::vector<double>* value) const {
        value->resize(*rc::gen::inRange<std::size_t>(1, 5));
        for (double& number : *value) {
            number = number_for(limits);
        }
    }
    void operator()(const ChoiceReference& choice) const {
        *choice.value =
            *rc::gen::inRange<std::uint8_t>(0, static_cast<std::uint8_t>(choice.words.size()));
    }
};

/// Whether two fields hold the same value, member by member.
struct SameValue {
    const Reference& other;

    bool operator()(const ChoiceReference& choice) const {
        return *choice.value == *std::get<ChoiceReference>(other).value;
    }
    template <class Member>
    bool operator()(const Member* member) const {
        return *member == *std::get<Member*>(other);
    }
};

Scenario read_back(const std::string& text) {
    Inputs inputs{[&text](const std::filesystem::path& path) {
        return path == "x.toml" ? std::optional{text} : std::nullopt;
    }};
    Problems problems{inputs};
    const Node document = read_document("x.toml", inputs, problems);
    Scenario scenario = read_scenario(document, Completeness::whole, problems);
    problems.throw_if_any();
    return scenario;
}

} // namespace

TEST_CASE("a scenario printed and read again is the same", "[property][scenario]") {
    const Scenario small = test::SmallWorld{}.load().scenario;
    test::check_property(150, [&small] {
        Scenario scenario = small;
        for (const Leaf& leaf : outline(scenario).leaves) {
            if (leaf.is_active) { // other forms of a law speak of the same members
                std::visit(SetAnyValue{leaf.limits}, leaf.value);
            }
        }
        Scenario again = read_back(effective_toml(scenario));
        const Outline written = outline(scenario);
        const Outline read = outline(again);
        RC_ASSERT(read.leaves.size() == written.leaves.size());
        for (std::size_t i = 0; i != written.leaves.size(); ++i) {
            const Leaf& leaf = written.leaves[i];
            RC_ASSERT(read.leaves[i].path == leaf.path);
            RC_ASSERT(read.leaves[i].is_active == leaf.is_active);
            if (leaf.is_active && !std::visit(SameValue{read.leaves[i].value}, leaf.value)) {
                RC_FAIL(leaf.path + " changed");
            }
        }
    });
}
