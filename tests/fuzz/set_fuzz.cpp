// SPDX-License-Identifier: BSD-3-Clause
// Assignments of the option --set, one a line, to the scenario of tests/data/small.
#include "model/scenario/document.hpp"
#include "model/scenario/reader.hpp"
#include "model/scenario/writer.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <cstddef>
#include <cstdint>

namespace {

using namespace diasim;

Node small_document() {
    Inputs inputs = fuzz::inputs_of(fuzz::small_files());
    Problems problems{inputs};
    return read_document("small.toml", inputs, problems);
}

Node effective(const Node& document, Problems& problems) {
    return effective_node(read_scenario(document, Completeness::partial, problems));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Files none;
    static const Inputs no_inputs = fuzz::inputs_of(none);
    static const Node small = small_document();
    static const Node defaults = [] {
        Problems ignored{no_inputs};
        return effective(small, ignored);
    }();
    constexpr int most_assignments = 3; // more only take time

    Node document = small;
    Problems problems{no_inputs};
    std::string_view rest = fuzz::text_of(data, size);
    for (int i = 0; i != most_assignments && !rest.empty(); ++i) {
        apply_set(document, fuzz::take_until(rest, "\n"), defaults, problems);
    }
    if (problems.empty()) { // else the document is as it was, or nearly
        const Node changed = effective(document, problems);
        fuzz::require(changed.table() != nullptr, "a scenario stays a table");
    }
    return 0;
}
