// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/import.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace diasim::test {

/// A file in memory, and what an import makes of it.
struct Imported {
    Inputs inputs;
    Problems problems{inputs};
    ImportedEvents events;
    ImportedRegister registers;

    explicit Imported(const std::string& text, const std::string& map = "")
        : inputs{[text, map](const std::filesystem::path& path) {
              return std::optional{path == "map.toml" ? map : text};
          }} {}

    ImportedEvents& acled(const ImportFilter& filter = {}) {
        return events = import_acled({"x.csv", {}}, filter, inputs, problems);
    }
    ImportedEvents& gdelt(const ImportFilter& filter = {}) {
        return events = import_gdelt({"x.csv", {}}, filter, inputs, problems);
    }
    ImportedRegister& registrations(const ImportFilter& filter) {
        return registers =
                   import_registrations({"x.csv", {}}, {"map.toml", {}}, filter, inputs, problems);
    }
};

} // namespace diasim::test
