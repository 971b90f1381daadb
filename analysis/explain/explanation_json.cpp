// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/explanation_text.hpp"

#include <nlohmann/json.hpp>

namespace diasim::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json estimate_json(const Estimate& estimate) {
    return {{"mean", estimate.mean},
            {"standard_error", estimate.standard_error},
            {"low", estimate.low},
            {"high", estimate.high}};
}

Json effect_json(const Effect& effect) {
    Json json = estimate_json(effect.change);
    json["before"] = effect.before;
    json["after"] = effect.after;
    json["unpaired_standard_error"] = effect.unpaired_standard_error;
    return json;
}

Json groups_json(const Explanation& e, const std::vector<Estimate>& groups) {
    Json list = Json::array();
    for (std::size_t i = 0; i != groups.size(); ++i) {
        list.push_back({{"kind", e.groups[i].kind},
                        {"name", e.groups[i].name},
                        {"before", e.groups[i].before},
                        {"effect", estimate_json(groups[i])}});
    }
    return list;
}

Json changes_json(const Explanation& e, const std::vector<ChangeEffect>& changes) {
    Json list = Json::array();
    for (const ChangeEffect& change : changes) {
        list.push_back({{"name", change.name},
                        {"text", change.text},
                        {"effect", effect_json(change.effect)},
                        {"groups", groups_json(e, change.groups)}});
    }
    return list;
}

Json players_json(const Explanation& e) {
    Json list = Json::array();
    for (const PlayerEffect& player : e.players) {
        Json first_order; // null if nothing was recorded
        if (player.first_order) {
            first_order = *player.first_order;
        }
        list.push_back({{"name", player.alone.name},
                        {"text", player.alone.text},
                        {"alone", effect_json(player.alone.effect)},
                        {"share", estimate_json(player.share)},
                        {"share_by_replicate", player.shares},
                        {"first_order", first_order},
                        {"groups", groups_json(e, player.alone.groups)}});
    }
    return list;
}

Json funnel_json(const Explanation& e) {
    Json list = Json::array();
    for (const FunnelResult& row : e.funnel) {
        Json json{{"activity", row.activity}};
        for (std::size_t i = 0; i != funnel_stages.size(); ++i) {
            const Interval& stage = row.stages.at(i);
            json[std::string{funnel_stages.at(i)}] = {
                {"low", stage.low}, {"median", stage.median}, {"high", stage.high}};
        }
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace

nlohmann::ordered_json explanation_json(const Explanation& e) {
    return {{"title", e.title},
            {"set", e.sets},
            {"over", e.over},
            {"outcome", e.outcome},
            {"outcome_meaning", e.outcome_meaning},
            {"seed", e.seed},
            {"replicates", e.replicates},
            {"posterior", e.posterior.empty() ? Json{} : Json(e.posterior)},
            {"orders_per_replicate", e.orders},
            {"runs", e.runs},
            {"confidence", confidence},
            {"sentences", e.sentences},
            {"total", effect_json(e.total)},
            {"total_by_replicate", e.totals},
            {"players", players_json(e)},
            {"what_ifs", changes_json(e, e.what_ifs)},
            {"cascade", changes_json(e, e.cascade)},
            {"funnel", funnel_json(e)},
            {"typical_gain_of_pairing", typical_gain(e)}};
}

} // namespace diasim::analysis
