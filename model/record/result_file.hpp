// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/checksum.hpp"
#include "model/record/publish.hpp"
#include "model/record/run_record.hpp"
#include "model/scenario/scenario.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace diasim {

/// Version of the layout of result files.
inline constexpr std::int64_t result_version = 1;

/// The texts that a scenario was read from, under names that hold on every machine: paths from the
/// folder that all of them lie in.
struct InputCopies {
    std::string main;                         ///< name of the scenario file
    std::map<std::string, std::string> files; ///< text by name, the scenario file among them
    std::vector<std::string> sets;            ///< assignments "path=value", in their order

    friend bool operator==(const InputCopies&, const InputCopies&) = default;
};

/// A replicate that gave no record, with the reason.
struct FailedReplicate {
    std::uint32_t replicate = 0;
    std::string reason;

    friend bool operator==(const FailedReplicate&, const FailedReplicate&) = default;
};

/// Numbers by step and homeland region that the runs shared.
struct HomelandNumbers {
    std::vector<std::span<const float>> motives; ///< by motive: step, region; felt stock in [0, 1)
    std::vector<std::span<const float>> series;  ///< by series: step, region; in [0, 1]
    std::span<const float> connectivity;         ///< step, region; share of normal, in [0, 1]
    std::span<const float> frame;                ///< step; -1 loyal ... 1 critical
    std::span<const float> attention_left;       ///< step; share that no other crisis takes
};

/// All that a result file holds. Spans must outlive the call.
struct ResultInput {
    const Scenario& scenario;
    std::string effective; ///< the complete scenario as TOML, with names of InputCopies
    const InputCopies& copies;
    std::span<const Site> sites; ///< where gatherings may be
    HomelandNumbers homeland;
    RecordShape shape;
    std::span<const RunRecord> records; ///< by replicate, rising
    std::span<const FailedReplicate> failures = {};
    /// The one replicate that was run, if it was not all of them.
    std::optional<std::uint32_t> only_replicate = std::nullopt;
    std::string program_version; ///< semantic version
    std::string source_version;  ///< git description
};

/// Writes one result: a netCDF-4 readable HDF5 file (ODD.md says what the variables mean). The same
/// input gives the same bytes; no clock, host, thread or machine path enters. The file appears
/// under its name only when it is whole.
/// @throws OutputError with path and reason; ExitCode::output_exists if it exists and may not be
/// replaced
void write_result(const std::filesystem::path& path, Overwrite overwrite, const ResultInput& input);

} // namespace diasim
