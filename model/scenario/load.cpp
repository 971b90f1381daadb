// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/load.hpp"

#include "model/scenario/checks.hpp"
#include "model/scenario/document.hpp"
#include "model/scenario/file_kind.hpp"
#include "model/scenario/reader.hpp"
#include "model/scenario/table_reader.hpp"
#include "model/scenario/warnings.hpp"
#include "model/scenario/writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace diasim {
namespace {

void apply_sets(Node& document, const std::vector<std::string>& sets, const Inputs& inputs,
                Problems& problems) {
    for (const std::string& assignment : sets) {
        // What is wrong in the files is reported once, when all is set.
        Problems ignored{inputs};
        const Scenario before = read_scenario(document, Completeness::partial, ignored);
        apply_set(document, assignment, effective_node(before), problems);
    }
}

/// Whether most of a scenario is there; if not, that is one mistake. A misspelt `include` is told
/// as an unknown key.
bool has_foundations(const Node& document, const Location& main, Problems& problems) {
    const std::vector<std::string> missing = missing_foundations(document);
    const bool is_misspelt = std::ranges::any_of(*document.table(), [](const auto& entry) {
        return !nearest(entry.first, {"include"}).empty();
    });
    if (!missing.empty() && !is_misspelt) {
        problems.add(main,
                     fmt::format("most of a scenario is missing: {}", fmt::join(missing, ", ")), 1,
                     "is an include missing? include = [\"file.toml\"] at the top of the file");
    }
    return missing.empty();
}

/// Reads the tables that the scenario names. A table whose names come from one that could not be
/// read is left out: every row of it would be an error.
class TableLoader {
public:
    TableLoader(Scenario& scenario, Inputs& inputs, Problems& problems)
        : scenario_{scenario}, inputs_{inputs}, problems_{problems} {}

    void load() {
        load_homeland();
        load_hosts();
        load_people();
        for (Context& context : scenario_.contexts) {
            if (context.form == Context::Form::table && has_hosts()) {
                context.table = read_context_table(
                    file(context.file, "context." + context.name + ".table"),
                    scenario_.hosts.countries, scenario_.hosts.communities, inputs_, problems_);
            }
        }
    }

private:
    [[nodiscard]] TableFile file(const std::string& path, const std::string& key) const {
        const auto origin = scenario_.origins.find(key);
        return {path, origin == scenario_.origins.end() ? Location{} : origin->second.location};
    }

    [[nodiscard]] bool has_hosts() const { return !scenario_.hosts.communities.empty(); }

    void load_homeland() {
        Homeland& homeland = scenario_.homeland;
        const Files& files = scenario_.files;
        if (!files.regions.empty()) {
            homeland.regions =
                read_regions(file(files.regions, "homeland.regions"), inputs_, problems_);
        }
        if (!files.triggers.empty() && !homeland.regions.empty()) {
            homeland.triggers =
                read_triggers(file(files.triggers, "homeland.triggers"), homeland.regions,
                              homeland.abroad_regions, inputs_, problems_);
        }
        if (!files.connectivity.empty() && !homeland.regions.empty()) {
            homeland.connectivity =
                read_connectivity(file(files.connectivity, "homeland.connectivity"),
                                  homeland.regions, homeland.abroad_regions, inputs_, problems_);
        }
    }

    void load_hosts() {
        Hosts& hosts = scenario_.hosts;
        const Files& files = scenario_.files;
        if (!files.countries.empty()) {
            hosts.countries =
                read_countries(file(files.countries, "hosts.countries"), inputs_, problems_);
        }
        if (hosts.countries.empty()) {
            return;
        }
        if (!files.communities.empty()) {
            hosts.communities = read_communities(file(files.communities, "hosts.communities"),
                                                 hosts.countries, inputs_, problems_);
        }
        if (!files.sites.empty()) {
            hosts.sites =
                read_sites(file(files.sites, "hosts.sites"), hosts.countries, inputs_, problems_);
        }
        if (!files.associations.empty() && has_hosts()) {
            hosts.associations = read_associations(file(files.associations, "hosts.associations"),
                                                   hosts.communities, inputs_, problems_);
        }
    }

    void load_people() {
        PopulationSpec& population = scenario_.population;
        const Files& files = scenario_.files;
        std::vector<std::string> traits;
        for (const Trait& trait : population.traits) {
            traits.push_back(trait.name);
        }
        if (!files.subgroups.empty() && !scenario_.homeland.regions.empty()) {
            population.subgroups =
                read_subgroups(file(files.subgroups, "population.subgroups"),
                               scenario_.homeland.regions, traits, inputs_, problems_);
        }
        if (population.subgroups.empty() || !has_hosts()) {
            return;
        }
        if (!files.people.empty()) {
            population.people =
                read_people(file(files.people, "population.people"), scenario_.hosts.communities,
                            population.subgroups, inputs_, problems_);
        }
        if (!files.voices.empty()) {
            scenario_.network.voices =
                read_voices(file(files.voices, "network.voices"), scenario_.hosts.countries,
                            population.subgroups, inputs_, problems_);
        }
    }

    Scenario& scenario_;
    Inputs& inputs_;
    Problems& problems_;
};

} // namespace

LoadedScenario load_scenario(const std::filesystem::path& main,
                             const std::vector<std::string>& sets, Inputs inputs) {
    Problems problems{inputs};
    Node document = read_document(main, inputs, problems);
    const bool is_read = problems.empty();
    if (is_other_kind(document, FileKind::scenario, main, problems)) {
        problems.throw_if_any();
    }
    Problems ignored{inputs}; // a path may be in a file that could not be read
    apply_sets(document, sets, inputs, is_read ? problems : ignored);
    const bool is_whole =
        is_read && has_foundations(document, {main.generic_string(), 1, 1}, problems);
    const Completeness completeness = is_whole ? completeness_of(document) : Completeness::partial;
    Scenario scenario = read_scenario(document, completeness, problems);
    TableLoader{scenario, inputs, problems}.load();
    if (completeness == Completeness::whole) {
        check_scenario(scenario, {main.generic_string(), 1, 1}, problems);
    }
    problems.throw_if_any();
    std::vector<Problem> warnings = warnings_of(scenario, {main.generic_string(), 1, 1}, inputs);
    return {std::move(scenario), std::move(inputs), main, sets, std::move(warnings)};
}

bool has_paths_of(const std::filesystem::path& main, const std::string& assignment) {
    Inputs inputs;
    Problems problems{inputs};
    const Node document = read_document(main, inputs, problems);
    problems.throw_if_any();
    Problems ignored{inputs};
    const Scenario scenario = read_scenario(document, Completeness::partial, ignored);
    return knows_paths_of(document, assignment, effective_node(scenario));
}

} // namespace diasim
