// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/comparison.hpp"
#include "model/base/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace diasim::analysis {
namespace {

/// Baselines by how the model's counts (CRPS) fare against them.
struct Standing {
    std::vector<std::string_view> better;
    std::vector<std::string_view> equal; ///< the data cannot tell
    std::vector<std::string_view> worse;
    std::vector<std::string_view> unknown;
};

Standing standing_of(const CellScores& scores) {
    Standing standing;
    for (const SkillRow& row : scores.skills) {
        if (row.score != CountScore::count_crps) {
            continue;
        }
        const std::string_view name = baseline_names.at(static_cast<std::size_t>(row.baseline));
        if (!row.skill) {
            standing.unknown.push_back(name);
        } else if (row.skill->is_skill()) {
            standing.better.push_back(name);
        } else if (row.skill->high < 0.0) {
            standing.worse.push_back(name);
        } else {
            standing.equal.push_back(name);
        }
    }
    return standing;
}

std::string skill_sentence(const CellScores& scores) {
    if (scores.cells == 0) {
        return "No skill can be stated: no place and week is completely known.";
    }
    const Standing standing = standing_of(scores);
    if (standing.better.empty() && standing.equal.empty() && standing.worse.empty()) {
        return "No skill can be stated: no baseline can be fitted to what is left for it.";
    }
    if (!scores.has_intervals()) {
        return fmt::format("No skill can be stated: observed events are in {} of {} scored places, "
                           "too few for an interval to mean anything (it takes {}).",
                           scores.places_with_events, scores.places, CellScores::fewest_places);
    }
    std::string text;
    if (!standing.better.empty() && standing.equal.empty() && standing.worse.empty()) {
        text = fmt::format("Skill: counts by place and week are forecast better than by {}.",
                           fmt::join(standing.better, ", "));
    } else if (standing.better.empty()) {
        text = "No skill: counts by place and week are not forecast better than by any baseline";
        text += standing.worse.empty()
                    ? "."
                    : fmt::format(", and worse than by {}.", fmt::join(standing.worse, ", "));
    } else {
        std::vector<std::string_view> others = standing.equal;
        others.insert(others.end(), standing.worse.begin(), standing.worse.end());
        text = fmt::format("No skill beyond simple rules: better than {}, but not than {}.",
                           fmt::join(standing.better, ", "), fmt::join(others, ", "));
    }
    if (!standing.unknown.empty()) {
        text += fmt::format(" Nothing to compare with: {}.", fmt::join(standing.unknown, ", "));
    }
    return text;
}

std::string evidence_sentence(const Comparison& comparison) {
    constexpr std::size_t few = 30; // below, an interval of skill is mostly chance
    const std::size_t events = comparison.scores.events;
    return fmt::format(
        "Scored are {} of {} with {} ({:.1f} simulated).{}",
        counted(comparison.scores.cells, "place-week"), counted(comparison.scores.places, "place"),
        counted(events, "observed event"), comparison.scores.simulated,
        events < few ? " That is little: another month could turn the verdict." : "");
}

std::string calibration_sentence(const CellScores& scores) {
    const Calibration& calibration = scores.calibration;
    if (!calibration.is_telling()) {
        return fmt::format("Whether intervals hold what they claim cannot be said: in {} of {} "
                           "place-weeks an event was likely enough to tell (it takes {}).",
                           calibration.cells, scores.cells, Calibration::fewest);
    }
    return fmt::format(
        "Of {} place-weeks in which an event was likely enough to tell, {:.0f} % lie "
        "in the 90 % interval and {:.0f} % in the 50 % interval.",
        calibration.cells, 100.0 * calibration.coverage_90, 100.0 * calibration.coverage_50);
}

/// Lines of the table for which something holds, with the first of them.
template <class Holds>
std::string lines_text(const std::vector<CountRow>& rows, Holds holds) {
    constexpr std::size_t most = 6;
    std::vector<std::string> lines;
    std::size_t n = 0;
    for (const CountRow& row : rows) {
        if (holds(row) && ++n <= most) {
            lines.push_back(fmt::format("{} ({:g} observed, {} simulated)", row.name, row.observed,
                                        to_text(row.simulated)));
        }
    }
    return n == 0 ? ""
                  : fmt::format("{}: {}{}", n, fmt::join(lines, "; "),
                                n > most ? fmt::format("; and {} more", n - most) : "");
}

/// Lines of the table that the model hardly makes. How many a right model has by chance depends on
/// which lines something is known of, so no rate is stated.
std::string outside_sentence(const Comparison& comparison) {
    if (comparison.replicates < fewest_for_ranks) {
        return fmt::format("Which lines lie outside cannot be said: {} replicates are too few for "
                           "a 90 % interval ({} are needed).",
                           comparison.replicates, fewest_for_ranks);
    }
    const std::vector<CountRow>& rows = comparison.counts;
    const auto known =
        std::ranges::count_if(rows, [](const CountRow& row) { return row.is_known; });
    const std::string outside = lines_text(rows, [](const CountRow& r) { return r.is_outside(); });
    const std::string fewer = lines_text(rows, [](const CountRow& r) { return r.is_fewer(); });
    std::string text = fmt::format("Of {} of the table with known events, ",
                                   counted(static_cast<std::size_t>(known), "line"));
    text += outside.empty() ? "none lies outside its 90 % interval"
                            : "outside their 90 % interval are " + outside;
    text += ". Lines overlap; one of which nothing is known is not looked at, so a rare one with a "
            "single known event may lie outside by chance alone.";
    if (!fewer.empty()) {
        text += " Fewer events are known than the interval holds in " + fewer +
                "; media may have missed some, so that is no contradiction.";
    }
    return text;
}

std::string size_sentence(const SizeComparison& sizes) {
    if (!sizes.skill) {
        return fmt::format("Sizes: too few are known to be scored ({} observed and {} simulated; "
                           "it takes {}, and {} simulated for each).",
                           sizes.observed, sizes.simulated, SizeComparison::fewest_observed,
                           SizeComparison::fewest_simulated);
    }
    return fmt::format("Sizes: {} against what the other observed sizes tell ({:.2f}, {:.2f} to "
                       "{:.2f}).",
                       sizes.skill->is_skill() ? "skill" : "no skill", sizes.skill->value,
                       sizes.skill->low, sizes.skill->high);
}

} // namespace

std::vector<std::string> verdict_of(const Comparison& comparison) {
    std::vector<std::string> verdict{skill_sentence(comparison.scores)};
    if (comparison.scores.cells != 0) {
        verdict.push_back(evidence_sentence(comparison));
        verdict.push_back(calibration_sentence(comparison.scores));
    }
    verdict.push_back(outside_sentence(comparison));
    verdict.push_back(size_sentence(comparison.sizes));
    return verdict;
}

} // namespace diasim::analysis
