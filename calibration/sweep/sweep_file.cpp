// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/sweep/sweep_file.hpp"

#include "calibration/sweep/format_plan.hpp"
#include "model/base/version.hpp"
#include "model/record/hdf5_file.hpp"
#include "model/scenario/writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <numeric>

namespace diasim::calibration {
namespace {

std::vector<std::uint32_t> numbers_to(std::size_t n) {
    std::vector<std::uint32_t> numbers(n);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}

/// One text of each element of a list.
template <class List, class Text>
std::vector<std::string> texts_of(const List& list, const Text& text) {
    std::vector<std::string> texts;
    texts.reserve(list.size());
    for (const auto& element : list) {
        texts.push_back(std::invoke(text, element));
    }
    return texts;
}

/// One number of each element of a list of lists.
template <class List, class Get>
std::vector<double> flat(const List& rows, const Get& get) {
    std::vector<double> numbers;
    for (const auto& row : rows) {
        for (const auto& element : row) {
            numbers.push_back(static_cast<double>(std::invoke(get, element)));
        }
    }
    return numbers;
}

void write_header(Hdf5Writer& file, const Study& study, const SweepData& data,
                  const InputCopies& copies) {
    const Version version = program_version();
    file.attribute("Conventions", "CF-1.8");
    file.attribute("title", study.plan.title);
    file.attribute("source", fmt::format("diasim {} ({})", version.program, version.git));
    file.attribute("program_version", version.program);
    file.attribute("sweep_version", sweep_version);
    file.attribute("plan_file", copies.main);
    file.attribute(
        "design",
        std::string{Choices<DesignKind>::words[static_cast<std::size_t>(study.plan.design.kind)]});
    file.attribute("seeds",
                   std::string{Choices<Seeds>::words[static_cast<std::size_t>(study.plan.seeds)]});
    file.attribute("runs_done", static_cast<std::int64_t>(data.done));
    file.attribute("runs_failed", static_cast<std::int64_t>(data.failures.size()));
    file.attribute("runs_missing", static_cast<std::int64_t>(data.missing));
    file.attribute("replicates_in_means", static_cast<std::int64_t>(data.whole_replicates.size()));
}

void write_axes(Hdf5Writer& file, const Study& study) {
    file.coordinate(Variable{"point", {}, "1", "point of the design"},
                    numbers_to(study.points.size()));
    file.coordinate(Variable{"replicate", {}, "1", "replicate"}, numbers_to(study.plan.replicates));
    file.coordinate_strings({"factor", {}, "", "what differs between points"},
                            texts_of(study.plan.factors, &Factor::name));
    file.coordinate_strings({"output", {}, "", "what is written down of a run"},
                            texts_of(study.outputs, &RunScalar::name));
    file.write_strings({"factor_target", {"factor"}, "", "path of the value that is set"},
                       texts_of(study.plan.factors, &Factor::target));
    file.write_strings({"factor_unit", {"factor"}, "", "unit; empty: position in factor_values"},
                       study.units);
    file.write_strings({"factor_values", {"factor"}, "", "values to choose from, if it has some"},
                       texts_of(study.plan.factors, [](const Factor& factor) {
                           return fmt::format("{}", fmt::join(factor.values, ", "));
                       }));
    file.write_strings({"output_meaning", {"output"}, "", "the output in words"},
                       texts_of(study.outputs, &RunScalar::long_name));
}

void write_runs(Hdf5Writer& file, const Study& study, const SweepData& data) {
    std::vector<std::uint64_t> seeds;
    for (std::uint32_t point = 0; point != study.points.size(); ++point) {
        seeds.push_back(seed_of(study, point));
    }
    std::vector<std::uint8_t> status;
    status.reserve(data.status.size());
    for (const RunStatus one : data.status) {
        status.push_back(static_cast<std::uint8_t>(one));
    }
    file.write(Variable{"factors",
                        {"point", "factor"},
                        "1",
                        "values of the factors, each in its "
                        "factor_unit"},
               study.points.values);
    file.write(Variable{"seed", {"point"}, "1", "seed of the runs"}, seeds);
    file.write(Variable{"status",
                        {"point", "replicate"},
                        "1",
                        "what became of the run: 0 done, 1 failed, 2 missing"},
               status);
    file.write(Variable{"outputs",
                        {"point", "replicate", "output"},
                        "1",
                        "numbers of the runs; NaN without a result"},
               data.outputs);
    file.write(Variable{"output_mean",
                        {"point", "output"},
                        "1",
                        "mean over the replicates that no point misses; NaN if one of them failed"},
               data.means);
}

void write_failures(Hdf5Writer& file, const SweepData& data) {
    if (data.failures.empty()) {
        return;
    }
    std::vector<std::uint32_t> points;
    std::vector<std::uint32_t> replicates;
    for (const FailedRun& failure : data.failures) {
        points.push_back(failure.run.point);
        replicates.push_back(failure.run.replicate);
    }
    file.dimension({"failure", data.failures.size()});
    file.write(Variable{"failure_point", {"failure"}, "1", "point of the run that failed"}, points);
    file.write(Variable{"failure_replicate", {"failure"}, "1", "its replicate"}, replicates);
    file.write_strings({"failure_reason", {"failure"}, "", "why it failed"},
                       texts_of(data.failures, &FailedRun::reason));
}

void write_morris(Hdf5Writer& file, const std::vector<std::vector<MorrisEffect>>& effects) {
    const auto write = [&](const char* name, const char* meaning, auto member) {
        file.write(Variable{name, {"output", "factor"}, "1", meaning}, flat(effects, member));
    };
    write("morris_mu_star", "mean absolute elementary effect", &MorrisEffect::mean_absolute);
    write("morris_mu", "mean elementary effect, end to end of the law", &MorrisEffect::mean);
    write("morris_sigma", "standard deviation of elementary effects", &MorrisEffect::deviation);
    write("morris_effects", "elementary effects that could be computed", &MorrisEffect::effects);
}

void write_sobol(Hdf5Writer& file, const std::vector<SobolIndices>& indices) {
    const auto write = [&](const std::string& name, const std::string& meaning,
                           std::vector<SobolIndex> SobolIndices::*order) {
        const auto rows = [&](double SobolIndex::*part) {
            std::vector<double> numbers;
            for (const SobolIndices& output : indices) {
                for (const SobolIndex& index : output.*order) {
                    numbers.push_back(index.*part);
                }
            }
            return numbers;
        };
        file.write(Variable{name, {"output", "factor"}, "1", meaning}, rows(&SobolIndex::value));
        file.write(Variable{name + "_low", {"output", "factor"}, "1", meaning + ", 2.5 %"},
                   rows(&SobolIndex::low));
        file.write(Variable{name + "_high", {"output", "factor"}, "1", meaning + ", 97.5 %"},
                   rows(&SobolIndex::high));
    };
    write("sobol_first", "Sobol' index of first order", &SobolIndices::first);
    write("sobol_total", "Sobol' index of total order", &SobolIndices::total);
    std::vector<std::uint64_t> blocks;
    std::vector<double> variances;
    for (const SobolIndices& output : indices) {
        blocks.push_back(output.blocks);
        variances.push_back(output.variance);
    }
    file.write(Variable{"sobol_blocks", {"output"}, "1", "blocks without a failed run"}, blocks);
    file.write(Variable{"sobol_variance", {"output"}, "1", "variance that the indices share"},
               variances);
}

void write_inputs(Hdf5Writer& file, const Study& study, const InputCopies& copies) {
    const std::string effective = effective_toml(study.scenario.scenario);
    file.store_text("scenario", effective,
                    {{"long_name", "complete scenario in TOML before the factors are set"},
                     {"checksum_fnv1a64", checksum(effective)}});
    for (const auto& [name, text] : copies.files) {
        file.store_text("inputs/" + name, text, {{"checksum_fnv1a64", checksum(text)}});
    }
}

} // namespace

void write_sweep(const std::filesystem::path& path, Overwrite overwrite, const Study& study,
                 const SweepData& data, const Sensitivity& sensitivity, const InputCopies& copies) {
    Hdf5Writer file{path, overwrite};
    write_header(file, study, data, copies);
    write_axes(file, study);
    write_runs(file, study, data);
    write_failures(file, data);
    if (!sensitivity.morris.empty()) {
        write_morris(file, sensitivity.morris);
    }
    if (!sensitivity.sobol.empty()) {
        write_sobol(file, sensitivity.sobol);
    }
    write_inputs(file, study, copies);
    file.commit();
}

} // namespace diasim::calibration
