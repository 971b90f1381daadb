// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/value_reader.hpp"

#include "model/scenario/document.hpp"
#include "model/scenario/leaf_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace diasim {
namespace {

class ValueReader {
public:
    ValueReader(const Leaf& leaf, const Node& node, Problems& problems)
        : leaf_{leaf}, node_{node}, problems_{problems} {}

    void operator()(bool* member) const {
        if (const auto* value = std::get_if<bool>(&node_.value)) {
            *member = *value;
        } else {
            expected("true or false");
        }
    }

    void operator()(std::uint32_t* member) const {
        if (const auto value = whole_number()) {
            *member = static_cast<std::uint32_t>(*value);
        }
    }

    void operator()(std::uint64_t* member) const {
        if (const auto value = whole_number()) {
            *member = static_cast<std::uint64_t>(*value);
        }
    }

    void operator()(double* member) const {
        if (const auto value = number(node_, leaf_.path)) {
            *member = *value;
        }
    }

    void operator()(Share* member) const {
        if (const auto value = number(node_, leaf_.path)) {
            member->value = *value;
        }
    }

    void operator()(std::string* member) const {
        const auto* text = std::get_if<std::string>(&node_.value);
        if (text == nullptr) {
            expected(leaf_.limits.is_file ? "the name of a file" : "a text");
        } else if (!leaf_.limits.is_file || text->empty()) {
            *member = *text;
        } else {
            *member = resolve_path(*text, node_.location).generic_string();
        }
        if (text != nullptr && text->empty() && leaf_.limits.is_required) {
            report(fmt::format("{}: is empty", leaf_.path), "");
        }
    }

    void operator()(std::vector<std::string>* member) const {
        if (node_.array() == nullptr) {
            expected("a list of texts, such as [\"a\", \"b\"]");
            return;
        }
        std::vector<std::string> texts;
        for (const Node& element : *node_.array()) {
            if (const auto* text = std::get_if<std::string>(&element.value)) {
                texts.push_back(*text);
            } else {
                problems_.add(
                    element.location,
                    fmt::format("{}: expected a text, found {}", leaf_.path, kind_of(element)),
                    element.width);
            }
        }
        *member = std::move(texts);
    }

    void operator()(std::vector<double>* member) const {
        if (node_.array() == nullptr || node_.array()->empty()) {
            expected("a list of numbers, such as [1, 2.5]");
            return;
        }
        std::vector<double> numbers;
        for (const Node& element : *node_.array()) {
            if (const auto value = number(element, leaf_.path)) {
                numbers.push_back(*value);
            }
        }
        *member = std::move(numbers);
    }

    void operator()(Weights* member) const {
        if (node_.table() == nullptr) {
            expected("numbers by name, such as { rally = 1.0 }");
            return;
        }
        Weights weights;
        for (const auto& [name, element] : *node_.table()) {
            if (const auto value = number(element, leaf_.path + "." + name)) {
                weights.emplace_back(name, *value);
            }
        }
        *member = std::move(weights);
    }

    void operator()(Duration* member) const {
        quantity(*member, parse_duration, &Duration::days,
                 {"a time", {" d", " h", " min", " s", " weeks"}, "s, min, h, d, weeks"});
    }

    void operator()(Rate* member) const {
        quantity(*member, parse_rate, &Rate::per_day,
                 {"a rate", {"/d", "/week", "/h", "/min"}, "/min, /h, /d, /week"});
    }

    void operator()(Distance* member) const {
        quantity(*member, parse_distance, &Distance::km, {"a distance", {" km", " m"}, "m, km"});
    }

    void operator()(UtcTime* member) const {
        if (const auto* time = std::get_if<UtcTime>(&node_.value)) {
            *member = *time;
            return;
        }
        const auto* text = std::get_if<std::string>(&node_.value);
        const auto time = text == nullptr ? std::nullopt : parse_utc_time(*text);
        if (time) {
            *member = *time;
        } else {
            expected("a time in UTC, such as 2022-01-05T08:00:00Z");
        }
    }

    void operator()(const ChoiceReference& choice) const {
        const std::vector<std::string> words{choice.words.begin(), choice.words.end()};
        const auto* text = std::get_if<std::string>(&node_.value);
        if (text == nullptr) {
            expected("one of " + comma_list(words));
            return;
        }
        for (std::size_t i = 0; i != words.size(); ++i) {
            if (words[i] == *text) {
                *choice.value = static_cast<std::uint8_t>(i);
                return;
            }
        }
        const std::string near = nearest(*text, words);
        report(fmt::format("{}: '{}' is none of {}", leaf_.path, *text, comma_list(words)),
               near.empty() ? "" : fmt::format("did you mean '{}'?", near));
    }

private:
    struct QuantityWords {
        std::string_view name;
        std::vector<std::string_view> endings; ///< of a number, the likeliest first
        std::string_view units;
    };

    void report(const std::string& message, const std::string& hint) const {
        problems_.add(node_.location, message, node_.width, hint);
    }

    void expected(std::string_view what) const {
        report(fmt::format("{}: expected {}, found {}", leaf_.path, what, kind_of(node_)), "");
    }

    [[nodiscard]] bool is_inside(double value) const {
        return std::isfinite(value) && value >= leaf_.limits.low && value <= leaf_.limits.high;
    }

    /// Whether a value could stand here: what is proposed must not be refused.
    [[nodiscard]] bool is_allowed(double value) const {
        constexpr double rounding = 1e-9;
        return is_inside(value) && (!leaf_.limits.divides_day ||
                                    std::abs(1.0 / value - std::round(1.0 / value)) < rounding);
    }

    void report_outside(const Node& node, const std::string& path, const std::string& value) const {
        const std::string range = range_text(leaf_);
        const std::string unit =
            leaf_.limits.unit.empty() ? "" : fmt::format(" [{}]", leaf_.limits.unit);
        problems_.add(node.location,
                      range.empty()
                          ? fmt::format("{}: {} is not a finite number", path, value)
                          : fmt::format("{}: {} is outside {}{}", path, value, range, unit),
                      node.width);
    }

    [[nodiscard]] std::optional<std::int64_t> whole_number() const {
        const auto* value = std::get_if<std::int64_t>(&node_.value);
        if (value == nullptr) {
            expected("a whole number");
            return std::nullopt;
        }
        if (*value < 0 || !is_inside(static_cast<double>(*value))) {
            report_outside(node_, leaf_.path, fmt::format("{}", *value));
            return std::nullopt;
        }
        return *value;
    }

    /// A number that is no quantity; of a share also "30%".
    [[nodiscard]] std::optional<double> number(const Node& node, const std::string& path) const {
        std::optional<double> value;
        if (const auto* whole = std::get_if<std::int64_t>(&node.value)) {
            value = static_cast<double>(*whole);
        } else if (const auto* real = std::get_if<double>(&node.value)) {
            value = *real;
        } else if (const auto* text = std::get_if<std::string>(&node.value);
                   text != nullptr && is_share()) {
            value = parse_percentage(*text);
        }
        if (!value) {
            report_no_number(node, path);
            return std::nullopt;
        }
        if (!std::isfinite(*value)) {
            return std::nullopt; // as the reader of the text has said
        }
        if (!is_inside(*value)) {
            report_outside(node, path, to_text(*value));
            return std::nullopt;
        }
        return value;
    }

    [[nodiscard]] bool is_share() const {
        return leaf_.limits.low == 0.0 && leaf_.limits.high == 1.0 && leaf_.limits.unit.empty();
    }

    void report_no_number(const Node& node, const std::string& path) const {
        const std::string range = range_text(leaf_);
        problems_.add(node.location,
                      fmt::format("{}: expected a number{}{}, found {}", path,
                                  range.empty() ? "" : " from " + range,
                                  is_share() ? " or a percentage such as \"30%\"" : "",
                                  kind_of(node)),
                      node.width);
    }

    template <class Quantity>
    void quantity(Quantity& member, std::optional<Quantity> (*parse)(std::string_view),
                  double Quantity::*amount, const QuantityWords& words) const {
        const auto* text = std::get_if<std::string>(&node_.value);
        const auto value = text == nullptr ? std::nullopt : parse(*text);
        if (value && is_inside((*value).*amount)) {
            member = *value;
        } else if (value) {
            report_outside(node_, leaf_.path, *text);
        } else if (text != nullptr) {
            report(fmt::format("{}: '{}' is not {} with a unit", leaf_.path, *text, words.name),
                   fmt::format("units: {}", words.units));
        } else {
            report_no_unit(words, [&](const std::string& written) {
                const auto meant = parse(written);
                return meant && is_allowed((*meant).*amount);
            });
        }
    }

    /// A bare number gets the text that the user may have meant.
    template <class IsValid>
    void report_no_unit(const QuantityWords& words, IsValid is_valid) const {
        const auto* whole = std::get_if<std::int64_t>(&node_.value);
        const auto* real = std::get_if<double>(&node_.value);
        if (whole == nullptr && real == nullptr) {
            expected(fmt::format("{} with a unit (units: {})", words.name, words.units));
            return;
        }
        const std::string number = real == nullptr ? std::to_string(*whole) : to_text(*real);
        std::string hint = fmt::format("units: {}", words.units);
        for (const std::string_view ending : words.endings) {
            const std::string written = number + std::string{ending};
            if (is_valid(written)) {
                hint = fmt::format("did you mean \"{}\"? ({})", written, hint);
                break;
            }
        }
        report(fmt::format("{}: {} has no unit", leaf_.path, number), hint);
    }

    const Leaf& leaf_;
    const Node& node_;
    Problems& problems_;
};

struct KindText {
    [[nodiscard]] std::string operator()(bool value) const { return value ? "true" : "false"; }
    [[nodiscard]] std::string operator()(std::int64_t /*value*/) const { return "a whole number"; }
    [[nodiscard]] std::string operator()(double /*value*/) const { return "a number"; }
    [[nodiscard]] std::string operator()(const std::string& text) const {
        return fmt::format("the text '{}'", text);
    }
    [[nodiscard]] std::string operator()(UtcTime /*value*/) const { return "a time"; }
    [[nodiscard]] std::string operator()(const Node::Array& /*value*/) const { return "a list"; }
    [[nodiscard]] std::string operator()(const Node::Table& /*value*/) const { return "a table"; }
};

} // namespace

void read_value(const Leaf& leaf, const Node& node, Problems& problems) {
    std::visit(ValueReader{leaf, node, problems}, leaf.value);
}

std::string kind_of(const Node& node) {
    return std::visit(KindText{}, node.value);
}

} // namespace diasim
