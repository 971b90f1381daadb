// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/result_file.hpp"

#include "model/record/result_layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diasim {
namespace {

void write_header(Hdf5Writer& file, const ResultInput& input) {
    const Scenario& scenario = input.scenario;
    file.attribute("Conventions", "CF-1.8");
    file.attribute("title", scenario.title);
    file.attribute("source",
                   fmt::format("diasim {} ({})", input.program_version, input.source_version));
    file.attribute("program_version", input.program_version);
    file.attribute("result_version", result_version);
    file.attribute("seed", static_cast<std::int64_t>(scenario.seed));
    file.attribute("replicates", std::int64_t{scenario.replicates});
    if (input.only_replicate) {
        file.attribute("only_replicate", std::int64_t{*input.only_replicate});
    }
    file.attribute("scenario_file", input.copies.main);
}

void write_inputs(Hdf5Writer& file, const ResultInput& input) {
    file.store_text("scenario", input.effective,
                    {{"long_name", "complete scenario in TOML, defaults included; file names are "
                                   "those of the group inputs"},
                     {"checksum_fnv1a64", checksum(input.effective)}});
    if (!input.copies.sets.empty()) {
        file.dimension({"assignment", input.copies.sets.size()});
        file.write_strings({"set", {"assignment"}, "", "values set on the command line, in order"},
                           input.copies.sets);
    }
    for (const auto& [name, text] : input.copies.files) {
        file.store_text("inputs/" + name, text, {{"checksum_fnv1a64", checksum(text)}});
    }
}

} // namespace

void write_result(const std::filesystem::path& path, Overwrite overwrite,
                  const ResultInput& input) {
    Hdf5Writer file{path, overwrite};
    write_header(file, input);
    write_world(file, input);
    write_runs(file, input);
    write_gatherings(file, input);
    write_inputs(file, input);
    file.commit();
}

std::vector<std::uint32_t> replicates_of(const ResultInput& input) {
    std::vector<std::uint32_t> replicates;
    for (const RunRecord& record : input.records) {
        replicates.push_back(record.replicate);
    }
    for (const FailedReplicate& failure : input.failures) {
        replicates.push_back(failure.replicate);
    }
    std::sort(replicates.begin(), replicates.end());
    return replicates;
}

std::string hours_since_start(const Scenario& scenario) {
    const std::string start = to_text(scenario.time.start); // 2022-01-05T08:00:00Z
    const std::size_t middle = start.find('T');
    return fmt::format("hours since {} {}", start.substr(0, middle),
                       start.substr(middle + 1, start.size() - middle - 2));
}

} // namespace diasim
