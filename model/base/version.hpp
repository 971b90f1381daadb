// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <string>

namespace diasim {

/// What this program was built from and with.
struct Version {
    std::string program; ///< semantic version
    std::string git;     ///< git describe, or "unknown"
    std::string compiler;
    std::string build_type;
    std::string libraries; ///< names and versions
};

/// The version of this program.
[[nodiscard]] Version program_version();

} // namespace diasim
