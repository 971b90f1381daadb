// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/result_file.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace diasim::calibration {

/// The folder of a sweep:
///     sweep       what it was begun with: a line for each text and for the program, with checksum
///     inputs/     copies of plan, scenario and tables
///     runs/       journals of finished runs, one for each process
///     claims/, workers/   who has what in hand
///     result.h5   when all is done; partial.h5 if asked for before
struct SweepFolder {
    std::filesystem::path path;

    [[nodiscard]] std::filesystem::path manifest() const { return path / "sweep"; }
    [[nodiscard]] std::filesystem::path inputs() const { return path / "inputs"; }
    [[nodiscard]] std::filesystem::path runs() const { return path / "runs"; }
    [[nodiscard]] std::filesystem::path result() const { return path / "result.h5"; }
    [[nodiscard]] std::filesystem::path partial() const { return path / "partial.h5"; }
};

/// What a sweep is made of: two with equal manifests have the same bits in every run.
struct Manifest {
    std::string plan;                         ///< name of the plan among the inputs
    std::map<std::string, std::string> parts; ///< checksum of "input NAME", "program", "libraries"

    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::uint64_t fingerprint() const;
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// @param program checksum of the program's bytes
[[nodiscard]] Manifest manifest_of(const InputCopies& copies, std::uint64_t program);

/// The manifest of a folder. @throws InputError if there is none or it is damaged
[[nodiscard]] Manifest read_manifest(const SweepFolder& folder);

/// The copies that a folder holds. @throws InputError if one is missing or differs from the
/// manifest
[[nodiscard]] InputCopies read_copies(const SweepFolder& folder, const Manifest& manifest);

/// Whether the folder holds this sweep; false if it may be begun there. Writes nothing.
/// @throws OutputError as begin_or_join() if it is of another one, or of no sweep and not empty
[[nodiscard]] bool is_begun(const SweepFolder& folder, const Manifest& manifest,
                            const InputCopies& copies);

/// Makes the folder, or joins in if it is of the same sweep; copies that are missing or were
/// altered since are put back.
/// @throws OutputError with ExitCode::output_exists if it is of another one, with what differs, or
/// of no sweep and not empty; else if the disk fails. Files that the sweep did not make are never
/// touched.
void begin_or_join(const SweepFolder& folder, const Manifest& manifest, const InputCopies& copies);

} // namespace diasim::calibration
