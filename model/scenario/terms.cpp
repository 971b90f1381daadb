// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/terms.hpp"

namespace diasim {
namespace {

constexpr std::string_view blanks = " \t";

std::string_view skip_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

std::string_view trim(std::string_view text) {
    text = skip_blanks(text);
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

} // namespace

Term parse_term(std::string_view text) {
    const std::string_view whole = trim(text);
    if (!whole.starts_with('1')) {
        return {std::string{whole}, false};
    }
    const std::string_view rest = skip_blanks(whole.substr(1));
    if (!rest.starts_with('-')) {
        return {std::string{whole}, false};
    }
    return {std::string{skip_blanks(rest.substr(1))}, true};
}

} // namespace diasim
