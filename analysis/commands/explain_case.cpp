// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/explain_case.hpp"

#include "analysis/commands/what_if.hpp"
#include "model/base/version.hpp"
#include "model/commands/copies.hpp"
#include "model/record/parameter_draws.hpp"
#include "model/scenario/writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace diasim::analysis {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t most_replicates = 10'000;
constexpr std::uint32_t most_permutations = 100'000;

void check_explain_options(const ExplainOptions& options) {
    commands::Mistakes mistakes;
    mistakes.look_at([&] { static_cast<void>(commands::threads(options.work)); });
    mistakes.look_at([&] { static_cast<void>(commands::time_limit(options.work)); });
    mistakes.look_at([&] {
        if (!options.output.output.empty()) {
            commands::require_free(options.output.output, options.output);
        }
    });
    mistakes.look_at([&] {
        const std::uint32_t n = options.scenario.replicates.value_or(default_replicates);
        if (n < 2 || n > most_replicates) {
            throw InputError{fmt::format("--replicates {}: an interval needs 2 at least, and {} "
                                         "are the most",
                                         n, most_replicates)};
        }
    });
    mistakes.look_at([&] {
        const bool is_in_pairs = options.permutations == 1 || options.permutations % 2 == 0;
        if (options.permutations == 0 || !is_in_pairs || options.permutations > most_permutations) {
            throw InputError{fmt::format("--permutations {}: give 1 or an even number up to {}, as "
                                         "each order is also taken backwards",
                                         options.permutations, most_permutations)};
        }
    });
    mistakes.look_at([&] {
        for (const std::string& text : options.what_ifs) {
            static_cast<void>(parse_what_if(text));
        }
    });
    mistakes.refuse();
}

/// What the replicates draw: the texts of a posterior's table, or nothing.
struct ReplicateDraws {
    std::string table; ///< as of draws_table(); empty: every replicate has the scenario's values
};

/// A scenario as it is read for an explanation, whose own replicates do not matter, and what it is
/// in each replicate.
struct CaseScenario {
    LoadedScenario loaded;
    InputCopies copies;
    ScenarioOf drawn; ///< empty: always as loaded
};

/// The values of the command stand first, then what a replicate draws, then those of a what-if:
/// "half the fear" is half of what was drawn.
ScenarioOf drawn_scenarios(InputCopies copies, std::size_t n_more, const ReplicateDraws& draws) {
    if (draws.table.empty()) {
        return {};
    }
    const auto shared = std::make_shared<const InputCopies>(std::move(copies));
    return [shared, n_more, table = draws.table](std::uint32_t replicate) {
        std::vector<std::string> sets = shared->sets;
        const std::vector<std::string> drawn = assignments_in(table, replicate);
        sets.insert(sets.end() - static_cast<std::ptrdiff_t>(n_more), drawn.begin(), drawn.end());
        return load_scenario(shared->main, sets, commands::inputs_over(*shared)).scenario;
    };
}

CaseScenario load_case(const std::filesystem::path& file, const ExplainOptions& options,
                       const std::vector<std::string>& more, const ReplicateDraws& draws) {
    std::vector<std::string> sets = commands::assignments(options.scenario);
    sets.insert(sets.end(), more.begin(), more.end());
    CaseScenario one{load_scenario(file, sets), {}, {}};
    one.copies = commands::copies_of(one.loaded);
    one.drawn = drawn_scenarios(one.copies, more.size(), draws);
    if (one.drawn) {
        static_cast<void>(one.drawn(0)); // what it lacks of the posterior is said now
    }
    return one;
}

/// A size before each text, so that no two lists of texts look the same.
void add_text(std::string& identity, const std::string& text) {
    identity += fmt::format("{}:{}", text.size(), text);
}

void add_scenario(std::string& identity, const CaseScenario& one) {
    add_text(identity, effective_toml(one.loaded.scenario));
    for (const auto& [name, text] : one.copies.files) {
        add_text(identity, name);
        add_text(identity, text);
    }
    add_text(identity, one.copies.main);
    for (const std::string& assignment : one.copies.sets) {
        add_text(identity, assignment);
    }
}

/// The same error where the user wrote the value: in --what-if, not in --set.
InputError of_what_if(const InputError& error, const WhatIf& what_if) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) {
        for (const std::string& set : what_if.sets) {
            if (problem.location.file == "--set " + set) {
                problem.location.file = fmt::format("--what-if {}: {}", what_if.name, set);
            }
        }
    }
    return InputError{std::move(problems), error.code()};
}

void add_variant(const std::string& text, const ExplainOptions& options,
                 const ReplicateDraws& draws, Question& question, std::string& identity) {
    const WhatIf what_if = parse_what_if(text);
    const bool is_of_values = what_if.file.empty();
    const CaseScenario other = [&] {
        try {
            return load_case(is_of_values ? options.scenario.scenario : fs::path{what_if.file},
                             options, what_if.sets, draws);
        } catch (const InputError& error) {
            throw of_what_if(error, what_if);
        }
    }();
    const Scenario& scenario = other.loaded.scenario;
    add_text(identity, what_if.name);
    add_scenario(identity, other);
    question.what_ifs.push_back(
        {what_if.name,
         is_of_values ? fmt::format("{}", fmt::join(what_if.sets, ", ")) : scenario.description,
         scenario, other.drawn});
}

/// What the replicates draw from the posterior that the command names, if any.
ReplicateDraws draws_of(const ExplainOptions& options, std::size_t replicates) {
    if (options.posterior.empty()) {
        return {};
    }
    const ParameterDraws draws = read_parameter_draws(options.posterior);
    const LoadedScenario loaded =
        load_scenario(options.scenario.scenario, commands::assignments(options.scenario));
    return {draws_table(draws, loaded.scenario.seed, static_cast<std::uint32_t>(replicates))};
}

} // namespace

ExplainCase read_case(const ExplainOptions& options) {
    check_explain_options(options);
    Question question;
    question.outcome = options.outcome;
    question.over = options.over;
    question.replicates = options.scenario.replicates.value_or(default_replicates);
    question.orders = options.permutations;
    question.posterior = options.posterior.filename().string();
    ExplainCase one;
    CaseScenario base;
    ReplicateDraws draws;
    commands::Mistakes mistakes;
    mistakes.look_at([&] {
        draws = draws_of(options, question.replicates);
        base = load_case(options.scenario.scenario, options, {}, draws);
    });
    mistakes.refuse(); // else every what-if would say the same again
    add_text(one.identity, fmt::format("{} {} {} {}", question.over, question.outcome,
                                       question.replicates, question.orders));
    add_text(one.identity, draws.table);
    add_scenario(one.identity, base);
    for (const std::string& text : options.what_ifs) {
        mistakes.look_at([&] { add_variant(text, options, draws, question, one.identity); });
    }
    mistakes.refuse();
    question.scenario = base.loaded.scenario;
    question.sets = base.copies.sets;
    std::erase_if(question.sets, [](const std::string& set) { // told anyhow
        return set.starts_with("replicates=");
    });
    question.drawn = base.drawn;
    one.inquiry.emplace(std::move(question));
    if (!draws.table.empty()) {
        base.copies.files.insert_or_assign(draws_file, draws.table);
    }
    const Version version = program_version();
    one.origin = {effective_toml(base.loaded.scenario), base.copies, version.program, version.git};
    one.loaded = std::move(base.loaded);
    return one;
}

} // namespace diasim::analysis
