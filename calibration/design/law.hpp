// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <vector>

namespace diasim::calibration {

/// How a factor varies.
struct Law {
    enum class Form : std::uint8_t { uniform, log_uniform, normal, beta, values };
    Form form = Form::uniform;
    double first = 0.0;         ///< low; mean of a normal; first shape of a beta
    double second = 1.0;        ///< high; deviation of a normal; second shape of a beta
    std::vector<double> values; ///< of form values: each as likely as the others

    friend bool operator==(const Law&, const Law&) = default;
};

/// Whether the parameters make a law: low < high, above 0 for log_uniform; deviation and shapes
/// above 0; at least one value.
[[nodiscard]] bool is_valid(const Law& law);

/// The value below which a share u of the law lies. Of a normal law u is kept in [0.005, 0.995], as
/// designs use the faces of the unit cube, too; the other laws are bounded.
/// @param u in [0, 1]
[[nodiscard]] double quantile(const Law& law, double u);

} // namespace diasim::calibration
