// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/check_place.hpp"

#include "model/scenario/leaf_text.hpp"

#include <fmt/format.h>

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

void PlacedProblems::add_unknown(const std::string& path, std::string_view what,
                                 const std::string& name,
                                 const std::vector<std::string>& known) const {
    add(path, fmt::format("{}: unknown {} '{}'", path, what, name), name_hint(name, known));
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
