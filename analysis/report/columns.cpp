// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/columns.hpp"

namespace diasim::analysis {

std::string text_attribute(const Hdf5Reader& file, const std::string& name) {
    const AttributeValue value = file.attribute(name);
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? "" : *text;
}

std::int64_t number_attribute(const Hdf5Reader& file, const std::string& name) {
    const AttributeValue value = file.attribute(name);
    const auto* number = std::get_if<std::int64_t>(&value);
    return number == nullptr ? 0 : *number;
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
