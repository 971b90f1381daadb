// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <string_view>

/// Codes of countries that exports use, as ISO 3166-1 alpha-2. XK stands for Kosovo, which has no
/// code of its own there.
namespace diasim {

/// Of the numeric code of ISO 3166-1 (ACLED; 0 is Kosovo); "" if there is none such.
[[nodiscard]] std::string_view country_of_number(int number) noexcept;

/// Of the code of FIPS 10-4 (GDELT); "" if there is none such.
[[nodiscard]] std::string_view country_of_fips(std::string_view code) noexcept;

/// Whether it is an alpha-2 code.
[[nodiscard]] bool is_country(std::string_view code) noexcept;

} // namespace diasim
