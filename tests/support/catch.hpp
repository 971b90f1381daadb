// SPDX-License-Identifier: BSD-3-Clause
// One include for Catch2, whichever of its two major versions the system has.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp> // version 3
// Where version 2 has it.
using Catch::Approx;
#else
#include <catch2/catch.hpp> // version 2.13
#endif

#include <string>

/// What the two versions of Catch2 call differently.
namespace diasim::test {

/// Matcher for a text that contains `part`.
[[nodiscard]] inline auto contains_text(const std::string& part) {
#if __has_include(<catch2/catch_all.hpp>)
    return Catch::Matchers::ContainsSubstring(part);
#else
    return Catch::Matchers::Contains(part);
#endif
}

} // namespace diasim::test
