// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/explain/explanation_file.hpp"

#include "model/record/hdf5_file.hpp"

#include <fmt/format.h>

#include <functional>
#include <limits>

namespace diasim::analysis {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::string in_group(const std::string& name) {
    return "explanation/" + name;
}

std::string axis(const std::string& name) {
    return "explanation_" + name;
}

/// One element of each row of a table, by a function.
template <class Rows, class Get>
auto column(const Rows& rows, const Get& get) {
    std::vector<std::remove_cvref_t<decltype(std::invoke(get, rows.front()))>> values;
    values.reserve(rows.size());
    for (const auto& row : rows) {
        values.push_back(std::invoke(get, row));
    }
    return values;
}

/// Writes numbers and texts along some axes.
class Columns {
public:
    Columns(Hdf5Writer& file, std::vector<std::string> axes)
        : file_{file}, axes_{std::move(axes)} {}

    void numbers(const std::string& name, const std::string& meaning,
                 const std::vector<double>& values) const {
        file_.write(Variable{in_group(name), axes_, "1", meaning}, values);
    }

    void texts(const std::string& name, const std::string& meaning,
               const std::vector<std::string>& values) const {
        file_.write_strings(Variable{in_group(name), axes_, "", meaning}, values);
    }

    /// NAME_mean, _low and _high.
    void intervals(const std::string& name, const std::string& meaning,
                   const std::vector<Estimate>& all) const {
        numbers(name + "_mean", meaning + ", mean over replicates", column(all, &Estimate::mean));
        numbers(name + "_low", meaning + ", lower end of the 95 % interval",
                column(all, &Estimate::low));
        numbers(name + "_high", meaning + ", upper end of the 95 % interval",
                column(all, &Estimate::high));
    }

    void estimates(const std::string& name, const std::string& meaning,
                   const std::vector<Estimate>& all) const {
        intervals(name, meaning, all);
        numbers(name + "_standard_error", meaning + ", standard error",
                column(all, &Estimate::standard_error));
    }

    void effects(const std::string& name, const std::string& meaning,
                 const std::vector<Effect>& all) const {
        estimates(name, meaning, column(all, &Effect::change));
        numbers(name + "_unpaired_standard_error",
                meaning + ", standard error if the runs were independent",
                column(all, &Effect::unpaired_standard_error));
        numbers(name + "_before", "outcome without it, mean over replicates",
                column(all, &Effect::before));
        numbers(name + "_after", "outcome with it, mean over replicates",
                column(all, &Effect::after));
    }

private:
    Hdf5Writer& file_;
    std::vector<std::string> axes_;
};

std::vector<Estimate> groups_of(const std::vector<ChangeEffect>& changes, std::size_t group) {
    return column(changes, [group](const ChangeEffect& c) { return c.groups[group]; });
}

std::vector<ChangeEffect> alone(const Explanation& e) {
    return column(e.players, &PlayerEffect::alone);
}

/// Estimates by change and group, change by change.
std::vector<Estimate> by_change(const std::vector<ChangeEffect>& changes) {
    std::vector<Estimate> all;
    for (const ChangeEffect& change : changes) {
        all.insert(all.end(), change.groups.begin(), change.groups.end());
    }
    return all;
}

void write_players(Hdf5Writer& file, const Explanation& e) {
    file.dimension({axis("player"), e.players.size()});
    const Columns columns{file, {axis("player")}};
    const std::vector<ChangeEffect> changes = alone(e);
    columns.texts("player_name", "what is switched off", column(changes, &ChangeEffect::name));
    columns.texts("player_off", "how it is switched off", column(changes, &ChangeEffect::text));
    columns.effects("player_effect", "effect of switching it off alone",
                    column(changes, &ChangeEffect::effect));
    columns.estimates("player_share", "Shapley share of the effect of switching all off",
                      column(e.players, &PlayerEffect::share));
    columns.numbers("player_first_order",
                    "expected acts lost to a barrier as recorded, without what follows from them",
                    column(e.players, [](const PlayerEffect& player) {
                        return player.first_order.value_or(missing);
                    }));
    file.dimension({axis("replicate"), e.replicates});
    std::vector<double> shares;
    shares.reserve(e.replicates * e.players.size());
    for (std::size_t replicate = 0; replicate != e.replicates; ++replicate) {
        for (const PlayerEffect& player : e.players) {
            shares.push_back(player.shares[replicate]);
        }
    }
    Columns{file, {axis("replicate"), axis("player")}}.numbers(
        "player_share_by_replicate", "Shapley share in one replicate", shares);
    Columns{file, {axis("replicate")}}.numbers(
        "total_by_replicate", "effect of switching all off in one replicate", e.totals);
    Columns{file, {}}.effects("total", "effect of switching all off", {e.total});
}

void write_groups(Hdf5Writer& file, const Explanation& e) {
    if (e.groups.empty()) {
        return;
    }
    file.dimension({axis("group"), e.groups.size()});
    const Columns columns{file, {axis("group")}};
    columns.texts("group_kind", "region, country or activity",
                  column(e.groups, &GroupResult::kind));
    columns.texts("group_name", "name of the group", column(e.groups, &GroupResult::name));
    columns.numbers("group_before", "outcome there with nothing switched off",
                    column(e.groups, &GroupResult::before));
    std::vector<Estimate> effects;
    const std::vector<ChangeEffect> changes = alone(e);
    for (std::size_t group = 0; group != e.groups.size(); ++group) {
        const std::vector<Estimate> row = groups_of(changes, group);
        effects.insert(effects.end(), row.begin(), row.end());
    }
    Columns{file, {axis("group"), axis("player")}}.intervals(
        "group_effect", "effect there of switching one off alone", effects);
}

void write_changes(Hdf5Writer& file, const std::string& name, const std::string& meaning,
                   const std::vector<ChangeEffect>& changes) {
    if (changes.empty()) {
        return;
    }
    file.dimension({axis(name), changes.size()});
    const Columns columns{file, {axis(name)}};
    columns.texts(name + "_name", meaning, column(changes, &ChangeEffect::name));
    columns.texts(name + "_text", "what was changed", column(changes, &ChangeEffect::text));
    columns.effects(name + "_effect", "effect on the outcome",
                    column(changes, &ChangeEffect::effect));
    if (!changes.front().groups.empty()) {
        Columns{file, {axis(name), axis("group")}}.intervals(name + "_group", "effect there",
                                                             by_change(changes));
    }
}

void write_funnel(Hdf5Writer& file, const Explanation& e) {
    if (e.funnel.empty()) {
        return;
    }
    file.dimension({axis("funnel_activity"), e.funnel.size()});
    file.dimension({axis("funnel_stage"), funnel_stages.size()});
    Columns{file, {axis("funnel_activity")}}.texts("funnel_activity", "name of the activity",
                                                   column(e.funnel, &FunnelResult::activity));
    Columns{file, {axis("funnel_stage")}}.texts(
        "funnel_stage", "from all people to those who act",
        column(funnel_stages, [](std::string_view stage) { return std::string{stage}; }));
    const Columns columns{file, {axis("funnel_activity"), axis("funnel_stage")}};
    const auto write = [&](const std::string& name, const std::string& meaning,
                           double Interval::*member) {
        std::vector<double> values;
        for (const FunnelResult& row : e.funnel) {
            for (const Interval& stage : row.stages) {
                values.push_back(stage.*member);
            }
        }
        columns.numbers(name, "people, " + meaning + " over replicates", values);
    };
    write("funnel_median", "median", &Interval::median);
    write("funnel_low", "5th percentile", &Interval::low);
    write("funnel_high", "95th percentile", &Interval::high);
}

void write_header(Hdf5Writer& file, const Explanation& e, const ExplanationOrigin& origin) {
    file.attribute("Conventions", "CF-1.8");
    file.attribute("title", e.title);
    file.attribute("source",
                   fmt::format("diasim {} ({})", origin.program_version, origin.source_version));
    file.attribute("program_version", origin.program_version);
    file.attribute("kind", "explanation");
    file.attribute("explanation_version", explanation_version);
    file.attribute("scenario_file", origin.copies.main);
    file.attribute("set", fmt::format("{}", fmt::join(e.sets, "\n")));
    file.attribute("over", e.over);
    file.attribute("outcome", e.outcome);
    file.attribute("outcome_meaning", e.outcome_meaning);
    if (!e.posterior.empty()) {
        file.attribute("posterior", e.posterior);
    }
    file.attribute("seed", static_cast<std::int64_t>(e.seed));
    file.attribute("replicates", static_cast<std::int64_t>(e.replicates));
    file.attribute("method", e.orders == 0 ? "all coalitions" : "permutations");
    file.attribute("permutations", static_cast<std::int64_t>(e.orders));
    file.attribute("runs", static_cast<std::int64_t>(e.runs));
    file.attribute("confidence", confidence);
}

} // namespace

void write_explanation(const std::filesystem::path& path, Overwrite overwrite, const Explanation& e,
                       const ExplanationOrigin& origin) {
    Hdf5Writer file{path, overwrite};
    write_header(file, e, origin);
    write_players(file, e);
    write_groups(file, e);
    write_changes(file, "what_if", "name of another scenario", e.what_ifs);
    write_changes(file, "cascade", "what is cut off", e.cascade);
    write_funnel(file, e);
    file.dimension({axis("sentence"), e.sentences.size()});
    Columns{file, {axis("sentence")}}.texts("sentence_text", "the explanation in words",
                                            e.sentences);
    file.store_text("scenario", origin.effective,
                    {{"long_name", "complete scenario in TOML, defaults included"}});
    for (const auto& [name, text] : origin.copies.files) {
        file.store_text("inputs/" + name, text);
    }
    file.commit();
}

} // namespace diasim::analysis
