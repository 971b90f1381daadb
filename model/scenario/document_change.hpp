// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/node.hpp"

#include <optional>
#include <string>

namespace diasim {

enum class Change { multiply, add };

/// A changed value, or why it cannot be changed.
struct ChangedValue {
    std::optional<Node::Value> value;
    std::string reason; ///< empty if there is a value
};

/// `present` times or plus `operand`. Numbers and percentages may be multiplied and added;
/// durations, rates and distances multiplied by a number or added to their like; a moment is moved
/// by a duration. Whole numbers stay whole where the result is.
[[nodiscard]] ChangedValue change_value(const Node::Value& present, Change change,
                                        const Node::Value& operand);

} // namespace diasim
