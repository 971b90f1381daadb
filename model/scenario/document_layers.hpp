// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/node.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Scenario documents as layers: a later one overrides an earlier one.
namespace diasim {

/// Keys from the root of a document to a value.
using KeyPath = std::vector<std::string>;

/// "barrier.fear_for_relatives.weight".
[[nodiscard]] std::string to_text(const KeyPath& path);

/// Whether a path fits a pattern of the format's outline, in which "*" stands for any key:
/// "context.*".
[[nodiscard]] bool fits(const KeyPath& path, std::string_view pattern);

/// The keys of the table at `path` of which a scenario sets exactly one, such as the laws of a
/// trait (beta, bernoulli, constant); empty if there are none.
[[nodiscard]] std::vector<std::string> exclusive_keys(const KeyPath& path);

/// `base` with what `layer` says: tables are merged key by key, other values replaced, new keys put
/// at the end. Where the layer sets one of several exclusive keys it removes the others.
[[nodiscard]] Node merge(Node base, Node layer);

} // namespace diasim
