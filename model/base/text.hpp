// SPDX-License-Identifier: BSD-3-Clause
/// \file
/// Small changes of text that several readers and writers need.
#pragma once

#include <algorithm>
#include <cstddef>
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

/// "1 row", "2 rows": a number with its noun, whose plural has an s unless it is given.
[[nodiscard]] inline std::string counted(std::size_t n, std::string_view noun,
                                         std::string_view plural = {}) {
    std::string text = std::to_string(n);
    text += ' ';
    text += n == 1 || plural.empty() ? noun : plural;
    return n != 1 && plural.empty() ? text + 's' : text;
}

/// The words of a text in lines that begin with `indent` and have up to `width` bytes, longer words
/// on lines of their own; each line ends in a line end.
[[nodiscard]] inline std::string wrapped(std::string_view text, std::string_view indent,
                                         std::size_t width = 98) {
    std::string result;
    std::string line{indent};
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        if (line.size() > indent.size() && line.size() + 1 + word.size() > width) {
            result += line + '\n';
            line = indent;
        }
        line += line.size() > indent.size() ? " " : "";
        line += word;
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return result + line + '\n';
}

} // namespace diasim
