// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/output_failure.hpp"

namespace diasim {

/// Makes a folder, and those above it; nothing if it is there.
/// @throws OutputError with path and reason
inline void make_folder(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
        fail_output(path, "create", error ? error.value() : ENOTDIR);
    }
}

} // namespace diasim
