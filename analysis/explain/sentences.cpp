// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/explanation.hpp"
#include "analysis/explain/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace diasim::analysis {
namespace {

constexpr std::size_t named_players = 3;
/// What common random numbers are hoped to gain.
constexpr double high_gain = 5.0;

/// "fear_for_relatives"; "3 barriers together".
std::string all_players(const Explanation& e) {
    if (e.players.size() == 1) {
        return e.players.front().alone.name;
    }
    const bool is_group = e.over.ends_with('s') && e.over.find(',') == std::string::npos;
    return fmt::format("all {} {} together", e.players.size(), is_group ? e.over : "of them");
}

std::string total_sentence(const Explanation& e) {
    const ChangeText text = change_text(e.total);
    return fmt::format("As it is, there are {} {} on average. Without {} there would be {}: {}.",
                       text.before, e.outcome_meaning, all_players(e), text.after, text.estimate);
}

std::string share_sentence(const Explanation& e) {
    std::vector<std::string> names;
    for (const PlayerEffect* player : by_share(e)) {
        if (names.size() == named_players) {
            break;
        }
        if (!player->share.is_told_from_zero()) {
            continue;
        }
        const std::string of_total =
            e.total.change.mean == 0.0
                ? ""
                : fmt::format(", {:.0f} %", percent * player->share.mean / e.total.change.mean);
        names.push_back(fmt::format("{} ({}{})", player->alone.name,
                                    signed_text(player->share.mean), of_total));
    }
    return names.empty() ? "No share of this whole can be told from chance: more replicates or "
                           "more orders are needed."
                         : fmt::format("The largest shares of this whole that can be told from "
                                       "chance are those of {}.",
                                       fmt::join(names, ", "));
}

std::string alone_sentence(const Explanation& e) {
    if (e.lead.kind == Lead::Kind::none) {
        return "Switched off alone, none of them changes anything.";
    }
    const ChangeEffect& first = e.players[e.lead.first].alone;
    const std::string effect = estimate_text(first.effect.change);
    const auto unclear = std::ranges::count_if(e.players, [](const PlayerEffect& p) {
        return !p.alone.effect.change.is_told_from_zero();
    });
    std::string text =
        e.lead.kind == Lead::Kind::clear
            ? fmt::format("Switched off alone, {} changes most: {}.", first.name, effect)
            : fmt::format("Switched off alone, which of them changes most is not told apart from "
                          "chance; the largest mean is that of {}: {}.",
                          first.name, effect);
    if (unclear != 0) {
        text += fmt::format(" For {} of {} the effect alone cannot be told from 0.", unclear,
                            e.players.size());
    }
    return text;
}

std::string changes_sentence(const std::string& beginning,
                             const std::vector<ChangeEffect>& changes) {
    std::vector<std::string> parts;
    parts.reserve(changes.size());
    for (const ChangeEffect& change : changes) {
        const Estimate& effect = change.effect.change;
        const bool is_unclear = effect.has_interval() && !effect.is_told_from_zero();
        parts.push_back(fmt::format("{} {}{}", change.name, change_text(change.effect).estimate,
                                    is_unclear ? ", not told apart from 0" : ""));
    }
    return fmt::format("{}: {}.", beginning, fmt::join(parts, "; "));
}

/// Each change once, with the whole if that is more than one of them.
std::vector<std::pair<std::string, Effect>> effects_of(const Explanation& e) {
    std::vector<std::pair<std::string, Effect>> effects;
    for (const PlayerEffect& player : e.players) {
        effects.emplace_back(player.alone.name, player.alone.effect);
    }
    for (const auto* changes : {&e.cascade, &e.what_ifs}) {
        for (const ChangeEffect& change : *changes) {
            effects.emplace_back(change.name, change.effect);
        }
    }
    if (e.players.size() > 1) {
        effects.emplace_back("the whole", e.total);
    }
    // Where nothing varies, no error is to be compared.
    std::erase_if(effects, [](const auto& one) {
        const Estimate& change = one.second.change;
        return !change.has_interval() || change.standard_error == 0.0;
    });
    return effects;
}

std::string gain_sentence(const Explanation& e) {
    auto effects = effects_of(e);
    const std::size_t all = effects.size();
    std::erase_if(effects, [](const auto& one) { return one.second.gain() >= high_gain; });
    std::string text =
        fmt::format("Both sides of a difference share their random numbers: with independent ones "
                    "the error would be {:.1f} times as large in the median case, and at least 5 "
                    "times as large for {} of {} effects.",
                    typical_gain(e), all - effects.size(), all);
    if (effects.empty()) {
        return text;
    }
    std::ranges::stable_sort(effects, std::ranges::greater{},
                             [](const auto& one) { return std::abs(one.second.change.mean); });
    effects.resize(std::min(effects.size(), named_players));
    std::vector<std::string> names;
    names.reserve(effects.size());
    for (const auto& [name, effect] : effects) {
        names.push_back(
            fmt::format("{} {:.1f} (of {:.1f})", name, effect.gain(), effect.proportional_gain()));
    }
    text += fmt::format(" The largest of the others: {}. In brackets stands what pairing gains if "
                        "a change multiplies every outcome by one factor, as the difference then "
                        "varies as the outcome does: 5 or more for a change by less than a "
                        "quarter.",
                        fmt::join(names, ", "));
    return text;
}

} // namespace

std::vector<const PlayerEffect*> by_share(const Explanation& e) {
    std::vector<const PlayerEffect*> players;
    players.reserve(e.players.size());
    for (const PlayerEffect& player : e.players) {
        players.push_back(&player);
    }
    std::ranges::stable_sort(players, std::ranges::greater{}, [](const PlayerEffect* player) {
        return std::abs(player->share.mean);
    });
    return players;
}

double typical_gain(const Explanation& e) {
    std::vector<double> gains;
    for (const auto& [name, effect] : effects_of(e)) {
        gains.push_back(effect.gain());
    }
    return gains.empty() ? 0.0 : interval_of(gains).median;
}

std::vector<std::string> sentences_of(const Explanation& e) {
    std::vector<std::string> sentences{total_sentence(e)};
    if (e.players.size() > 1) {
        sentences.push_back(share_sentence(e));
        sentences.push_back(alone_sentence(e));
    }
    if (!e.what_ifs.empty()) {
        sentences.push_back(changes_sentence("What if", e.what_ifs));
    }
    if (!e.cascade.empty()) {
        sentences.push_back(changes_sentence("Acts follow from one another; cut off", e.cascade));
    }
    if (!e.total.change.has_interval()) {
        sentences.push_back(fmt::format("Too few replicates for an interval ({} are needed): these "
                                        "are means alone, and nothing is told from chance.",
                                        fewest_for_interval));
    } else if (typical_gain(e) > 0.0) {
        sentences.push_back(gain_sentence(e));
    }
    sentences.push_back(
        e.posterior.empty()
            ? "All of this is said of the model with the values of its scenario, not of what "
              "people did."
            : fmt::format(
                  "Each replicate has its own draw of the posterior {}, the same with and "
                  "without a change: means are over draws, and an interval is of that mean, "
                  "not of where single draws lie. All of this is said of the model, not of "
                  "what people did.",
                  e.posterior));
    return sentences;
}

} // namespace diasim::analysis
