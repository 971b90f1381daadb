// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/explanation_text.hpp"

#include "analysis/explain/words.hpp"
#include "model/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diasim::analysis {
namespace {

constexpr std::size_t shown_countries = 8;

std::string head(const Explanation& e) {
    const std::string method =
        e.orders == 0 ? "all coalitions" : fmt::format("{} orders a replicate", e.orders);
    return fmt::format("{}\nOver {}, outcome {} ({}): {} replicates, {} runs, {}.\n", e.title,
                       e.over, e.outcome, e.outcome_meaning, e.replicates, e.runs, method);
}

std::string gain_text(const Effect& effect) {
    return std::isfinite(effect.gain()) ? fmt::format("{:.1f}x", effect.gain()) : "-";
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
    text += fmt::format("  {:<20}{:>17}{:>5}{:>33}{:>8}\n", "all together",
                        fmt::format("{} ({})", signed_text(e.total.change.mean),
                                    number_text(e.total.change.standard_error)),
                        e.total.change.mean == 0.0 ? "-" : "100", estimate_text(e.total.change),
                        gain_text(e.total));
    return text + wrapped("Shares (Shapley) add up to the whole. paired: how many times larger the "
                          "error of alone would be with independent runs. first order: expected "
                          "acts lost as recorded during the run, without what follows from them.",
                          "  ");
}

std::string changes_table(const std::string& title, const std::vector<ChangeEffect>& changes) {
    if (changes.empty()) {
        return "";
    }
    std::string text = fmt::format("\n{:<36}{:>10}{:>10}{:>33}{:>8}\n", title, "before", "after",
                                   "effect (95 % interval)", "paired");
    for (const ChangeEffect& change : changes) {
        text += fmt::format("  {:<34}{:>10}{:>10}{:>33}{:>8}\n", change.name,
                            number_text(change.effect.before), number_text(change.effect.after),
                            estimate_text(change.effect.change), gain_text(change.effect));
    }
    return text;
}

std::string group_line(const Explanation& e, std::size_t group) {
    const auto strongest = std::ranges::max_element(
        e.players, {}, [&](const PlayerEffect& p) { return std::abs(p.alone.groups[group].mean); });
    return fmt::format("  {:<28}{:>10}  {:<22}{:>33}\n", e.groups[group].name,
                       number_text(e.groups[group].before), strongest->alone.name,
                       estimate_text(strongest->alone.groups[group]));
}

std::string groups_table(const Explanation& e) {
    std::string text = fmt::format("\n{:<30}{:>10}  {:<22}{:>33}\n", "Where and how", "as it is",
                                   "changes most alone", "effect (95 % interval)");
    for (const std::string_view kind : {"region", "country", "activity"}) {
        std::vector<std::size_t> members;
        for (std::size_t group = 0; group != e.groups.size(); ++group) {
            if (e.groups[group].kind == kind) {
                members.push_back(group);
            }
        }
        if (kind == "country") {
            std::ranges::stable_sort(members, std::ranges::greater{},
                                     [&](std::size_t group) { return e.groups[group].before; });
            members.resize(std::min(members.size(), shown_countries));
        }
        for (const std::size_t group : members) {
            text += group_line(e, group);
        }
    }
    return text;
}

std::string funnel_table(const Explanation& e) {
    std::string text = fmt::format("\n{:<26}", "Funnel (people)");
    for (const std::string_view stage : funnel_stages) {
        text += fmt::format("{:>14}", stage);
    }
    for (const FunnelResult& row : e.funnel) {
        text += fmt::format("\n  {:<24}", row.activity);
        for (const Interval& stage : row.stages) {
            text += fmt::format("{:>14}", number_text(stage.median));
        }
    }
    return text + '\n' +
           wrapped("Medians. attentive and acted: at any time; motivated and unhindered: estimated "
                   "in the period with most, by the sign of the utility, so that some act who "
                   "are neither.",
                   "  ");
}

} // namespace

std::string explanation_text(const Explanation& e) {
    std::string text = head(e) + "\nIn short\n";
    for (const std::string& sentence : e.sentences) {
        text += wrapped(sentence, "  ");
    }
    return text + players_table(e) + changes_table("What if", e.what_ifs) +
           changes_table("Cut off", e.cascade) + groups_table(e) + funnel_table(e);
}

} // namespace diasim::analysis
