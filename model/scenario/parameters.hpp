// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/scenario.hpp"

#include <string>
#include <vector>

namespace diasim {

/// One value of the scenario with all that is known of it, as texts.
struct ParameterRow {
    std::string path; ///< as in --set: "barrier.fear_for_relatives.weight"
    std::string unit; ///< "1" if it has none; empty for names and texts
    std::string value;
    std::string default_value; ///< empty if the value is required
    std::string range;         ///< "0 to 20", "one of a, b"; empty if any
    std::string prior;         ///< of the entry; empty if the scenario states none
    std::string source;        ///< of the entry, else the format's own
    std::string note;
    std::string origin; ///< "file:line", "--set path=value" or "default"
    std::string meaning;
};

/// Every value of the scenario, in the order of the format.
[[nodiscard]] std::vector<ParameterRow> parameter_rows(const Scenario& scenario);

/// For reading: columns of at most 100 characters, what does not fit shortened, and below each
/// value its meaning, prior, source, note and origin in words. The other two forms hold everything.
[[nodiscard]] std::string parameters_text(const std::vector<ParameterRow>& rows);
[[nodiscard]] std::string parameters_markdown(const std::vector<ParameterRow>& rows);
/// RFC 4180 with a header line.
[[nodiscard]] std::string parameters_csv(const std::vector<ParameterRow>& rows);

} // namespace diasim
