// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/explanation_data.hpp"

#include "analysis/report/columns.hpp"

#include <algorithm>
#include <sstream>

namespace diasim::analysis {
namespace {

/// The columns NAME_mean, NAME_low and NAME_high into one member of each row.
template <class Row>
void estimates(const Columns& table, const std::string& name, std::vector<Row>& rows,
               Interval Row::*member) {
    const std::vector<double> mean = table.numbers(name + "_mean");
    const std::vector<double> low = table.numbers(name + "_low");
    const std::vector<double> high = table.numbers(name + "_high");
    const std::size_t n = std::min({rows.size(), mean.size(), low.size(), high.size()});
    for (std::size_t i = 0; i != n; ++i) {
        rows[i].*member = {low[i], mean[i], high[i]};
    }
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<PlayerShare> read_players(const Columns& table) {
    std::vector<PlayerShare> players(table.rows("player_name"));
    table.texts("player_name", players, &PlayerShare::name);
    estimates(table, "player_share", players, &PlayerShare::share);
    estimates(table, "player_effect", players, &PlayerShare::alone);
    return players;
}

std::vector<ExplainedGroup> read_groups(const Columns& table, std::size_t players) {
    std::vector<ExplainedGroup> groups(table.rows("group_name"));
    table.texts("group_kind", groups, &ExplainedGroup::kind);
    table.texts("group_name", groups, &ExplainedGroup::name);
    table.numbers("group_before", groups, &ExplainedGroup::before);
    const std::vector<double> mean = table.numbers("group_effect_mean");
    const std::vector<double> low = table.numbers("group_effect_low");
    const std::vector<double> high = table.numbers("group_effect_high");
    const std::size_t n = groups.size() * players;
    if (mean.size() != n || low.size() != n || high.size() != n) {
        return {};
    }
    for (std::size_t i = 0; i != n; ++i) {
        groups[i / players].effects.push_back({low[i], mean[i], high[i]});
    }
    return groups;
}

std::vector<EstimatedEffect> read_effects(const Columns& table, const std::string& prefix) {
    std::vector<EstimatedEffect> effects(table.rows(prefix + "_name"));
    table.texts(prefix + "_name", effects, &EstimatedEffect::name);
    table.texts(prefix + "_text", effects, &EstimatedEffect::text);
    estimates(table, prefix + "_effect", effects, &EstimatedEffect::effect);
    return effects;
}

} // namespace

ExplanationData read_explanation(const std::filesystem::path& path) {
    const Hdf5Reader file{path};
    const Columns table{file, "explanation/"};
    ExplanationData data;
    data.title = text_attribute(file, "title");
    data.scenario_file = text_attribute(file, "scenario_file");
    data.seed = number_attribute(file, "seed");
    data.sets = lines_of(text_attribute(file, "set"));
    data.outcome = text_attribute(file, "outcome");
    data.over = text_attribute(file, "over");
    data.outcome_meaning = text_attribute(file, "outcome_meaning");
    data.replicates = number_attribute(file, "replicates");
    data.runs = number_attribute(file, "runs");
    std::vector<EstimatedEffect> total(1);
    estimates(table, "total", total, &EstimatedEffect::effect);
    data.total = total.front().effect;
    data.players = read_players(table);
    data.groups = read_groups(table, data.players.size());
    data.what_ifs = read_effects(table, "what_if");
    data.cascade = read_effects(table, "cascade");
    data.sentences = table.texts("sentence_text");
    return data;
}

} // namespace diasim::analysis
