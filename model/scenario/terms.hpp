// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace diasim {

/// A trait or a context as it is used: itself, or its complement.
struct Term {
    std::string name;
    bool is_complement = false; ///< 1 - name

    friend bool operator==(const Term&, const Term&) = default;
};

/// Reads "name" or "1 - name".
[[nodiscard]] Term parse_term(std::string_view text);

/// Traits that every person has without being declared: 1, and the two that change in a run.
inline constexpr std::array<std::string_view, 3> builtin_traits{"constant", "attitude", "fatigue"};

/// Contexts that exist without being declared.
inline constexpr std::array<std::string_view, 5> builtin_contexts{
    "constant", "connectivity", "information_blackout", "weekend", "distance_to_site"};

} // namespace diasim
