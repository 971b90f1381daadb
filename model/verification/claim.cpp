// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/claim.hpp"

#include "model/base/error.hpp"
#include "model/scenario/writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace diasim::verification {
namespace {

using Settings = std::vector<std::string>;

bool is_at_or_below(const std::string& path, const std::string& parameter) {
    return path == parameter || path.starts_with(parameter + ".");
}

/// Chance and the record are no part of any theory.
bool is_neutral(const std::string& path) {
    return path == "seed" || path == "replicates" || path == "title" || path == "description" ||
           path.starts_with("record.");
}

bool follows(const Claim& claim, const std::string& path) {
    return is_neutral(path) ||
           std::ranges::any_of(claim.parameters, [&](const std::string& parameter) {
               return is_at_or_below(path, parameter);
           });
}

/// Whether a set takes the place of an assignment of the claim's own.
bool replaces(const std::string& set, const std::string& own) {
    const char sign = set[path_of(set).size()];
    return sign != '*' && sign != '+' && is_at_or_below(path_of(own), path_of(set));
}

/// One bench for each point with `sets` over it. Points that come to the same are checked once, and
/// one that the sets do not go with, as they belong to another form of it, is left out.
std::vector<Bench> benches_with(const Claim& claim, const std::filesystem::path& folder,
                                const Settings& sets, const EnsembleObserver& observer) {
    std::vector<Bench> benches;
    std::vector<std::string> seen;
    std::optional<InputError> refusal;
    for (Settings point : claim.points) {
        std::erase_if(point, [&](const std::string& own) {
            return std::ranges::any_of(sets,
                                       [&](const std::string& set) { return replaces(set, own); });
        });
        point.insert(point.end(), sets.begin(), sets.end());
        try {
            Bench bench{folder / claim.scenario, point, observer};
            std::string text = effective_toml(bench.scenario(), OriginComments::without);
            if (std::ranges::find(seen, text) == seen.end()) {
                seen.push_back(std::move(text));
                benches.push_back(std::move(bench));
            }
        } catch (const InputError& error) {
            if (sets.empty()) {
                throw;
            }
            refusal = error;
        }
    }
    if (benches.empty()) {
        throw *refusal;
    }
    return benches;
}

} // namespace

const std::vector<Claim>& all_claims() {
    static const std::vector<Claim> claims{
        granovetter_claim(), critical_mass_claim(), cascade_claim(), ring_claim(),
        epidemic_claim(),    bass_claim(),          hazard_claim(),  opinion_claim(),
        memory_claim(),      silence_claim(),       fear_claim(),    decision_claim()};
    return claims;
}

std::vector<Claim> claims_called(const std::vector<std::string>& names) {
    if (names.empty()) {
        return all_claims();
    }
    std::vector<std::string> known;
    known.reserve(all_claims().size());
    for (const Claim& claim : all_claims()) {
        known.push_back(claim.name);
    }
    std::vector<Claim> claims;
    for (const std::string& name : names) {
        const auto found = std::ranges::find(known, name);
        if (found == known.end()) {
            const std::string best = nearest(name, known);
            throw InputError{
                {Problem{Location{}, fmt::format("unknown claim '{}'", name), "", 1,
                         best.empty() ? fmt::format("claims: {}", fmt::join(known, ", "))
                                      : fmt::format("did you mean '{}'?", best)}},
                ExitCode::invalid_scenario};
        }
        claims.push_back(all_claims()[static_cast<std::size_t>(found - known.begin())]);
    }
    return claims;
}

std::string path_of(const std::string& assignment) {
    std::string path = assignment.substr(0, assignment.find('='));
    while (!path.empty() && (path.back() == '*' || path.back() == '+' || path.back() == ' ')) {
        path.pop_back();
    }
    return path;
}

std::vector<std::string> known_sets(const Claim& claim, std::span<const Claim> claims,
                                    const std::filesystem::path& folder,
                                    const std::vector<std::string>& sets) {
    std::vector<std::string> known;
    for (const std::string& set : sets) {
        const auto has_it = [&](const Claim& one) {
            return has_paths_of(folder / one.scenario, set);
        };
        if (has_it(claim)) {
            known.push_back(set);
        } else if (std::ranges::none_of(claims, has_it)) {
            static_cast<void>(load_scenario(folder / claim.scenario, {set})); // throws, with a hint
        }
    }
    return known;
}

std::vector<Row> check_claim(const Claim& claim, const std::filesystem::path& folder,
                             const std::vector<std::string>& sets,
                             const EnsembleObserver& observer) {
    const auto foreign = std::ranges::find_if(
        sets, [&](const std::string& set) { return !follows(claim, path_of(set)); });
    std::vector<Row> rows;
    if (foreign != sets.end()) {
        rows.push_back(without_theory(
            {*foreign, ""}, fmt::format("the theory knows nothing of {}; it follows {}",
                                        path_of(*foreign), fmt::join(claim.parameters, ", "))));
    } else {
        for (const Bench& bench : benches_with(claim, folder, sets, observer)) {
            std::ranges::move(claim.check(bench), std::back_inserter(rows));
        }
    }
    for (Row& row : rows) {
        row.claim = claim.name;
    }
    return sets.empty() ? demand_verdicts(std::move(rows)) : rows;
}

} // namespace diasim::verification
