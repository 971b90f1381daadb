// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/report.hpp"

#include "analysis/report/sections.hpp"
#include "model/base/error.hpp"
#include "model/record/checksum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace diasim::analysis {
namespace {

namespace fs = std::filesystem;

enum class Kind : std::uint8_t { result, comparison, explanation, posterior, sweep };

/// What the page is made of.
struct Material {
    std::optional<ResultData> result;
    fs::path result_file;
    std::optional<ComparisonData> comparison;
    std::optional<ExplanationData> explanation;
    std::optional<PosteriorData> posterior;
    std::optional<SweepReport> sweep;
};

/// What kind of file it is, by the marks that its writer left.
Kind kind_of(const fs::path& path) {
    const Hdf5Reader file{path};
    const Attributes attributes = file.attributes();
    const auto has = [&](const char* name) {
        return std::ranges::any_of(attributes, [&](const auto& one) { return one.first == name; });
    };
    if (has("result_version")) {
        return Kind::result;
    }
    if (has("sweep_version")) {
        return Kind::sweep;
    }
    if (has("explanation_version")) {
        return Kind::explanation;
    }
    if (has("posterior_version")) {
        return Kind::posterior;
    }
    if (file.has("comparison")) {
        return Kind::comparison;
    }
    throw InputError{fmt::format("{}: not a file that a report is made of: those are written by "
                                 "diasim run, compare -o, explain -o, calibrate and sweep",
                                 path.string()),
                     ExitCode::input_missing};
}

/// Puts what was read in its place, which must be free.
template <class Part>
void put(std::optional<Part>& place, Part part, const fs::path& path, std::string_view kind) {
    if (place) {
        throw InputError{
            fmt::format("{}: a second {}; a report shows one of each kind", path.string(), kind)};
    }
    place = std::move(part);
}

void add_file(Material& material, const fs::path& path) {
    switch (kind_of(path)) {
    case Kind::result:
        put(material.result, read_result(path), path, "result");
        material.result_file = path;
        break;
    case Kind::comparison:
        put(material.comparison, read_comparison(path), path, "comparison");
        break;
    case Kind::explanation:
        put(material.explanation, read_explanation(path), path, "explanation");
        break;
    case Kind::posterior:
        put(material.posterior, read_posterior(path), path, "posterior");
        break;
    case Kind::sweep:
        put(material.sweep, read_sweep(path), path, "sweep");
        break;
    }
}

/// A comparison of another result would lay wrong events over the map.
void require_same_runs(const Material& material) {
    if (!material.result || !material.comparison) {
        return;
    }
    const ComparisonData& comparison = *material.comparison;
    if (comparison.result_checksum != file_checksum(material.result_file)) {
        throw InputError{fmt::format(
            "the comparison is of another result ({}, {} replicates, \"{}\") than {}; make it "
            "again: diasim compare {} --observed ... -o FILE.h5",
            comparison.result_file, comparison.replicates, comparison.title,
            material.result_file.string(), material.result_file.string())};
    }
}

/// Reads all files and says all that is wrong with them at once.
Material read_material(const std::vector<fs::path>& files) {
    Material material;
    std::vector<Problem> problems;
    ExitCode code = ExitCode::invalid_scenario;
    for (const fs::path& path : files) {
        try {
            add_file(material, path);
        } catch (const InputError& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
            code = error.code();
        }
    }
    if (!problems.empty()) {
        throw InputError{std::move(problems), code};
    }
    require_same_runs(material);
    return material;
}

std::string subtitle_of(const ResultData& result) {
    const Days days = days_of(result);
    return fmt::format("{} to {}, {} replicates", day_html(days.dates.front()),
                       day_html(days.dates.back()),
                       datum("replicates", static_cast<double>(result.replicates)));
}

/// Of what there is without a result; one of them is there.
std::string title_of(const Material& material) {
    if (material.comparison) {
        return material.comparison->title;
    }
    if (material.explanation) {
        return material.explanation->title;
    }
    return material.posterior ? material.posterior->title : material.sweep->title;
}

} // namespace

Page make_report(const std::vector<fs::path>& files) {
    const Material material = read_material(files);
    Page page;
    const ComparisonData* comparison = material.comparison ? &*material.comparison : nullptr;
    if (material.result) {
        const ResultData& result = *material.result;
        page.title = result.title;
        page.subtitle_html = subtitle_of(result);
        page.sections = {summary_section(result),
                         map_section(result, comparison),
                         course_section(result, comparison),
                         funnel_section(result),
                         barriers_section(result),
                         gatherings_section(result, comparison)};
    }
    if (comparison != nullptr) {
        page.sections.push_back(comparison_section(*comparison));
    }
    if (material.explanation) {
        page.sections.push_back(explanation_section(*material.explanation,
                                                    material.result ? &*material.result : nullptr));
    }
    if (material.posterior) {
        page.sections.push_back(posterior_section(*material.posterior));
    }
    if (material.sweep) {
        page.sections.push_back(sweep_section(*material.sweep));
    }
    if (page.title.empty()) {
        page.title = title_of(material);
    }
    page.sections.push_back(limits_section());
    std::vector<std::string> names;
    names.reserve(files.size());
    for (const fs::path& path : files) {
        names.push_back(path.filename().string());
    }
    page.sections.push_back(provenance_section(
        {material.result ? &*material.result : nullptr, material.result_file.filename().string(),
         material.explanation ? &*material.explanation : nullptr, names}));
    return page;
}

} // namespace diasim::analysis
