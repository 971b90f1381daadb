// SPDX-License-Identifier: BSD-3-Clause
// One TOML file: the document, then the format of a scenario, as far as no other file is needed.
#include "model/scenario/document.hpp"
#include "model/scenario/reader.hpp"
#include "model/scenario/writer.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <cstddef>
#include <cstdint>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace diasim;
    const fuzz::Files files{{"x.toml", std::string{fuzz::text_of(data, size)}}};
    Inputs inputs = fuzz::inputs_of(files);
    Problems problems{inputs};
    const Node document = read_document("x.toml", inputs, problems);
    const Completeness completeness =
        problems.empty() ? completeness_of(document) : Completeness::partial;
    const Scenario scenario = read_scenario(document, completeness, problems);
    fuzz::require(effective_node(scenario).table() != nullptr, "a scenario is a table");
    for (const Problem& problem : problems.all()) {
        fuzz::require(!describe(problem).empty(), "a problem says what is wrong");
    }
    return 0;
}
