// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace diasim {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t sum(const std::vector<std::pair<std::string, std::size_t>>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::size_t{0},
                           [](std::size_t total, const auto& one) { return total + one.second; });
}

} // namespace

void ImportReport::count(Counts& counts, std::string_view what) {
    const auto known = std::find_if(counts.begin(), counts.end(),
                                    [what](const auto& one) { return one.first == what; });
    if (known == counts.end()) {
        counts.emplace_back(what, 1);
    } else {
        ++known->second;
    }
}

void ImportReport::drop(std::string_view reason) {
    count(dropped_, reason);
}

void ImportReport::note(std::string_view what) {
    count(notes_, what);
}

std::size_t ImportReport::n_dropped() const noexcept {
    return sum(dropped_);
}

std::string ImportReport::text() const {
    std::string text = fmt::format("{} of {} {} kept", n_rows_ - n_dropped(), n_rows_,
                                   n_rows_ == 1 ? "row was" : "rows were");
    for (const auto& [reason, n] : dropped_) {
        text += fmt::format("\n{:>9} dropped: {}", n, reason);
    }
    for (const auto& [what, n] : notes_) {
        text += fmt::format("\n{:>9} kept: {}", n, what);
    }
    for (const std::string& remark : remarks_) {
        text += '\n' + remark;
    }
    return text;
}

bool matches(std::string_view text, const std::vector<std::string>& patterns) {
    const auto holds = [text](const std::string& pattern) {
        return std::search(text.begin(), text.end(), pattern.begin(), pattern.end(),
                           [](char a, char b) { return lower(a) == lower(b); }) != text.end();
    };
    return patterns.empty() || std::any_of(patterns.begin(), patterns.end(), holds);
}

std::string_view reason_to_drop(const ImportFilter& filter, std::string_view country,
                                const DateInterval& date) {
    const auto& countries = filter.countries;
    if (!countries.empty() &&
        std::find(countries.begin(), countries.end(), country) == countries.end()) {
        return "of another country";
    }
    if (filter.from && date.last < *filter.from) {
        return "before the first day asked for";
    }
    if (filter.to && date.first > *filter.to) {
        return "after the last day asked for";
    }
    return {};
}

} // namespace diasim
