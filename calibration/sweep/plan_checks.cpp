// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/sweep/plan_checks.hpp"

#include "calibration/sweep/format_plan.hpp"
#include "model/scenario/document.hpp"
#include "model/scenario/field_reader.hpp"
#include "model/scenario/file_kind.hpp"
#include "model/scenario/outliner.hpp"
#include "model/scenario/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace diasim::calibration {

/// Part of study.hpp; here because this file knows the format.
nlohmann::ordered_json plan_schema() {
    SweepPlan plan;
    nlohmann::ordered_json schema = format_schema(outline_of(plan, nullptr, true));
    schema["title"] = "diasim sweep plan";
    return schema;
}

namespace {

/// Adds problems at the place of a key of the plan, or at the start of the file.
class Reporter {
public:
    Reporter(const Origins& origins, const std::filesystem::path& file, Problems& problems)
        : origins_{origins}, file_{file.generic_string()}, problems_{problems} {}

    void operator()(const std::string& path, const std::string& message,
                    const std::string& hint = "") const {
        // A table is shown at its first value.
        auto origin = origins_.find(path);
        origin = origin == origins_.end() ? origins_.lower_bound(path + ".") : origin;
        if (origin == origins_.end() || !origin->first.starts_with(path)) {
            problems_.add({file_, 1, 1}, fmt::format("{}: {}", path, message), 1, hint);
        } else {
            problems_.add(origin->second.location, fmt::format("{}: {}", path, message),
                          origin->second.width, hint);
        }
    }

private:
    const Origins& origins_;
    std::string file_;
    Problems& problems_;
};

std::string key_of(FactorForm form) {
    constexpr std::array<const char*, 6> keys{"",       "uniform", "log_uniform",
                                              "normal", "beta",    "values"};
    return keys[static_cast<std::size_t>(form)];
}

constexpr double most_numbers = 1e9; ///< of points times factors, runs times outputs: 8 GB each

/// How many points a design has; 0 of a list, which is not read yet.
double points_of(const SweepPlan& plan) {
    const DesignSpec& design = plan.design;
    const auto factors = static_cast<double>(plan.factors.size());
    switch (design.kind) {
    case DesignKind::latin_hypercube:
    case DesignKind::sobol:
        return design.points;
    case DesignKind::saltelli:
        return design.points * (factors + 2.0);
    case DesignKind::morris:
        return design.trajectories * (factors + 1.0);
    case DesignKind::grid: {
        double points = 1.0;
        for (const Factor& factor : plan.factors) {
            points *= factor.form == FactorForm::values ? static_cast<double>(factor.values.size())
                                                        : design.levels;
        }
        return points;
    }
    case DesignKind::list:
        break;
    }
    return 0.0;
}

/// The keys of a design beside its kind.
std::vector<std::string> keys_of(DesignKind kind) {
    switch (kind) {
    case DesignKind::latin_hypercube:
    case DesignKind::sobol:
    case DesignKind::saltelli:
        return {"points", "seed"};
    case DesignKind::morris:
        return {"trajectories", "steps", "seed"};
    case DesignKind::list:
        return {"file"};
    case DesignKind::grid:
        break;
    }
    return {"levels"};
}

/// Refuses what the design would pass over in silence: keys of other designs, and laws beside a
/// list, which gives the values itself.
void refuse_foreign_keys(const SweepPlan& plan, const Reporter& report, const Origins& origins) {
    const std::vector<std::string> known = keys_of(plan.design.kind);
    const auto word = Choices<DesignKind>::words.at(static_cast<std::size_t>(plan.design.kind));
    for (const char* key : {"points", "levels", "trajectories", "steps", "file", "seed"}) {
        const std::string path = fmt::format("design.{}", key);
        if (origins.contains(path) && std::ranges::find(known, key) == known.end()) {
            report(path, fmt::format("kind = \"{}\" has no use for it", word),
                   fmt::format("remove it, or choose another kind; {} takes {}", word,
                               fmt::join(known, ", ")));
        }
    }
    for (const Factor& factor : plan.factors) {
        if (plan.design.kind == DesignKind::list && factor.form != FactorForm::none) {
            report(fmt::format("factor.{}.{}", factor.name, key_of(factor.form)),
                   "a list gives the values itself", "remove it, or choose another kind of design");
        }
    }
}

/// Tries values on a copy, so that the target refuses them as it would in a run.
void check_values(const Factor& factor, const Target& target, const Origins& origins,
                  const std::string& path, const Reporter& report, Problems& problems) {
    const auto try_value = [&](const TargetValue& value, const std::string& key) {
        const auto origin = origins.find(path + key);
        target.set(value, origin == origins.end() ? Location{} : origin->second.location, problems);
    };
    if (factor.form == FactorForm::values) {
        for (const std::string& text : factor.values) {
            try_value(text, ".values");
        }
        return;
    }
    if (!target.number()) {
        report(path, "a text cannot have a range", "give values = [\"...\", \"...\"]");
        return;
    }
    if (factor.form == FactorForm::uniform || factor.form == FactorForm::log_uniform) {
        const std::string key = "." + key_of(factor.form);
        for (const auto& [end, name] :
             {std::pair{factor.first, key + ".low"}, std::pair{factor.second, key + ".high"}}) {
            try_value(target.is_whole_number() ? std::round(end) : end, name);
        }
    }
}

} // namespace

PlanText read_plan(const std::filesystem::path& path, Inputs& inputs) {
    PlanText text;
    Problems problems{inputs};
    const Node document = read_document(path, inputs, problems);
    if (is_other_kind(document, FileKind::sweep_plan, path, problems)) {
        problems.throw_if_any();
    }
    const Completeness completeness =
        problems.empty() ? Completeness::whole : Completeness::partial;
    SweepPlan defaults;
    Outline fields = outline_of(text.plan, &document, false);
    text.origins = read_fields(document, std::move(fields), outline_of(defaults, &document, false),
                               completeness, problems);
    try {
        problems.throw_if_any();
    } catch (const InputError& error) {
        text.problems = error.problems();
        text.code = error.code();
    }
    return text;
}

std::vector<RunScalar> resolve_outputs(const SweepPlan& plan, const Origins& origins,
                                       const Plan& base, Problems& problems) {
    std::vector<RunScalar> outputs;
    const auto origin = origins.find("outputs");
    const Location place = origin == origins.end() ? Location{} : origin->second.location;
    for (const std::string& name : plan.outputs) {
        try {
            outputs.push_back(run_scalar(name, base.scenario, base.sites));
        } catch (const InputError& error) {
            for (const Problem& problem : error.problems()) {
                problems.add(place, fmt::format("outputs: {}", problem.message), 1, problem.hint);
            }
        }
        if (std::ranges::count(plan.outputs, name) > 1) {
            problems.add(place, fmt::format("outputs: '{}' stands there twice", name));
        }
    }
    if (plan.outputs.empty()) {
        problems.add(place, "outputs: is empty", 1,
                     fmt::format("such as \"{}\"", scalar_names(base.scenario).front()));
    }
    return outputs;
}

Law law_of(const Factor& factor) {
    Law law;
    law.first = factor.first;
    law.second = factor.second;
    switch (factor.form) {
    case FactorForm::log_uniform:
        law.form = Law::Form::log_uniform;
        break;
    case FactorForm::normal:
        law.form = Law::Form::normal;
        break;
    case FactorForm::beta:
        law.form = Law::Form::beta;
        break;
    case FactorForm::values:
        law.form = Law::Form::values;
        law.values.resize(factor.values.size());
        std::iota(law.values.begin(), law.values.end(), 0.0);
        break;
    case FactorForm::none:
    case FactorForm::uniform:
        break;
    }
    return law;
}

std::vector<Target> resolve_targets(const SweepPlan& plan, const Origins& origins,
                                    Scenario& scenario, const std::filesystem::path& file,
                                    Problems& problems) {
    const Reporter report{origins, file, problems};
    Scenario trial = scenario; // what is tried leaves no trace
    const Outline fields = outline(scenario);
    const Outline trial_fields = outline(trial);
    std::vector<Target> targets;
    std::vector<std::string> seen;
    for (const Factor& factor : plan.factors) {
        const std::string path = "factor." + factor.name;
        const auto target = Target::find(fields, factor.target);
        if (!target) {
            const std::string near = nearest(factor.target, target_paths(fields));
            report(path + ".target",
                   fmt::format("the scenario has no number or word '{}'", factor.target),
                   near.empty() ? "'diasim show SCENARIO --parameters' lists the paths"
                                : fmt::format("did you mean '{}'?", near));
            continue;
        }
        if (std::ranges::find(seen, factor.target) != seen.end() || factor.target == "seed" ||
            factor.target == "replicates") {
            report(path + ".target", fmt::format("'{}' cannot be a factor here", factor.target),
                   "each value once; seeds and replicates are the plan's");
        }
        seen.push_back(factor.target);
        if (factor.form == FactorForm::none && plan.design.kind != DesignKind::list) {
            report(path, "how does it vary?",
                   "give one of uniform, log_uniform, normal, beta, values");
        } else if (factor.form != FactorForm::none && !is_valid(law_of(factor))) {
            report(path, fmt::format("this is no {} law", key_of(factor.form)),
                   "low below high; deviation and shapes above 0; at least one value");
        } else if (factor.form != FactorForm::none) {
            check_values(factor, *Target::find(trial_fields, factor.target), origins, path, report,
                         problems);
        }
        targets.push_back(*target);
    }
    if (plan.factors.empty()) {
        report("factor", "there is none", "add a table [factor.NAME] with its target");
    }
    return targets;
}

void check_runs(const SweepPlan& plan, double points, const Origins& origins,
                const std::filesystem::path& file, Problems& problems) {
    const double outputs = std::max(1.0, static_cast<double>(plan.outputs.size()));
    if (points * plan.replicates * outputs > most_numbers) {
        const double most = std::floor(most_numbers / (points * outputs));
        Reporter{origins, file, problems}(
            "replicates",
            fmt::format("{:.3g} runs ({:.10g} points x {} replicates) are too many to keep {} of",
                        points * plan.replicates, points, plan.replicates,
                        plan.outputs.size() == 1
                            ? "the output"
                            : fmt::format("the {} outputs", plan.outputs.size())),
            most < 1.0 ? "fewer points" : fmt::format("at most {:.0f} replicates", most));
    }
}

void check_design(const SweepPlan& plan, const Origins& origins, const std::filesystem::path& file,
                  Problems& problems) {
    const Reporter report{origins, file, problems};
    const DesignSpec& design = plan.design;
    const auto need = [&](bool is_there, const char* key, const char* hint) {
        if (!is_there) {
            report(fmt::format("design.{}", key), "this design needs it", hint);
        }
    };
    switch (design.kind) {
    case DesignKind::latin_hypercube:
    case DesignKind::sobol:
    case DesignKind::saltelli:
        need(design.points > 0, "points", "a power of 2 is best, such as points = 256");
        break;
    case DesignKind::morris:
        need(design.trajectories > 0, "trajectories", "10 to 50 are usual");
        if (design.steps % 2 != 0) {
            report("design.steps", fmt::format("{} is not even", design.steps), "4 is usual");
        }
        break;
    case DesignKind::list:
        need(!design.file.empty(), "file", "a CSV table with a column for each factor");
        break;
    case DesignKind::grid:
        break;
    }
    refuse_foreign_keys(plan, report, origins);
    const double points = points_of(plan);
    if (points * std::max(1.0, static_cast<double>(plan.factors.size())) > most_numbers) {
        report("design.kind", fmt::format("{:.3g} points are too many", points),
               "fewer points or factors");
    } else {
        check_runs(plan, points, origins, file, problems);
    }
}

} // namespace diasim::calibration
