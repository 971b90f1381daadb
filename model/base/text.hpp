// SPDX-License-Identifier: BSD-3-Clause
/// \file
/// Small changes of text that several readers and writers need.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace diasim {

/// The text without blanks, tabs and line ends around it; empty if there is nothing else in it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// The text with a blank for each control character, so that it fits into a line of output.
[[nodiscard]] inline std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return text;
}

} // namespace diasim
