// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/compare_words.hpp"

#include "model/base/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace diasim::analysis {
namespace {

std::vector<std::string> parts_of(const std::string& words) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= words.size()) {
        const std::size_t end = std::min(words.find(',', begin), words.size());
        parts.push_back(words.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

} // namespace

std::set<LedBy> parse_led_by(const std::string& words) {
    const auto& known = Choices<LedBy>::words;
    std::set<LedBy> result;
    std::vector<Problem> problems;
    for (const std::string& part : parts_of(words)) {
        const auto found = std::ranges::find(known, part);
        if (found != known.end()) {
            result.insert(static_cast<LedBy>(found - known.begin()));
        } else if (part == "all") {
            for (std::size_t i = 0; i != known.size(); ++i) {
                result.insert(static_cast<LedBy>(i));
            }
        } else {
            Problem problem;
            problem.location.file = "--led-by";
            problem.message = fmt::format("'{}' is nobody who leads events", part);
            problem.hint = fmt::format("known are all, {}", fmt::join(known, ", "));
            problems.push_back(problem);
        }
    }
    if (!problems.empty()) {
        throw InputError{std::move(problems), ExitCode::invalid_scenario};
    }
    return result;
}

HoldOut parse_hold_out(const std::string& word) {
    constexpr std::string_view weeks = "weeks=";
    if (word == "none") {
        return {};
    }
    if (word == "region") {
        return {HoldOut::Kind::region, 0};
    }
    constexpr std::string_view one_region = "region=";
    if (word.starts_with(one_region) && word.size() > one_region.size()) {
        return {HoldOut::Kind::region, 0, word.substr(one_region.size())};
    }
    std::uint32_t n = 0;
    if (word.starts_with(weeks)) {
        const char* begin = word.data() + weeks.size();
        const char* end = word.data() + word.size();
        const auto [last, error] = std::from_chars(begin, end, n);
        if (error == std::errc{} && last == end && n != 0) {
            return {HoldOut::Kind::weeks, n};
        }
    }
    throw InputError{fmt::format(
        "--hold-out {}: none, region, region=NAME or weeks=N (N from 1) is known", word)};
}

} // namespace diasim::analysis
