// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/terms.hpp"

#include "model/base/text.hpp"

namespace diasim {
Term parse_term(std::string_view text) {
    const std::string_view whole = trimmed(text);
    if (!whole.starts_with('1')) {
        return {std::string{whole}, false};
    }
    const std::string_view rest = trimmed(whole.substr(1));
    if (!rest.starts_with('-')) {
        return {std::string{whole}, false};
    }
    return {std::string{trimmed(rest.substr(1))}, true};
}

} // namespace diasim
