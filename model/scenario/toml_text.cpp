// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/toml_text.hpp"

#include "model/scenario/toml_letters.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <tuple>
#include <utility>

namespace diasim {
namespace {

/// Turns the tree of the TOML library into nodes.
class Converter {
public:
    Converter(const std::string& file, std::string_view text, Problems& problems)
        : file_{&file}, problems_{&problems} {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size() - 1);
            lines_.push_back(text.substr(0, end + 1));
            text.remove_prefix(end + 1);
        }
    }

    [[nodiscard]] Node convert(const toml::node& source) {
        Node node;
        node.location = place(source.source().begin);
        node.width = width(source.source());
        node.layer = *file_;
        if (const toml::table* table = source.as_table()) {
            node.value = convert_table(*table);
        } else if (const toml::array* array = source.as_array()) {
            node.value = convert_array(*array);
        } else {
            convert_scalar(source, node);
        }
        return node;
    }

    [[nodiscard]] Location place(const toml::source_position& position) const {
        return {*file_, position.line, byte_column(position)};
    }

    [[nodiscard]] std::uint32_t width(const toml::source_region& region) const {
        if (region.begin.line != region.end.line) {
            return 1;
        }
        return std::max(1U, byte_column(region.end) - byte_column(region.begin));
    }

private:
    /// The library counts columns in code points, the project in bytes.
    [[nodiscard]] std::uint32_t byte_column(const toml::source_position& position) const {
        if (position.line == 0 || position.line > lines_.size()) {
            return 1;
        }
        const std::string_view line = lines_[position.line - 1];
        std::size_t at = 0;
        for (std::uint32_t column = 1; column < position.column && at < line.size(); ++column) {
            do {
                ++at;
            } while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U);
        }
        return static_cast<std::uint32_t>(at + 1);
    }

    /// Reports what a node has no kind of value for; it is left out.
    [[nodiscard]] bool can_hold(const toml::node& source) {
        if (source.is_time()) {
            problems_->add(place(source.source().begin), "a time of day without a date",
                           width(source.source()), "write a moment such as 2022-01-05T08:00:00Z");
        }
        return !source.is_time();
    }

    [[nodiscard]] Node::Table convert_table(const toml::table& table) {
        Node::Table entries;
        for (const auto& [key, value] : table) {
            if (!can_hold(value)) {
                continue;
            }
            Node node = convert(value);
            node.key_location = place(key.source().begin);
            node.key_width = width(key.source());
            entries.emplace_back(std::string{key.str()}, std::move(node));
        }
        // The library sorts keys by name, but the order of activities is part of a scenario.
        std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
            const Location& first = a.second.key_location;
            const Location& second = b.second.key_location;
            return std::tie(first.line, first.column) < std::tie(second.line, second.column);
        });
        return entries;
    }

    [[nodiscard]] Node::Array convert_array(const toml::array& array) {
        Node::Array elements;
        elements.reserve(array.size());
        for (const toml::node& element : array) {
            if (!can_hold(element)) {
                continue;
            }
            elements.push_back(convert(element));
            elements.back().key_location = elements.back().location;
            elements.back().key_width = elements.back().width;
        }
        return elements;
    }

    void convert_scalar(const toml::node& source, Node& node) {
        if (const auto* truth = source.as_boolean()) {
            node.value = truth->get();
        } else if (const auto* integer = source.as_integer()) {
            node.value = integer->get();
        } else if (const auto* text = source.as_string()) {
            node.value = text->get();
        } else if (const auto* real = source.as_floating_point()) {
            node.value = real->get();
            if (!std::isfinite(real->get())) {
                report(node, fmt::format("{} is not a finite number", real->get()), "");
            }
        } else if (const auto* date = source.as_date()) {
            node.value = moment({date->get(), toml::time{}});
        } else if (const auto* date_time = source.as_date_time()) {
            convert_date_time(date_time->get(), node);
        } else {
            check(false, "a time of day is no value of a node");
        }
    }

    void convert_date_time(const toml::date_time& source, Node& node) {
        node.value = moment(source);
        if (!source.offset) {
            report(node, "a moment without a time zone", "add 'Z' for UTC");
        } else if (source.time.nanosecond != 0) {
            report(node, "a moment with a fraction of a second", "write whole seconds");
        } else if (const UtcTime time = moment(source); time < first_moment || time > last_moment) {
            report(node, "a moment outside of the years 0000 to 9999 in UTC",
                   "write a year of four digits in UTC");
        }
    }

    static UtcTime moment(const toml::date_time& source) {
        const std::chrono::sys_days day{std::chrono::year{source.date.year} / source.date.month /
                                        source.date.day};
        const std::int64_t minutes = source.time.hour * 60 + source.time.minute -
                                     (source.offset ? source.offset->minutes : 0);
        const std::chrono::sys_seconds midnight{day};
        return {midnight.time_since_epoch().count() + minutes * 60 + source.time.second};
    }

    void report(const Node& node, std::string message, std::string hint) {
        problems_->add(node.location, std::move(message), node.width, std::move(hint));
    }

    const std::string* file_;
    Problems* problems_;
    std::vector<std::string_view> lines_; ///< with their ends
};

} // namespace

std::optional<Node> parse_toml(const std::string& file, std::string_view text, Problems& problems) {
    if (text.starts_with("\xEF\xBB\xBF")) { // a byte order mark would shift the first line
        text.remove_prefix(3);
    }
    if (const std::optional<std::size_t> letter = find_misplaced_letter(text)) {
        problems.add(location_in(file, text, *letter),
                     "a letter that is not ASCII outside of quotes", 1,
                     "put a key or a text with such letters in quotes, on one line");
        return std::nullopt;
    }
    constexpr std::size_t most_parts = 8; // of a key; no path of a scenario has more than 7
    if (const std::optional<std::size_t> dot = find_deep_key(text, most_parts)) {
        problems.add(location_in(file, text, *dot),
                     fmt::format("a key of more than {} parts", most_parts), 1,
                     "no table of a scenario is nested so deep");
        return std::nullopt;
    }
    Converter converter{file, text, problems};
    try {
        const toml::table table = toml::parse(text, file);
        return converter.convert(table);
    } catch (const toml::parse_error& error) {
        problems.add(converter.place(error.source().begin), std::string{error.description()},
                     converter.width(error.source()));
    }
    return std::nullopt;
}

} // namespace diasim
