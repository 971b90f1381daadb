// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/version.hpp"

#include "diasim_version.hpp"

namespace diasim {

Version program_version() {
    return {std::string{build::version}, std::string{build::git}, std::string{build::compiler},
            std::string{build::type}, std::string{build::libraries}};
}

} // namespace diasim
