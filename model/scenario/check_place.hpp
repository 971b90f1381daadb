// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/origin.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diasim {

/// Adds problems at the places where values were read.
class PlacedProblems {
public:
    PlacedProblems(const Origins& origins, const Location& main, Problems& problems)
        : origins_{origins}, main_{main}, problems_{problems} {}

    /// At the value of `path`, else at the first value below it, else at the scenario file.
    void add(const std::string& path, const std::string& message, std::string hint = "") const;

    /// "path: unknown `what` 'name'" with the nearest of `known`.
    void add_unknown(const std::string& path, std::string_view what, const std::string& name,
                     const std::vector<std::string>& known) const;

    void add_at(const Location& location, const std::string& message, std::string hint = "") const {
        problems_.add(location, message, 1, std::move(hint));
    }

private:
    const Origins& origins_;
    const Location& main_;
    Problems& problems_;
};

/// "did you mean 'x'?" with the nearest of `known`, else "known are a, b"; of very many none.
[[nodiscard]] std::string name_hint(const std::string& name, const std::vector<std::string>& known);

} // namespace diasim
