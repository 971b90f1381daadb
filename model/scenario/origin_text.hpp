// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/outline.hpp"
#include "model/scenario/scenario.hpp"

#include <map>
#include <string>
#include <string_view>

namespace diasim {

/// Says where values of one scenario came from, and what their defaults are.
class OriginTexts {
public:
    explicit OriginTexts(const Scenario& scenario);

    /// "file:line", "--set path=value", "default", or "program" for a value that differs from its
    /// default and was read from nowhere.
    [[nodiscard]] std::string of(const Leaf& leaf) const;
    /// The same of one entry of a map of numbers.
    [[nodiscard]] std::string of(const Leaf& leaf, std::string_view name) const;

    /// Text of the field's default; "" if there is none.
    [[nodiscard]] std::string default_of(const Leaf& leaf) const;

private:
    [[nodiscard]] std::string find(const std::string& path) const;

    const Origins& origins_;
    std::map<std::string, std::string> defaults_;
};

} // namespace diasim
