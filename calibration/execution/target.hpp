// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"
#include "model/scenario/outline.hpp"
#include "model/scenario/scenario.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace diasim::calibration {

/// What a value of a scenario is set to: a number in the unit of the value (days, per day, km for
/// quantities), or a text as after --set PATH=.
using TargetValue = std::variant<double, std::string>;

/// One value of a scenario, by its path as in --set: "barrier.fear_for_relatives.weight".
class Target {
public:
    /// Nothing if the scenario has no such value, it is a list, or stands in a form that is not
    /// chosen. Valid while the scenario is not changed in its number of entries.
    [[nodiscard]] static std::optional<Target> find(const Outline& outline, std::string_view path);

    [[nodiscard]] const std::string& path() const noexcept { return leaf_.path; }
    /// "d", "1/d", "km", "1", or a unit of its own; "" for texts and choices.
    [[nodiscard]] std::string unit() const;
    [[nodiscard]] bool is_whole_number() const;
    /// The value as it is, in its unit; nothing for texts and choices.
    [[nodiscard]] std::optional<double> number() const;
    /// What --set would need to be told.
    [[nodiscard]] std::string text_of(const TargetValue& value) const;
    /// Sets it. What is wrong with the value is added to `problems`, at `place`.
    void set(const TargetValue& value, const Location& place, Problems& problems) const;
    /// The number that a text means here, such as 3 for "3 d"; nothing if it means none.
    [[nodiscard]] std::optional<double> number_of(const std::string& text) const;

private:
    explicit Target(Leaf leaf) : leaf_{std::move(leaf)} {}

    [[nodiscard]] Node node_of(const TargetValue& value) const;

    Leaf leaf_;
};

/// Paths that find() knows.
[[nodiscard]] std::vector<std::string> target_paths(const Outline& outline);

} // namespace diasim::calibration
