// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/explanation_text.hpp"

#include "analysis/explain/words.hpp"
#include "model/base/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace diasim::analysis {
namespace {

constexpr std::size_t shown_countries = 8;

std::string head(const Explanation& e) {
    const std::string method =
        e.orders == 0 ? "all coalitions"
                      : fmt::format("{} order{} a replicate", e.orders, e.orders == 1 ? "" : "s");
    const std::string changes =
        e.sets.empty() ? "" : fmt::format(" (with {})", fmt::join(e.sets, ", "));
    return fmt::format("{}{}\nOver {}, outcome {} ({}): {} replicates, {} runs, {}.\n", e.title,
                       changes, e.over, e.outcome, e.outcome_meaning, e.replicates, e.runs, method);
}

std::string gain_text(const Effect& effect) {
    return effect.change.has_interval() && std::isfinite(effect.gain())
               ? fmt::format("{:.1f}x", effect.gain())
               : "-";
}

std::string players_table(const Explanation& e) {
    std::string text =
        fmt::format("\n{:<22}{:>17}{:>5}{:>33}{:>8}{:>13}\n", "Switched off", "share (s.e.)", "%",
                    "alone (95 % interval)", "paired", "first order");
    for (const PlayerEffect* player : by_share(e)) {
        const std::string share = fmt::format("{} ({})", signed_text(player->share.mean),
                                              number_text(player->share.standard_error));
        const double whole = e.total.change.mean;
        text += fmt::format(
            "  {:<20}{:>17}{:>5}{:>33}{:>8}{:>13}\n", player->alone.name, share,
            whole == 0.0 ? "-" : fmt::format("{:.0f}", percent * player->share.mean / whole),
            estimate_text(player->alone.effect.change), gain_text(player->alone.effect),
            player->first_order ? signed_text(*player->first_order) : "-");
    }
    const ChangeText total = change_text(e.total);
    text += fmt::format(
        "  {:<20}{:>17}{:>5}{:>33}{:>8}\n", "all together",
        fmt::format("{} ({})", total.change, number_text(e.total.change.standard_error)),
        e.total.change.mean == 0.0 ? "-" : "100", total.estimate, gain_text(e.total));
    const std::string luck =
        e.orders == 1
            ? " The errors of the shares are large, as each replicate switches off in one "
              "order only: --permutations 2 also takes it backwards."
            : "";
    return text + wrapped("Shares (Shapley) add up to the whole." + luck +
                              " paired: how many times larger the error of alone would be with "
                              "independent runs. first order: expected acts lost as recorded "
                              "during the run, without what follows from them.",
                          "  ");
}

std::string changes_table(const std::string& title, const std::vector<ChangeEffect>& changes) {
    if (changes.empty()) {
        return "";
    }
    std::string text = fmt::format("\n{:<36}{:>10}{:>10}{:>33}{:>8}\n", title, "before", "after",
                                   "effect (95 % interval)", "paired");
    for (const ChangeEffect& change : changes) {
        const ChangeText words = change_text(change.effect);
        text += fmt::format("  {:<34}{:>10}{:>10}{:>33}{:>8}\n", change.name, words.before,
                            words.after, words.estimate, gain_text(change.effect));
    }
    return text;
}

std::string group_line(const Explanation& e, std::size_t group) {
    const GroupResult& one = e.groups[group];
    std::string most = "none";
    std::string effect = "-";
    if (one.lead.kind != Lead::Kind::none) {
        const ChangeEffect& first = e.players[one.lead.first].alone;
        most = one.lead.kind == Lead::Kind::clear ? first.name : "not told apart";
        effect = one.lead.kind == Lead::Kind::clear ? estimate_text(first.groups[group]) : "-";
    }
    return fmt::format("  {:<28}{:>10}  {:<22}{:>33}\n", one.name, number_text(one.before), most,
                       effect);
}

std::vector<std::size_t> groups_of_kind(const Explanation& e, std::string_view kind) {
    std::vector<std::size_t> members;
    for (std::size_t group = 0; group != e.groups.size(); ++group) {
        if (e.groups[group].kind == kind) {
            members.push_back(group);
        }
    }
    return members;
}

/// Whether two groups are one, such as a region of a single country, as far as any number tells.
bool are_alike(const Explanation& e, std::size_t first, std::size_t second) {
    return e.groups[first].before == e.groups[second].before &&
           std::ranges::all_of(e.players, [&](const PlayerEffect& player) {
               const auto& groups = player.alone.groups;
               return groups[first].mean == groups[second].mean;
           });
}

std::string groups_head(const std::string& title) {
    return fmt::format("\n{:<30}{:>10}  {:<22}{:>33}\n", title, "as it is", "changes most alone",
                       "effect (95 % interval)");
}

std::string places_table(const Explanation& e) {
    const std::vector<std::size_t> regions = groups_of_kind(e, "region");
    std::vector<std::size_t> countries = groups_of_kind(e, "country");
    if (regions.empty()) {
        return "";
    }
    std::erase_if(countries, [&](std::size_t country) {
        return e.groups[country].before != 0.0 &&
               std::ranges::any_of(
                   regions, [&](std::size_t region) { return are_alike(e, region, country); });
    });
    std::ranges::stable_sort(countries, std::ranges::greater{},
                             [&](std::size_t group) { return e.groups[group].before; });
    const std::size_t shown = std::min(countries.size(), shown_countries);
    std::string text = groups_head(fmt::format("Where ({})", e.outcome));
    for (const std::size_t region : regions) {
        text += group_line(e, region);
    }
    for (std::size_t i = 0; i != shown; ++i) {
        text += group_line(e, countries[i]);
    }
    return shown == countries.size()
               ? text
               : text + wrapped(fmt::format("{} countries with less are left out here; --json and "
                                            "-o have all.",
                                            countries.size() - shown),
                                "  ");
}

std::string activities_table(const Explanation& e) {
    std::string text = groups_head("How (acts of each activity)");
    for (const std::size_t activity : groups_of_kind(e, "activity")) {
        text += group_line(e, activity);
    }
    return text + wrapped("none: no effect at all in any replicate. not told apart: the interval "
                          "of the largest effect holds 0, or that of its lead over another.",
                          "  ");
}

/// Those in a stage, if that is one that held people back: not if more act than are in it.
std::string stage_text(const FunnelResult& row, std::size_t stage) {
    constexpr std::size_t motivated = 2;
    const double people = row.stages.at(stage).median;
    const bool is_passed_by = stage >= motivated && stage + 1 != funnel_stages.size() &&
                              people < row.stages.back().median;
    return is_passed_by ? "-" : number_text(people);
}

std::string funnel_table(const Explanation& e) {
    std::string text = fmt::format("\n{:<26}", "Funnel (people)");
    for (const std::string_view stage : funnel_stages) {
        text += fmt::format("{:>14}", stage);
    }
    for (const FunnelResult& row : e.funnel) {
        text += fmt::format("\n  {:<24}", row.activity);
        for (std::size_t stage = 0; stage != funnel_stages.size(); ++stage) {
            text += fmt::format("{:>14}", stage_text(row, stage));
        }
    }
    return text + '\n' +
           wrapped("Medians. attentive and acted: at any time. motivated and unhindered: estimated "
                   "in the period with most, whose utility is above 0 without and with the "
                   "barriers. Who is below 0 may act, too, but does so rarely: \"-\" stands where "
                   "more have acted than were above 0, so that the stage is no gate.",
                   "  ");
}

} // namespace

std::string explanation_text(const Explanation& e) {
    std::string text = head(e) + "\nIn short\n";
    for (const std::string& sentence : e.sentences) {
        text += wrapped(sentence, "  ");
    }
    return text + players_table(e) + changes_table("What if", e.what_ifs) +
           changes_table("Cut off", e.cascade) + places_table(e) + activities_table(e) +
           funnel_table(e);
}

} // namespace diasim::analysis
