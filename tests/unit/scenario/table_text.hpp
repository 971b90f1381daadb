// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/table_reader.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <string>

namespace diasim::test {

/// A table in memory, named data/x.csv, and what was found wrong in it.
struct TableText {
    Inputs inputs;
    Problems problems{inputs};

    explicit TableText(const std::string& text)
        : inputs{[text](const std::filesystem::path&) { return std::optional{text}; }} {}

    [[nodiscard]] TableFile file() const { return {"data/x.csv", {"mine.toml", 12, 13}}; }

    /// The only problem.
    [[nodiscard]] const Problem& problem() const {
        REQUIRE(problems.all().size() == 1);
        return problems.all().front();
    }
};

} // namespace diasim::test
