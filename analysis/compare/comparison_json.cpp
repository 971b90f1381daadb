// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/comparison_text.hpp"

#include <nlohmann/json.hpp>

namespace diasim::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Interval& interval) {
    return {{"low", interval.low}, {"median", interval.median}, {"high", interval.high}};
}

template <class T>
Json json_of(const std::optional<T>& value) {
    if (!value) {
        return nullptr;
    }
    if constexpr (std::is_same_v<T, Interval>) {
        return json_of(*value);
    } else {
        return *value;
    }
}

Json skill_json(const std::optional<Skill>& skill) {
    if (!skill) {
        return nullptr;
    }
    return {{"score", skill->score}, {"baseline_score", skill->baseline},
            {"skill", skill->value}, {"low", skill->low},
            {"high", skill->high},   {"is_skill", skill->is_skill()}};
}

Json counts_json(const std::vector<CountRow>& rows) {
    Json list = Json::array();
    for (const CountRow& row : rows) {
        Json observed = row.observed;
        if (!row.is_known) {
            observed = nullptr; // nothing known is not zero
        }
        list.push_back({{"group", row.group},
                        {"name", row.name},
                        {"observed", observed},
                        {"simulated", json_of(row.simulated)},
                        {"share_at_most", row.at_most},
                        {"share_at_least", row.at_least},
                        {"is_outside", row.is_outside()},
                        {"is_fewer_known", row.is_fewer()}});
    }
    return list;
}

Json presence_json(const std::vector<PresenceRow>& rows) {
    Json list = Json::array();
    for (const PresenceRow& row : rows) {
        Json observed = row.observed;
        if (row.observed == 0.0 && !row.is_complete) {
            observed = nullptr; // unknown is not zero
        }
        list.push_back({{"city", row.city},
                        {"country", row.country},
                        {"is_complete", row.is_complete},
                        {"observed", observed},
                        {"probability", row.probability}});
    }
    return list;
}

Json regions_json(const Comparison& c) {
    Json list = Json::array();
    for (std::size_t i = 0; i != c.shares.size(); ++i) {
        Json one{{"region", c.shares[i].region},
                 {"observed_share", json_of(c.shares[i].observed)},
                 {"simulated_share",
                  c.shares[i].replicates == 0 ? Json(nullptr) : json_of(c.shares[i].simulated)}};
        if (!c.delays.empty()) {
            one["observed_delay_days"] = json_of(c.delays[i].observed);
            one["simulated_delay_days"] = json_of(c.delays[i].simulated);
            one["replicates_without_event"] = c.delays[i].none;
        }
        list.push_back(std::move(one));
    }
    return list;
}

Json scores_json(const Comparison& c) {
    Json rows = Json::array();
    for (const SkillRow& row : c.scores.skills) {
        rows.push_back({{"score", count_score_names.at(static_cast<std::size_t>(row.score))},
                        {"baseline", baseline_names.at(static_cast<std::size_t>(row.baseline))},
                        {"cells", row.cells},
                        {"result", skill_json(row.skill)}});
    }
    const Calibration& calibration = c.scores.calibration;
    const auto share = [&](double value) { // of too few cells it is none
        return calibration.is_telling() ? Json(value) : Json(nullptr);
    };
    return {{"cells", c.scores.cells},
            {"observed_events", c.scores.events},
            {"simulated_events", c.scores.simulated},
            {"has_intervals", c.scores.has_intervals()},
            {"skills", rows},
            {"informative_cells", calibration.cells},
            {"coverage_50", share(calibration.coverage_50)},
            {"coverage_90", share(calibration.coverage_90)},
            {"pit_by_tenth", calibration.histogram}};
}

Json detection_json(const std::optional<calibration::DetectionCurve>& curve) {
    if (!curve) {
        return nullptr;
    }
    return {{"events", curve->events},
            {"reported", curve->reported},
            {"intercept", curve->intercept},
            {"intercept_error", curve->intercept_error},
            {"per_log10_size", curve->per_log10_size},
            {"per_log10_size_error", curve->slope_error},
            {"covariance", curve->covariance}};
}

} // namespace

nlohmann::ordered_json comparison_json(const Comparison& c) {
    Json left_out = Json::array();
    for (const calibration::LeftOut& one : c.left_out) {
        left_out.push_back({{"reason", one.reason}, {"rows", one.rows}});
    }
    return {{"title", c.title},
            {"set", c.spec.sets},
            {"replicates", c.replicates},
            {"has_interval", c.replicates >= fewest_for_ranks},
            {"observed_events", c.observed_events},
            {"observed_in_registers", c.observed_in_registers},
            {"observed_in_media", c.observed_in_media},
            {"covered_cities", c.covered_cities},
            {"left_out", left_out},
            {"notes", c.notes},
            {"counts", counts_json(c.counts)},
            {"observed_without_week", c.without_week},
            {"presence", presence_json(c.presence)},
            {"regions", regions_json(c)},
            {"sizes",
             {{"observed", c.sizes.observed},
              {"observed_median",
               c.sizes.observed == 0 ? Json(nullptr) : Json(c.sizes.observed_median)},
              {"simulated", c.sizes.simulated},
              {"simulated_sizes", json_of(c.sizes.typical)},
              {"skill", skill_json(c.sizes.skill)}}},
            {"types_compared", c.mixes.types},
            {"type_distance", json_of(c.mixes.type_distance)},
            {"type_distance_of_replicates", json_of(c.mixes.type_expected)},
            {"countries_compared", c.mixes.countries},
            {"country_rank_agreement", json_of(c.mixes.country_ranks)},
            {"scores", scores_json(c)},
            {"media_detection", detection_json(c.detection)},
            {"verdict", c.verdict}};
}

} // namespace diasim::analysis
