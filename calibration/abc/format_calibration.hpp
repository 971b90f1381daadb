// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/abc/calibration_file.hpp"
#include "model/scenario/format.hpp"

#include <array>
#include <string_view>

/// Description of the calibration file, in the words of the scenario format.
namespace diasim {

template <>
struct Choices<calibration::Algorithm> {
    static constexpr std::array<std::string_view, 2> words{"rejection", "smc"};
};
template <>
struct Choices<calibration::Measured> {
    static constexpr std::array<std::string_view, 5> words{"events", "cities", "delay", "largest",
                                                           "sunday_share"};
};

} // namespace diasim

namespace diasim::calibration {

template <class V>
void describe(V& v, AbcSettings& a) {
    v.field("kind", a.algorithm, anything(),
            "rejection: all simulations from the prior, the nearest are kept; smc: generations "
            "that come nearer and nearer");
    v.field("population", a.population, range(2, 1e6), "draws that are accepted in a generation");
    v.field("simulations", a.simulations, range(2, 4e9), "at most; of rejection: as many");
    v.field("generations", a.generations, range(1, 1000), "at most");
    v.field("quantile", a.quantile, range(0.01, 0.99),
            "of the accepted distances: the tolerance of the next generation");
    v.field("tolerance", a.tolerance, range(0, 1e9),
            "distance that is near enough to end; rejection: 0 keeps the nearest");
    v.field("acceptance", a.acceptance, range(1e-6, 1), "rate below which it ends");
    v.field("scales", a.has_scales, anything(),
            "whether statistics are divided by their usual differences between simulations");
    v.field("seed", a.seed, range(0, 9223372036854775807.0), "of proposals and simulations");
}

template <class V>
void describe(V& v, PriorSpec& p) {
    using Form = Prior::Form;
    constexpr Limits number = anything().required();
    v.field("target", p.target, anything().required(), "path of a value of the scenario");
    v.form_group("uniform", p.form, Form::uniform, anything().required(),
                 "equally likely everywhere", [&] {
                     v.field("low", p.first, number, "in the target's unit (d, 1/d, km)");
                     v.field("high", p.second, number, "in the target's unit (d, 1/d, km)");
                 });
    v.form_group("log_uniform", p.form, Form::log_uniform, anything().required(),
                 "the logarithm is equally likely everywhere", [&] {
                     v.field("low", p.first, number, "above 0, in the target's unit");
                     v.field("high", p.second, number, "in the target's unit");
                 });
    v.form_group("normal", p.form, Form::normal, anything().required(), "normal", [&] {
        v.field("mean", p.first, number, "in the target's unit");
        v.field("deviation", p.second, number, "standard deviation");
    });
    v.form_group("beta", p.form, Form::beta, anything().required(), "beta, in (0, 1)", [&] {
        v.field("first", p.first, number, "first shape");
        v.field("second", p.second, number, "second shape");
    });
    v.form_group("gamma", p.form, Form::gamma, anything().required(), "gamma, above 0", [&] {
        v.field("shape", p.first, number, "shape");
        v.field("mean", p.second, number, "mean, in the target's unit: shape / rate");
    });
    v.field("source", p.source, annotation(), "where it comes from; none: an assumption");
}

template <class V>
void describe(V& v, StatisticSpec& s) {
    v.field("of", s.measured, anything(),
            "events; cities with any; delay of the first [d]; ln(1 + size) of the largest; "
            "sunday_share: events on Sundays less a seventh of all");
    v.field("region", s.filter.region, anything(), "of host countries; empty: all");
    v.field("country", s.filter.country, anything(), "of residence; empty: all");
    v.field("types", s.filter.types, anything(), "such as [\"rally\", \"picket\"]; empty: all");
    v.field("stance", s.filter.stance, anything(), "such as \"critical\"; empty: all");
    v.field("source", s.filter.source, anything(),
            "\"register\": in registers; \"media\": in media; empty: in either");
    v.field("first", s.filter.first_day, anything(), "first day, such as \"2022-01-10\"");
    v.field("last", s.filter.last_day, anything(), "last day, with it");
    v.field("root", s.has_root, anything(), "whether the square root is compared");
    v.field("weight", s.weight, range(0, 1e6), "in the squared distance");
}

template <class V>
void describe(V& v, CalibrationSpec& c) {
    v.field("title", c.title, anything(), "one line");
    v.field("description", c.description, anything(), "what is asked");
    v.field("scenario", c.scenario, file_name().required(), "scenario file");
    v.field("set", c.sets, anything(), "assignments as after --set, for all simulations");
    v.field("observed", c.observed, file_name().required(), "folder of observed tables");
    v.group("window", "which events count", [&] {
        v.field("first", c.first_day, anything(), "first day, such as \"2022-01-02\"");
        v.field("last", c.last_day, anything(),
                "last day, with it; earlier than the data's end: later weeks are left out");
        v.field("without_region", c.without_region, anything(),
                "host region that is left out, to be forecast");
    });
    v.section("algorithm", c.algorithm, "how the posterior is sought, and when it ends");
    v.entries("prior", c.priors, "what is believed of a value of the scenario before the data");
    v.entries("statistic", c.statistics, "a number of simulated and observed events");
}

} // namespace diasim::calibration
