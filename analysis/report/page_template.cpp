// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/page.hpp"

// The page that the build made, as it is, between these two (page_bytes.S); nothing without npm.
extern "C" {
extern const char diasim_page_begin[]; // NOLINT(modernize-avoid-c-arrays): it is the assembler's
extern const char diasim_page_end[];   // NOLINT(modernize-avoid-c-arrays)
}

namespace diasim::analysis {

std::string_view page_template() {
    return {diasim_page_begin, static_cast<std::size_t>(diasim_page_end - diasim_page_begin)};
}

} // namespace diasim::analysis
