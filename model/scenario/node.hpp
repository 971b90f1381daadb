// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"
#include "model/base/quantity.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace diasim {

/// A value of a scenario file with the place it stands at: what is left of TOML once it is read, so
/// that nothing else knows TOML.
struct Node {
    using Array = std::vector<Node>;
    using Table = std::vector<std::pair<std::string, Node>>; ///< in the order of the file
    using Value = std::variant<bool, std::int64_t, double, std::string, UtcTime, Array, Table>;

    Value value = Table{};
    Location location;           ///< of the value
    Location key_location;       ///< of its key
    std::uint32_t width = 1;     ///< of the value's text on its line
    std::uint32_t key_width = 1; ///< of the key's text
    std::string layer;           ///< the file or "--set"

    [[nodiscard]] const Table* table() const noexcept { return std::get_if<Table>(&value); }
    [[nodiscard]] Table* table() noexcept { return std::get_if<Table>(&value); }
    [[nodiscard]] const Array* array() const noexcept { return std::get_if<Array>(&value); }
    /// The entry called `key` of a table, or null.
    [[nodiscard]] const Node* find(std::string_view key) const noexcept;
    [[nodiscard]] Node* find(std::string_view key) noexcept;
};

/// The path of an entry `key` of the table at `path` (empty: of the whole document).
[[nodiscard]] std::string path_below(const std::string& path, std::string_view key);

} // namespace diasim
