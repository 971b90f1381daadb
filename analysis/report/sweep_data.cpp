// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sweep_data.hpp"

#include "analysis/report/columns.hpp"

namespace diasim::analysis {
namespace {

void require_sizes(const SweepReport& sweep, const std::filesystem::path& path) {
    const std::size_t cells = sweep.outputs.size() * sweep.factors.size();
    const std::size_t points =
        sweep.factors.empty() ? 0 : sweep.points.size() / sweep.factors.size();
    bool is_whole = sweep.units.size() == sweep.factors.size() &&
                    sweep.meanings.size() == sweep.outputs.size() &&
                    sweep.means.size() == points * sweep.outputs.size() &&
                    sweep.points.size() == points * sweep.factors.size();
    for (const auto* one : {&sweep.morris_mu_star, &sweep.morris_sigma, &sweep.sobol_first,
                            &sweep.sobol_total, &sweep.sobol_total_low, &sweep.sobol_total_high}) {
        is_whole = is_whole && (one->empty() || one->size() == cells);
    }
    require_fit(is_whole, path);
}

} // namespace

SweepReport read_sweep(const std::filesystem::path& path) {
    const Hdf5Reader file{path};
    const Columns table{file, ""};
    SweepReport sweep;
    sweep.title = text_attribute(file, "title");
    sweep.design = text_attribute(file, "design");
    sweep.runs_done = number_attribute(file, "runs_done");
    sweep.runs_failed = number_attribute(file, "runs_failed");
    sweep.runs_missing = number_attribute(file, "runs_missing");
    sweep.factors = table.texts("factor");
    sweep.units = table.texts("factor_unit");
    sweep.outputs = table.texts("output");
    sweep.meanings = table.texts("output_meaning");
    sweep.points = table.numbers("factors");
    sweep.means = table.numbers("output_mean");
    sweep.morris_mu_star = table.numbers("morris_mu_star");
    sweep.morris_sigma = table.numbers("morris_sigma");
    sweep.sobol_first = table.numbers("sobol_first");
    sweep.sobol_total = table.numbers("sobol_total");
    sweep.sobol_total_low = table.numbers("sobol_total_low");
    sweep.sobol_total_high = table.numbers("sobol_total_high");
    require_sizes(sweep, path);
    return sweep;
}

} // namespace diasim::analysis
