// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/sweep/sweep_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diasim::calibration {
namespace {

constexpr std::size_t name_width = 44;

/// Positions by falling strength; what is not a number comes last.
template <class Strength>
std::vector<std::size_t> strongest_first(std::size_t n, const Strength& strength) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double left = strength(a);
        const double right = strength(b);
        return std::isnan(right) ? !std::isnan(left) : left > right;
    });
    return order;
}

std::string rest_line(std::size_t n, std::size_t most) {
    return n > most ? fmt::format("  and {} more, in the file\n", n - most) : "";
}

std::string morris_table(const Study& study, std::size_t output,
                         const std::vector<MorrisEffect>& effects, std::size_t most) {
    std::string text =
        fmt::format("\n{:{}} {:>12} {:>12} {:>12} {:>9}\n", study.outputs[output].name,
                    name_width + 2, "mu*", "mu", "sigma", "effects");
    const auto order =
        strongest_first(effects.size(), [&](std::size_t f) { return effects[f].mean_absolute; });
    for (std::size_t i = 0; i != std::min(most, order.size()); ++i) {
        const MorrisEffect& effect = effects[order[i]];
        text += fmt::format("  {:{}} {:12.4g} {:12.4g} {:12.4g} {:9}\n",
                            study.plan.factors[order[i]].name, name_width, effect.mean_absolute,
                            effect.mean, effect.deviation, effect.effects);
    }
    return text + rest_line(order.size(), most);
}

std::string with_interval(const SobolIndex& index) {
    return fmt::format("{:.3f} ({:.3f} to {:.3f})", index.value, index.low, index.high);
}

std::string sobol_table(const Study& study, std::size_t output, const SobolIndices& indices,
                        std::size_t most) {
    std::string text = fmt::format("\n{:{}} {:>25} {:>25}\n", study.outputs[output].name,
                                   name_width + 2, "first order (95 %)", "total (95 %)");
    const auto order = strongest_first(indices.total.size(),
                                       [&](std::size_t f) { return indices.total[f].value; });
    for (std::size_t i = 0; i != std::min(most, order.size()); ++i) {
        const std::size_t f = order[i];
        text += fmt::format("  {:{}} {:>25} {:>25}\n", study.plan.factors[f].name, name_width,
                            with_interval(indices.first[f]), with_interval(indices.total[f]));
    }
    text += rest_line(order.size(), most);
    return text + fmt::format("  mean {:.4g}, standard deviation {:.4g}, {} of {} blocks whole\n",
                              indices.mean, std::sqrt(indices.variance), indices.blocks,
                              study.plan.design.points);
}

} // namespace

std::string sensitivity_text(const Study& study, const Sensitivity& sensitivity, std::size_t most) {
    std::string text;
    for (std::size_t output = 0; output != sensitivity.morris.size(); ++output) {
        text += morris_table(study, output, sensitivity.morris[output], most);
    }
    for (std::size_t output = 0; output != sensitivity.sobol.size(); ++output) {
        text += sobol_table(study, output, sensitivity.sobol[output], most);
    }
    return text;
}

} // namespace diasim::calibration
