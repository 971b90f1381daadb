// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/what_if.hpp"

#include "model/base/error.hpp"
#include "model/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string_view>

namespace diasim::analysis {
namespace {

/// Whether a text begins with a path of a scenario and an assignment: "a.b_c=", "a.b *=".
bool is_assignment(std::string_view text) {
    const std::string_view begin = trimmed(text.substr(0, text.find('=')));
    const auto is_of_path = [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '.' || c == '_' || c == '-' || c == '*' || c == '+';
    };
    return text.find('=') != std::string_view::npos && !begin.empty() &&
           std::ranges::all_of(begin, is_of_path);
}

/// Parts between commas that stand in no brackets.
std::vector<std::string> assignments_of(std::string_view text) {
    std::vector<std::string> sets{""};
    int depth = 0;
    for (const char c : text) {
        depth += (c == '[' || c == '{' ? 1 : 0) - (c == ']' || c == '}' ? 1 : 0);
        if (c == ',' && depth == 0) {
            sets.emplace_back();
        } else {
            sets.back() += c;
        }
    }
    for (std::string& set : sets) {
        set = std::string{trimmed(set)};
    }
    return sets;
}

} // namespace

WhatIf parse_what_if(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) {
        return {std::filesystem::path{text}.stem().string(), text, {}};
    }
    const std::size_t colon = text.find(':');
    const bool has_name = colon < equals;
    const std::string_view rest = std::string_view{text}.substr(has_name ? colon + 1 : 0);
    const std::string name{
        trimmed(std::string_view{text}.substr(0, has_name ? colon : text.size()))};
    if (name.empty() || !is_assignment(rest)) {
        throw InputError{fmt::format("--what-if '{}': give a scenario file or \"name: path=value, "
                                     "path=value\" with paths as in --set",
                                     text)};
    }
    return {name, "", assignments_of(rest)};
}

} // namespace diasim::analysis
