// SPDX-License-Identifier: BSD-3-Clause
// The typed tables: the first line names the kind of table, the rest is its text. Names in other
// tables are those of tests/data/small.
#include "model/scenario/load.hpp"
#include "model/scenario/table_reader.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace {

using namespace diasim;

using Read = std::function<std::size_t(const TableFile&, Inputs&, Problems&)>;

/// A reader of each kind of table that gives the number of its rows.
std::map<std::string, Read, std::less<>> readers_of(const Scenario& world) {
    const RegionTable& regions = world.homeland.regions;
    const std::vector<std::string>& abroad = world.homeland.abroad_regions;
    const Hosts& hosts = world.hosts;
    const SubgroupTable& subgroups = world.population.subgroups;
    const std::vector<std::string> traits{"kin", "identification", "availability"};
    const auto size_of = [](const auto& read, const auto&... tables) -> Read {
        return [=](const TableFile& file, Inputs& inputs, Problems& problems) {
            return read(file, tables..., inputs, problems).size();
        };
    };
    return {{"regions", size_of(read_regions)},
            {"triggers", size_of(read_triggers, regions, abroad)},
            {"connectivity", size_of(read_connectivity, regions, abroad)},
            {"countries", size_of(read_countries)},
            {"communities", size_of(read_communities, hosts.countries)},
            {"sites", size_of(read_sites, hosts.countries)},
            {"associations", size_of(read_associations, hosts.communities)},
            {"voices", size_of(read_voices, hosts.countries, subgroups)},
            {"subgroups", size_of(read_subgroups, regions, traits)},
            {"people", size_of(read_people, hosts.communities, subgroups)},
            {"context", size_of(read_context_table, hosts.countries, hosts.communities)}};
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Scenario small =
        load_scenario("small.toml", {}, fuzz::inputs_of(fuzz::small_files())).scenario;
    static const auto readers = readers_of(small);

    std::string_view rest = fuzz::text_of(data, size);
    const auto reader = readers.find(fuzz::take_until(rest, "\n"));
    if (reader == readers.end()) {
        return -1; // not worth keeping
    }
    const fuzz::Files files{{"x.csv", std::string{rest}}};
    Inputs inputs = fuzz::inputs_of(files);
    Problems problems{inputs};
    const std::size_t n_rows = reader->second({"x.csv", {"x.toml", 1, 1}}, inputs, problems);
    fuzz::require(n_rows > 0 || !problems.empty(), "a table without rows is reported");
    return 0;
}
