// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/sweep/plan.hpp"
#include "model/scenario/format.hpp"

#include <array>
#include <string_view>

/// Description of the plan file, in the words of the scenario format.
namespace diasim {

template <>
struct Choices<calibration::DesignKind> {
    static constexpr std::array<std::string_view, 6> words{"grid",  "list",   "latin_hypercube",
                                                           "sobol", "morris", "saltelli"};
};
template <>
struct Choices<calibration::Seeds> {
    static constexpr std::array<std::string_view, 2> words{"common", "independent"};
};

} // namespace diasim

namespace diasim::calibration {

template <class V>
void describe(V& v, DesignSpec& d) {
    v.field("kind", d.kind, anything(), "how points are chosen");
    v.field("points", d.points, range(0, 1e8),
            "points of latin_hypercube and sobol; blocks of saltelli, of factors + 2 points each");
    v.field("levels", d.levels, range(1, 1e6), "values of a range in a grid, its ends with them");
    v.field("trajectories", d.trajectories, range(0, 1e7),
            "trajectories of morris, of factors + 1 points each");
    v.field("steps", d.steps, range(2, 1000), "values of a factor in morris; even");
    v.field("file", d.file, file_name(), "CSV file of list: a column for each factor, by name");
    v.field("seed", d.seed, range(0, 9223372036854775807.0), "of the points and of the bootstrap");
}

template <class V>
void describe(V& v, Factor& f) {
    constexpr Limits number = anything().required();
    v.field("target", f.target, anything().required(), "path of a value of the scenario");
    v.form_group("uniform", f.form, FactorForm::uniform, anything(), "equally likely everywhere",
                 [&] {
                     v.field("low", f.first, number, "in the target's unit (d, 1/d, km)");
                     v.field("high", f.second, number, "in the target's unit (d, 1/d, km)");
                 });
    v.form_group("log_uniform", f.form, FactorForm::log_uniform, anything(),
                 "the logarithm is equally likely everywhere", [&] {
                     v.field("low", f.first, number, "above 0, in the target's unit");
                     v.field("high", f.second, number, "in the target's unit");
                 });
    v.form_group("normal", f.form, FactorForm::normal, anything(),
                 "normal, without 0.5 % at either end", [&] {
                     v.field("mean", f.first, number, "in the target's unit");
                     v.field("deviation", f.second, number, "standard deviation");
                 });
    v.form_group("beta", f.form, FactorForm::beta, anything(), "beta, in [0, 1]", [&] {
        v.field("first", f.first, number, "first shape");
        v.field("second", f.second, number, "second shape");
    });
    v.form("values", f.form, FactorForm::values, f.values, anything(),
           "texts as after --set PATH=, each as likely as the others");
    v.field("note", f.note, annotation(), "where the range comes from");
}

template <class V>
void describe(V& v, SweepPlan& p) {
    v.field("title", p.title, anything(), "one line");
    v.field("description", p.description, anything(), "what is asked");
    v.field("scenario", p.scenario, file_name().required(), "scenario file");
    v.field("set", p.sets, anything(), "assignments as after --set, for all points");
    v.field("replicates", p.replicates, range(1, 1000000), "runs of each point");
    v.field("seeds", p.seeds, anything(),
            "common: replicate r is the same chance at every point, so that differences are the "
            "factors'; independent: each point has its own seed, so that noise averages out");
    v.field("outputs", p.outputs, anything().required(),
            "numbers of a run, such as \"participants.rally\" or \"reached@europe\"");
    v.section("design", p.design, "which points");
    v.entries("factor", p.factors, "a value of the scenario that differs between points");
}

} // namespace diasim::calibration
