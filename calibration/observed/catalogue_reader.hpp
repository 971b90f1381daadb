// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/catalogue.hpp"
#include "model/scenario/inputs.hpp"
#include "model/scenario/scenario.hpp"

#include <filesystem>
#include <vector>

namespace diasim {

/// Reads observed tables: folders that hold some of events.csv, registrations.csv, registers.csv
/// and absences.csv, or single tables under any name, which are known by their columns. Tables of
/// one kind are joined, in the order given. Columns are found by name, and others are allowed.
///
/// Adds to `problems`, at the field, with the column's name: what is no day, word or number; ids
/// that are there twice; ends before starts; sizes whose low is above their high; countries that
/// are no code; communities that `hosts` lacks or has in another country; links to events that are
/// not there, or are of another city or day; registers that overlap; registrations outside every
/// register. A path that cannot be read is a problem with ExitCode::input_missing.
///
/// @param hosts the communities that rows may name; null: any
[[nodiscard]] Catalogue read_catalogue(const std::vector<std::filesystem::path>& paths,
                                       const Hosts* hosts, Inputs& inputs, Problems& problems);

/// The same from the disk. @throws InputError with all problems
[[nodiscard]] Catalogue read_catalogue(const std::vector<std::filesystem::path>& paths,
                                       const Hosts* hosts = nullptr);

} // namespace diasim
