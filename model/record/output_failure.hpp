// SPDX-License-Identifier: BSD-3-Clause
/// \file
/// What the system said when a file could not be written or read.
#pragma once

#include "model/base/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace diasim {

/// Throws OutputError "PATH: cannot ACTION: reason", with ExitCode::output_exists for EEXIST.
/// \param error_number  the errno of the failed call
[[noreturn]] inline void fail_output(const std::filesystem::path& path, std::string_view action,
                                     int error_number) {
    throw OutputError{fmt::format("{}: cannot {}: {}", path.string(), action,
                                  std::generic_category().message(error_number)),
                      error_number == EEXIST ? ExitCode::output_exists : ExitCode::internal_error};
}

} // namespace diasim
