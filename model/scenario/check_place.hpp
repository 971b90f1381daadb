// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/scenario.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diasim {

/// Adds problems at the places where values were read.
class PlacedProblems {
public:
    PlacedProblems(const Scenario& scenario, const Location& main, Problems& problems)
        : origins_{scenario.origins}, places_{scenario.places}, main_{main}, problems_{problems} {}

    /// At the value of `path`, else at the first value below it, else at the scenario file.
    void add(const std::string& path, const std::string& message, std::string hint = "") const;

    /// At the key of `path`, or at the element of a list; as above if it was not read. Once for
    /// each place in a file: one wrong name may stand in many paths.
    void add_at_key(const std::string& path, const std::string& message,
                    std::string hint = "") const;

    void add_at(const KeyPlace& place, const std::string& message, std::string hint = "") const {
        problems_.add(place.location, message, place.width, std::move(hint));
    }

    /// Whether the key was read.
    [[nodiscard]] bool has_key(const std::string& path) const { return places_.contains(path); }

    /// Whether a problem with the value of `path` is known already: one mistake, one error.
    [[nodiscard]] bool is_reported(const std::string& path) const;

private:
    [[nodiscard]] bool has_problem_at(const Location& location) const;

    const Origins& origins_;
    const KeyPlaces& places_;
    const Location& main_;
    Problems& problems_;
};

/// "path: unknown `what` 'name'".
[[nodiscard]] std::string unknown_text(const std::string& path, std::string_view what,
                                       const std::string& name);

/// "did you mean 'x'?" with the nearest of `known`, else "known are a, b"; of very many none.
[[nodiscard]] std::string name_hint(const std::string& name, const std::vector<std::string>& known);

} // namespace diasim
