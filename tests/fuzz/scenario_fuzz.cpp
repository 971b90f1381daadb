// SPDX-License-Identifier: BSD-3-Clause
// A scenario with its includes and tables: the main file, then lines "%%% PATH" that each begin
// another file. Files that the input lacks are those of tests/data/small.
#include "model/scenario/load.hpp"
#include "model/scenario/parameters.hpp"
#include "model/scenario/writer.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace diasim;
using fuzz::require;

constexpr const char* main_file = "small.toml";

fuzz::Files files_of(std::string_view input) {
    fuzz::Files files = fuzz::small_files();
    files[main_file] = fuzz::take_until(input, "\n%%% ");
    while (!input.empty()) {
        std::string_view file = fuzz::take_until(input, "\n%%% ");
        const std::string path{fuzz::take_until(file, "\n")};
        files[path] = file;
    }
    return files;
}

void check_written(const Scenario& scenario, const fuzz::Files& files) {
    fuzz::Files written = files;
    written[main_file] = effective_toml(scenario);
    const Scenario again = load_scenario(main_file, {}, fuzz::inputs_of(written)).scenario;
    require(effective_toml(again, OriginComments::without) ==
                effective_toml(scenario, OriginComments::without),
            "a written scenario reads back to the same");
    require(!parameter_rows(scenario).empty(), "a scenario has parameters");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const fuzz::Files files = files_of(fuzz::text_of(data, size));
    std::optional<Scenario> scenario;
    try {
        scenario = load_scenario(main_file, {}, fuzz::inputs_of(files)).scenario;
    } catch (const InputError& error) {
        require(!error.problems().empty(), "a refusal says why");
    }
    if (scenario) {
        check_written(*scenario, files);
    }
    return 0;
}
