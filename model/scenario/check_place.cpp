// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/check_place.hpp"

#include "model/scenario/leaf_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diasim {

void PlacedProblems::add(const std::string& path, const std::string& message,
                         std::string hint) const {
    auto origin = origins_.find(path);
    if (origin == origins_.end()) {
        origin = origins_.lower_bound(path + ".");
        if (origin != origins_.end() && !origin->first.starts_with(path + ".")) {
            origin = origins_.end();
        }
    }
    if (origin == origins_.end()) {
        problems_.add(main_, message, 1, std::move(hint));
    } else {
        problems_.add(origin->second.location, message, origin->second.width, std::move(hint));
    }
}

void PlacedProblems::add_at_key(const std::string& path, const std::string& message,
                                std::string hint) const {
    const auto place = places_.find(path);
    if (place == places_.end()) {
        add(path, message, std::move(hint));
    } else if (place->second.location.line == 0 || !has_problem_at(place->second.location)) {
        add_at(place->second, message, std::move(hint));
    }
}

bool PlacedProblems::is_reported(const std::string& path) const {
    const auto origin = origins_.find(path);
    return origin != origins_.end() && has_problem_at(origin->second.location);
}

bool PlacedProblems::has_problem_at(const Location& location) const {
    return std::any_of(
        problems_.all().begin(), problems_.all().end(),
        [&location](const Problem& problem) { return problem.location == location; });
}

std::string unknown_text(const std::string& path, std::string_view what, const std::string& name) {
    return fmt::format("{}: unknown {} '{}'", path, what, name);
}

std::string name_hint(const std::string& name, const std::vector<std::string>& known) {
    const std::string near = nearest(name, known);
    if (!near.empty()) {
        return fmt::format("did you mean '{}'?", near);
    }
    constexpr std::size_t most_listed = 40;
    if (known.empty() || known.size() > most_listed) {
        return "";
    }
    return "known are " + comma_list(known);
}

} // namespace diasim
