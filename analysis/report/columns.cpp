// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/columns.hpp"

#include "model/base/error.hpp"

#include <fmt/format.h>

namespace diasim::analysis {

void require_fit(bool is_whole, const std::filesystem::path& path) {
    if (!is_whole) {
        throw InputError{fmt::format("{}: its tables do not fit its axes", path.string()),
                         ExitCode::input_missing};
    }
}

std::size_t Columns::rows(const std::string& column) const {
    return texts(column).size();
}

std::vector<double> Columns::numbers(const std::string& column) const {
    return file_->has(prefix_ + column) ? file_->read<double>(prefix_ + column).values
                                        : std::vector<double>{};
}

std::vector<std::string> Columns::texts(const std::string& column) const {
    return file_->has(prefix_ + column) ? file_->read_strings(prefix_ + column).values
                                        : std::vector<std::string>{};
}

} // namespace diasim::analysis
