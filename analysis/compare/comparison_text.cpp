// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/comparison_text.hpp"

#include "model/base/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace diasim::analysis {
namespace {

std::string hold_out_text(const HoldOut& hold_out) {
    switch (hold_out.kind) {
    case HoldOut::Kind::region:
        return hold_out.region.empty()
                   ? std::string{"Baselines are fitted without the host region that they forecast."}
                   : fmt::format("Baselines are fitted without the host region {}, which is "
                                 "scored.",
                                 hold_out.region);
    case HoldOut::Kind::weeks:
        return hold_out.weeks == 1
                   ? "Baselines are fitted without the last week, which is scored."
                   : fmt::format(
                         "Baselines are fitted without the last {} weeks, which are scored.",
                         hold_out.weeks);
    default:
        return "Baselines are fitted to the very cells that they forecast, which favours them.";
    }
}

std::string head_text(const Comparison& c) {
    const std::string changes =
        c.spec.sets.empty() ? "" : fmt::format(" (with {})", fmt::join(c.spec.sets, ", "));
    std::string text = fmt::format(
        "{}{}\n{} against {}: {} in registers of {}, {} in media.\n", c.title, changes,
        counted(c.replicates, "replicate"), counted(c.observed_events, "observed event"),
        c.observed_in_registers, counted(c.covered_cities, "city", "cities"), c.observed_in_media);
    text +=
        c.spec.has_observers
            ? "Simulated events are counted as the same registers and media would hold them.\n"
            : "Simulated events are all that happened: no register and no media stand between.\n";
    if (c.spec.has_observers && !c.spec.drawn.empty()) {
        text += "Each replicate has the observation model that it drew from the posterior.\n";
    }
    if (c.replicates < fewest_for_ranks) {
        text += fmt::format("Too few replicates for a 90 % interval ({} are needed): no line is "
                            "marked.\n",
                            fewest_for_ranks);
    }
    for (const calibration::LeftOut& one : c.left_out) {
        text += fmt::format("  left out: {:3} {} {}\n", one.rows, one.rows == 1 ? "row" : "rows",
                            one.reason);
    }
    for (const std::string& note : c.notes) {
        text += wrapped("note: " + note, "  ");
    }
    return text;
}

/// What stands behind a line.
std::string_view mark_of(const CountRow& row) {
    if (row.is_outside()) {
        return "  outside";
    }
    return row.is_fewer() ? "  fewer known" : "";
}

/// What the words of the table of counts mean, and what it leaves out.
std::string count_legend(const Comparison& c) {
    std::string text;
    if (c.without_week != 0) {
        text += fmt::format("{} observed {} not dated well enough to stand in a week; simulated "
                            "events all stand in one. ",
                            c.without_week, c.without_week == 1 ? "event is" : "events are");
    }
    const auto has = [&](auto member) {
        return std::ranges::any_of(c.counts, [&](const CountRow& r) { return (r.*member)(); });
    };
    if (has(&CountRow::is_outside)) {
        text += "outside: 1 in 20 replicates or fewer go as far. ";
    }
    if (has(&CountRow::is_fewer)) {
        text += "fewer known: below that, but media may have missed some. ";
    }
    if (!text.empty()) {
        text.pop_back();
    }
    return text.empty() ? "" : wrapped(text, "    ");
}

std::string count_text(const Comparison& c) {
    const std::vector<CountRow>& rows = c.counts;
    std::string text =
        fmt::format("\n{:<32}{:>10}{:>26}\n", "Events", "observed", "simulated (5th-95th)");
    std::string_view group;
    for (const CountRow& row : rows) {
        text += row.group != group && row.group != "all" ? fmt::format("  by {}\n", row.group) : "";
        group = row.group;
        text += fmt::format("    {:<28}{:>10}{:>26}{}\n", row.name,
                            row.is_known ? fmt::format("{:g}", row.observed) : "none known",
                            to_text(row.simulated), mark_of(row));
    }
    return text + count_legend(c);
}

std::string presence_text(const std::vector<PresenceRow>& rows) {
    std::string text = fmt::format("\n{:<32}{:>10}{:>26}\n", "Any event in a city", "observed",
                                   "probability in model");
    for (const PresenceRow& row : rows) {
        text += fmt::format("    {:<28}{:>10}{:>26.2f}{}\n",
                            fmt::format("{} ({})", row.city, row.country),
                            row.observed > 0.0 ? "yes" : (row.is_complete ? "no" : "unknown"),
                            row.probability, row.is_complete ? "  register" : "");
    }
    return text;
}

std::string delay_text(const Comparison& c) {
    if (c.delays.empty()) {
        return "";
    }
    std::string text = fmt::format(
        "\nFirst event after the first day with deaths at home, {} (UTC)\n{:<32}{:>10}{:>26}\n",
        to_text(Day{std::chrono::days{*c.lethal_day}}), "    days", "observed", "simulated");
    for (const DelayRow& row : c.delays) {
        text +=
            fmt::format("    {:<28}{:>10}{:>26}{}\n", row.region,
                        row.observed ? fmt::format("{:g}", *row.observed) : "none known",
                        row.simulated ? to_text(*row.simulated) : "none",
                        row.none > 0.0 ? fmt::format("  none in {:.0f} %", 100.0 * row.none) : "");
    }
    return text;
}

std::string share_text(const std::vector<ShareRow>& rows) {
    std::string text =
        fmt::format("\n{:<32}{:>10}{:>26}\n", "Share of all events, %", "observed", "simulated");
    for (const ShareRow& row : rows) {
        const Interval percent{100.0 * row.simulated.low, 100.0 * row.simulated.median,
                               100.0 * row.simulated.high};
        text += fmt::format("    {:<28}{:>10}{:>26}\n", row.region,
                            row.observed ? fmt::format("{:.0f}", 100.0 * *row.observed) : "unknown",
                            row.replicates == 0 ? "none" : to_text(percent));
    }
    return text;
}

std::string mix_text(const Comparison& c) {
    std::string text = c.spec.silence == Silence::media
                           ? "\nSizes, types, countries (the media's silence taken for zero)\n"
                           : "\nSizes, types, countries (of known events)\n";
    text += fmt::format("    sizes known of {} observed and {} simulated gatherings: median {} "
                        "against {}\n",
                        c.sizes.observed, c.sizes.simulated,
                        c.sizes.observed == 0 ? "unknown"
                                              : fmt::format("{:.0f}", c.sizes.observed_median),
                        c.sizes.typical ? to_text(*c.sizes.typical) : "none");
    if (!c.mixes.type_distance) {
        text += "    mix of types: unknown, events of fewer than two types are known\n";
    } else {
        text += fmt::format("    mix of {} types: total variation {:.2f}", c.mixes.types,
                            *c.mixes.type_distance);
        text += c.mixes.type_expected
                    ? fmt::format("; of single replicates {:.2f} ({:.2f}-{:.2f})\n",
                                  c.mixes.type_expected->median, c.mixes.type_expected->low,
                                  c.mixes.type_expected->high)
                    : "\n";
    }
    text += c.mixes.country_ranks
                ? fmt::format("    order of {} countries: Kendall's tau-b {:.2f}\n",
                              c.mixes.countries, *c.mixes.country_ranks)
                : fmt::format("    order of countries: unknown, events are known of {}\n",
                              c.mixes.countries);
    return text;
}

std::string skill_cell(const CellScores& scores, const std::optional<Skill>& skill) {
    if (!skill) {
        return "-";
    }
    return scores.has_intervals()
               ? fmt::format("{:.2f} ({:.2f} to {:.2f})", skill->value, skill->low, skill->high)
               : fmt::format("{:.2f}", skill->value);
}

/// What has to be known to read the table of scores.
std::string score_legend(const Comparison& c) {
    std::string text;
    if (!c.scores.has_intervals()) {
        text += fmt::format("No intervals of skill: events are in {} of {}. ",
                            c.scores.places_with_events, counted(c.scores.places, "place"));
    }
    if (is_hawkes_idle(c.scores.skills)) {
        text += "The Hawkes process is the population-proportional one here: the observed counts "
                "excite nothing. ";
    }
    text += "log: the frequencies of the replicates, and a Poisson law of their mean with the "
            "weight of one more, so that nothing is impossible.";
    return wrapped(text, "    ");
}

std::string pit_text(const CellScores& scores) {
    const Calibration& calibration = scores.calibration;
    if (!calibration.is_telling()) {
        return fmt::format(
            "    PIT: not shown, events are likely enough in {} of {} places and weeks"
            " (it takes {})\n",
            calibration.cells, scores.cells, Calibration::fewest);
    }
    std::string text =
        fmt::format("    PIT of {} places and weeks in which events are likely, even "
                    "if the model is right:\n     ",
                    calibration.cells);
    for (const std::size_t n : calibration.histogram) {
        text += fmt::format(" {}", n);
    }
    return text + '\n';
}

std::string score_text(const Comparison& c) {
    if (c.scores.cells == 0) {
        return "\nScores: none, as no place and week is completely known (registers tell of some; "
               "--silence zero)\n";
    }
    std::string text = fmt::format(
        "\nScores of {} places and weeks that are completely known{}\n", c.scores.cells,
        c.spec.silence == Silence::media ? ", the media's silence taken for zero" : " (registers)");
    text += fmt::format("    {}\n", hold_out_text(c.spec.hold_out));
    if (c.spec.hold_out.kind == HoldOut::Kind::region && c.spec.hold_out.region.empty() &&
        c.scores.regions == 1) {
        text += "    All of them are in one host region: without it, nothing is left to fit to.\n";
    }
    text += fmt::format("    {:<17}{:>8}  {:<32}{:>8}  {}\n", "score", "model", "baseline", "its",
                        c.scores.has_intervals() ? "skill (90 %)" : "skill");
    for (const SkillRow& row : c.scores.skills) {
        text += fmt::format("    {:<17}{:>8}  {:<32}{:>8}  {}\n",
                            count_score_names.at(static_cast<std::size_t>(row.score)),
                            row.skill ? fmt::format("{:.4f}", row.skill->score) : "-",
                            baseline_names.at(static_cast<std::size_t>(row.baseline)),
                            row.skill ? fmt::format("{:.4f}", row.skill->baseline) : "-",
                            skill_cell(c.scores, row.skill));
    }
    text += score_legend(c);
    text += pit_text(c.scores);
    if (c.cities_without_hosts != 0) {
        text += fmt::format("    not scored: {} in registers without a community of the scenario\n",
                            counted(c.cities_without_hosts, "city", "cities"));
    }
    return text;
}

std::string detection_text(const Comparison& c) {
    if (!c.detection) {
        return "\nMedia detection: too few events that registers hold and the police counted.\n";
    }
    std::string text = fmt::format(
        "\nMedia detection: media saw {} of {} events that registers hold and the police counted\n"
        "    (of all entries, whoever led them and whenever: more than those that are compared)\n"
        "    {:<14}{:<32}assumed, without news to full news\n",
        c.detection->reported, c.detection->events, "", "estimated (90 %, by likelihood)");
    for (const double size : {5.0, 20.0, 60.0, 200.0}) {
        const calibration::DetectionAt at = calibration::detection_at(*c.detection, size);
        const MediaDetection& assumed = c.assumed_detection;
        text +=
            fmt::format("    {:<14}{:<32}{:.2f} to {:.2f}\n", fmt::format("{} people", size),
                        fmt::format("{:.2f} ({:.2f} to {:.2f})", at.probability, at.low, at.high),
                        calibration::media_probability(assumed, size, 0.0),
                        calibration::media_probability(assumed, size, assumed.attention));
    }
    return text;
}

} // namespace

std::string comparison_text(const Comparison& comparison) {
    std::string text = head_text(comparison) + count_text(comparison) +
                       presence_text(comparison.presence) + delay_text(comparison) +
                       share_text(comparison.shares) + mix_text(comparison) +
                       score_text(comparison) + detection_text(comparison) + "\nVerdict\n";
    for (const std::string& sentence : comparison.verdict) {
        text += wrapped(sentence, "    ");
    }
    return text;
}

} // namespace diasim::analysis
