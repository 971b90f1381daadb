// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/format_observation.hpp"

/// Description of what people may do and how acts work back.
namespace diasim {

template <class V>
void describe(V& v, ThresholdLaw& law) {
    constexpr Limits degree = range(-100, 100);
    const auto spread = [&] {
        v.field("mean", law.mean, degree.required(), "mean threshold");
        v.field("deviation", law.deviation, range(0, 100).required(),
                "half the width of a uniform law, standard deviation of a normal one");
    };
    v.form_group("uniform", law.form, ThresholdLaw::Form::uniform, anything(),
                 "thresholds are uniform on mean - deviation to mean + deviation", spread);
    v.form_group("normal", law.form, ThresholdLaw::Form::normal, anything(),
                 "thresholds are normal", spread);
    v.form("constant", law.form, ThresholdLaw::Form::constant, law.mean,
           degree.from("assumption: 0.15 to 0.5 (Granovetter 1978)"),
           "the same threshold for everybody");
    v.form("values", law.form, ThresholdLaw::Form::values, law.values, degree.required(),
           "an empirical law: each of these thresholds is held by as many people");
    v.field("counts", law.counts, anything(), "thresholds are numbers of contacts, not shares");
    v.field("spaced", law.spaced, anything(),
            "thresholds stand at the quantiles of the law instead of being drawn");
    v.field("noise", law.noise, hazard().from("assumption: none"),
            "hazard of acting below the threshold");
    v.field("noise_needs_contact", law.noise_needs_contact, anything(),
            "noise only with one active contact at least (Eckles et al. 2024)");
}

template <class V>
void describe(V& v, Organised& o) {
    v.field("association_rate", o.association_rate, hazard().from("assumption: none"),
            "calls by one association at full agreement of stance");
    v.field("lead_time", o.lead_time, range(one_hour, 365).from("assumption"),
            "mean time from the call to the gathering, Gamma of shape 2");
    v.field("local_hour", o.local_hour, range(0, 23).in("h").from("assumption"),
            "local hour at which gatherings start");
    v.field("weekend_preference", o.weekend_preference, range(1, 1000).from("assumption: none"),
            "a weekday is moved to the next weekend with probability 1 - 1 / preference, less the "
            "stronger the news");
    v.field("venues", o.venues, refers_to(Names::venue),
            "kinds of site; a square is found in every community");
    v.field("spread", o.spread, hazard().from("assumption"),
            "hazard of hearing of a call, per contact who knows of it");
    v.field("turnout_scale", o.turnout_scale,
            range(0.001, 1e9).in("people").from("assumption: 10 to 30 people (Oliver et al. 1985)"),
            "expected turnout that encourages half as much as any turnout can");
    v.field("encouragement", o.encouragement, log_odds().from("assumption: none"),
            "utility of a very large expected turnout");
    v.field("minimum_turnout", o.minimum_turnout,
            range(1, 1000000).in("people").from("assumption: one person is no gathering"),
            "fewer people make no gathering");
}

template <class V>
void describe(V& v, Activity& a) {
    v.field("stance", a.stance, anything(), "towards the homeland's government");
    v.field("rate", a.rate, hazard().from("assumption"),
            "opportunities to act; calls by one organiser if it is organised");
    v.field("intercept", a.intercept, log_odds().from("assumption"),
            "utility without any motive or barrier");
    v.field("contagion", a.contagion, log_odds().from("assumption: none"),
            "utility when all contacts act");
    v.field("called", a.called, log_odds().from("assumption: none"),
            "utility of having been called");
    v.field("fatigue", a.fatigue, range(0, 20).in("log-odds").from("assumption: none"),
            "utility lost at fatigue 1");
    v.field("visibility", a.visibility, share().from("assumption: all of it"),
            "share of contacts who notice an act");
    v.field("effort", a.effort, range(0, 100).from("assumption"), "fatigue added by one act");
    v.flag_group("organised", a.organised.is_organised,
                 "the activity is a gathering to which somebody calls",
                 [&] { describe(v, a.organised); });
    v.field("rule", a.rule, anything(),
            "decision by utility, or by the share of contacts who are active");
    v.conditional_group("threshold", a.rule == Rule::threshold,
                        "distribution of thresholds, of rule threshold",
                        [&] { describe(v, a.threshold); });
    v.field("initial", a.initial, share().from("assumption: nobody"),
            "share of people who have acted before the start");
    v.field("observed_as", a.observed_as, anything(),
            "what a table of observed events calls it; none: nobody records it as an event");
    describe_notes(v, a.source, a.notes);
}

template <class V>
void describe(V& v, Influence& i) {
    v.field("memory", i.memory, time_constant().from("assumption"), "how long contacts see an act");
    v.field("half_share", i.half_share, range(0.0001, 1).from("assumption"),
            "share of active contacts that counts half as much as all of them");
    v.field("media", i.media, range(0, 10).from("assumption"),
            "weight of the community's publicly visible share beside contacts");
    v.field("cross_faction", i.cross_faction, share().from("assumption: 0.1 to 0.6 (Moss 2022)"),
            "weight of a contact of another faction");
    describe_notes(v, i.source, i.notes);
}

template <class V>
void describe(V& v, Fatigue& f) {
    v.field("half_life", f.half_life, time_constant().from("assumption"),
            "time in which half of one's fatigue passes");
    v.field("burnout_half_life", f.burnout_half_life,
            time_constant().from("assumption: 2 to 8 weeks"),
            "time in which an organiser recovers half of the readiness to call");
    describe_notes(v, f.source, f.notes);
}

template <class V>
void describe(V& v, AttitudeSpec& a) {
    v.field("is_dynamic", a.is_dynamic, anything(),
            "attitudes change by contacts and news (Friedkin & Johnsen 1990)");
    v.field("stubbornness", a.stubbornness, share().from("assumption"),
            "weight of one's own first attitude");
    v.field("frame_weight", a.frame_weight, share().from("assumption"),
            "weight of the frames in the news and of voices beside contacts, at full news");
    describe_notes(v, a.source, a.notes);
}

} // namespace diasim
