// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/crowd_size.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace diasim {
namespace {

constexpr double about_share = 0.2; ///< to each side of a round number; assumption
constexpr double over_factor = 1.5; ///< of a number that was exceeded; assumption

using Named = std::pair<std::string_view, double>;
constexpr std::array<Named, 28> number_words{
    {{"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
     {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
     {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
     {"eighty", 80},  {"ninety", 90},    {"couple", 2}}};
constexpr std::array<Named, 4> units{
    {{"dozen", 12}, {"hundred", 100}, {"thousand", 1000}, {"million", 1e6}}};

/// More words for a number that is not told: fewer or more of the units of crowd_words, and other
/// names for them. Longer ones first: they hold shorter ones.
constexpr std::array<CrowdWord, 9> more_words{{{"several thousand", {3000, 9999}},
                                               {"few thousand", {2000, 5000}},
                                               {"several hundred", {300, 999}},
                                               {"few hundred", {200, 500}},
                                               {"several dozen", {36, 99}},
                                               {"few dozen", {24, 60}},
                                               {"several tens", {30, 99}},
                                               {"handful", {3, 7}},
                                               {"small number", {5, 19}}}};

std::string lower(std::string_view text) {
    std::string copy{text};
    std::transform(copy.begin(), copy.end(), copy.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return copy;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The text without the commas inside of numbers, and with blanks around dashes between them.
std::string plain(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i != text.size(); ++i) {
        const bool is_inside =
            i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        if (text[i] == ',' && is_inside) {
            continue;
        }
        result += text[i] == '-' && is_inside ? std::string{" - "} : std::string{text[i]};
    }
    return result;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (std::string_view{" \t\r\n;:()[]"}.find(c) == std::string_view::npos) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

std::optional<double> number_of(const std::string& word) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error == std::errc{} && end == word.data() + word.size() && is_digit(word.front())) {
        return value;
    }
    const auto* named = std::find_if(number_words.begin(), number_words.end(),
                                     [&word](const Named& one) { return one.first == word; });
    return named != number_words.end() ? std::optional{named->second} : std::nullopt;
}

std::optional<double> unit_of(const std::string& word) {
    const auto* unit = std::find_if(units.begin(), units.end(),
                                    [&word](const Named& one) { return one.first == word; });
    return unit != units.end() ? std::optional{unit->second} : std::nullopt;
}

/// Whether the word stands between two numbers as in "two or three", "between two and three".
bool joins_numbers(const std::vector<std::string>& words, std::size_t at) {
    const std::string& word = words.at(at);
    return at != 0 && number_of(words[at - 1]) && number_of(words.at(at + 1)) &&
           (word == "or" || word == "to" || word == "-" ||
            (word == "and" && at >= 2 && words[at - 2] == "between"));
}

/// The numbers of a text: "two thousand" is one, and so is "a dozen" or "hundred". The unit behind
/// "two or three hundred" is that of both.
std::vector<double> numbers_in(const std::vector<std::string>& words) {
    std::vector<double> numbers;
    std::vector<bool> has_unit;
    bool goes_on = false; // a unit multiplies the number right before it
    for (std::size_t i = 0; i != words.size(); ++i) {
        const std::optional<double> number = number_of(words[i]);
        const std::optional<double> unit = unit_of(words[i]);
        if (number) {
            numbers.push_back(*number);
            has_unit.push_back(false);
        } else if (unit && goes_on) {
            const bool is_of_both = numbers.size() == 2 && !has_unit.front() &&
                                    joins_numbers(words, i - 2) && numbers[0] < numbers[1];
            numbers.front() *= is_of_both ? *unit : 1.0;
            numbers.back() *= *unit;
            has_unit.back() = true;
        } else if (unit) {
            numbers.push_back(*unit);
            has_unit.push_back(true);
        }
        goes_on = number.has_value();
    }
    return numbers;
}

/// "half a dozen" as the one word that it is.
std::string with_half_dozen(std::string text) {
    for (const std::string_view words :
         {"half a dozen", "half-a-dozen", "half dozen", "half-dozen"}) {
        for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words)) {
            text.replace(at, words.size(), "six");
        }
    }
    return text;
}

bool holds(const std::string& text, std::initializer_list<std::string_view> any) {
    return std::any_of(any.begin(), any.end(), [&text](std::string_view words) {
        return (" " + text + " ").find(" " + std::string{words} + " ") != std::string::npos;
    });
}

SizeInterval interval_of(const std::string& text, double number) {
    if (holds(text, {"over", "more than", "at least", "no less than", "above", "upwards of"})) {
        return {number, std::floor(number * over_factor)};
    }
    if (holds(text, {"up to", "fewer than", "less than", "no more than", "under", "at most"})) {
        return {1.0, number};
    }
    if (holds(text, {"about", "around", "approximately", "some", "roughly", "nearly", "almost",
                     "circa", "ca.", "estimated", "a good"})) {
        return {std::max(1.0, std::ceil(number * (1.0 - about_share))),
                std::floor(number * (1.0 + about_share))};
    }
    return {number, number};
}

} // namespace

std::optional<SizeInterval> parse_crowd_size(std::string_view text) {
    const std::vector<std::string> words = words_of(plain(with_half_dozen(lower(text))));
    std::string clean;
    for (const std::string& word : words) {
        clean += (clean.empty() ? "" : " ") + word;
    }
    for (const CrowdWord& more : more_words) {
        if (holds(clean, {more.words})) {
            return more.size;
        }
    }
    // From the largest: "hundreds of thousands" holds "thousands".
    for (auto word = crowd_words.rbegin(); word != crowd_words.rend(); ++word) {
        if (holds(clean, {word->words})) {
            return word->size;
        }
    }
    if (holds(clean, {"tens"})) { // not "of thousands"
        return SizeInterval{20, 99};
    }
    const std::vector<double> numbers = numbers_in(words);
    if (numbers.empty() || numbers.size() > 2 || numbers.front() < 1.0) {
        return std::nullopt; // several numbers may be of several groups
    }
    if (numbers.size() == 1) {
        return interval_of(clean, numbers.front());
    }
    const bool is_range = holds(clean, {"-", "to", "and", "or"}) && numbers[0] <= numbers[1];
    return is_range ? std::optional{SizeInterval{numbers[0], numbers[1]}} : std::nullopt;
}

std::string_view crowd_size_text(std::string_view tags, std::string_view notes) {
    constexpr std::string_view tag = "crowd size=";
    constexpr std::string_view note = "[size=";
    if (const std::size_t at = tags.find(tag); at != std::string_view::npos) {
        const std::string_view rest = tags.substr(at + tag.size());
        return rest.substr(0, rest.find(';'));
    }
    if (const std::size_t at = notes.find(note); at != std::string_view::npos) {
        const std::string_view rest = notes.substr(at + note.size());
        return rest.substr(0, rest.find(']'));
    }
    return {};
}

} // namespace diasim
