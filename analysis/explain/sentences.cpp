// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/explanation.hpp"
#include "analysis/explain/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace diasim::analysis {
namespace {

constexpr std::size_t named_players = 3;

/// "fear_for_relatives"; "3 barriers together".
std::string all_players(const Explanation& e) {
    if (e.players.size() == 1) {
        return e.players.front().alone.name;
    }
    const bool is_group = e.over.ends_with('s') && e.over.find(',') == std::string::npos;
    return fmt::format("all {} {} together", e.players.size(), is_group ? e.over : "of them");
}

std::string total_sentence(const Explanation& e) {
    return fmt::format("As it is, there are {} {} on average. Without {} there would be {}: {}.",
                       number_text(e.total.before), e.outcome_meaning, all_players(e),
                       number_text(e.total.after), estimate_text(e.total.change));
}

std::string share_sentence(const Explanation& e) {
    std::vector<std::string> names;
    for (const PlayerEffect* player : by_share(e)) {
        if (names.size() == named_players || !player->share.is_told_from_zero()) {
            break;
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
    const auto strongest = std::ranges::max_element(
        e.players, {}, [](const PlayerEffect& p) { return std::abs(p.alone.effect.change.mean); });
    const auto unclear = std::ranges::count_if(e.players, [](const PlayerEffect& p) {
        return !p.alone.effect.change.is_told_from_zero();
    });
    std::string text =
        fmt::format("Switched off alone, {} changes most: {}.", strongest->alone.name,
                    estimate_text(strongest->alone.effect.change));
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
        parts.push_back(fmt::format("{} {}", change.name, estimate_text(change.effect.change)));
    }
    return fmt::format("{}: {}.", beginning, fmt::join(parts, "; "));
}

std::string gain_sentence(const Explanation& e) {
    return fmt::format("Both sides of a difference share their random numbers: with independent "
                       "ones the error would be {:.1f} times as large in the median case, {:.1f} "
                       "times for the whole.",
                       typical_gain(e), e.total.gain());
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
    const auto add = [&gains](const Effect& effect) {
        if (effect.change.standard_error > 0.0) {
            gains.push_back(effect.gain());
        }
    };
    for (const PlayerEffect& player : e.players) {
        add(player.alone.effect);
    }
    for (const auto* changes : {&e.cascade, &e.what_ifs}) {
        for (const ChangeEffect& change : *changes) {
            add(change.effect);
        }
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
    if (typical_gain(e) > 0.0) {
        sentences.push_back(gain_sentence(e));
    }
    sentences.emplace_back("All of this is said of the model with the values of its scenario, not "
                           "of what people did.");
    return sentences;
}

} // namespace diasim::analysis
