// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/format.hpp"

/// Description of the theory: what moves people, what holds them back, how news reaches them.
namespace diasim {

template <class V>
void describe(V& v, Kind& k) {
    v.field("salience", k.salience, range(-20, 20).of(Names::motive),
            "how much a trigger of this kind, at severity 1, adds to each motive's stock of news");
    v.field("impulse", k.impulse, range(-20, 20).of(Names::series),
            "how much a trigger of this kind, at severity 1, adds to each series");
    v.field("frame", k.frame, range(-1, 1).from("assumption: neutral"),
            "frame of the news: -1 loyal to the government, 1 critical of it");
    describe_notes(v, k.source, k.notes);
}

template <class V>
void describe(V& v, Series& s) {
    v.field("baseline", s.baseline, share().from("assumption: nothing without triggers"),
            "level without triggers");
    v.field("half_life", s.half_life, time_constant().from("assumption"),
            "time in which half of an impulse is forgotten");
    v.field("form", s.form, anything(),
            "how impulses make the series: a saturating stock, a linear one, or the largest state "
            "that lasts");
    v.field("times", s.times, refers_to(Names::series), "another series that multiplies this one");
    describe_notes(v, s.source, s.notes);
}

template <class V>
void describe(V& v, TraitLaw& law) {
    v.form_group("beta", law.form, TraitLaw::Form::beta, anything().required(),
                 "Beta distribution over the people", [&] {
                     v.field("mean", law.mean, range(0.001, 0.999).required(), "mean");
                     v.field("concentration", law.concentration,
                             range(0.01, 10000).from("assumption"),
                             "alpha + beta: large values put everybody near the mean");
                 });
    v.form("bernoulli", law.form, TraitLaw::Form::bernoulli, law.mean, share().required(),
           "share of people with the trait at 1; the others have 0");
    v.form("constant", law.form, TraitLaw::Form::constant, law.mean, share().required(),
           "the same value for everybody");
}

template <class V>
void describe(V& v, Trait& t) {
    describe(v, t.law);
    describe_notes(v, t.source, t.notes);
}

template <class V>
void describe(V& v, TraitOverride& t) {
    describe(v, t.law);
    describe_notes(v, t.source, t.notes);
}

template <class V>
void describe(V& v, Context& c) {
    v.form("value", c.form, Context::Form::value, c.value, share().required(),
           "the same value everywhere and always");
    v.form("column", c.form, Context::Form::column, c.column, refers_to(Names::column).required(),
           "column of the communities or the countries table");
    v.form("series", c.form, Context::Form::series, c.series, refers_to(Names::series).required(),
           "series of the homeland, in the region of one's kin");
    v.form("table", c.form, Context::Form::table, c.file, file_name().required(),
           "CSV file with columns time, place, value: a step function");
    describe_notes(v, c.source, c.notes);
}

template <class V>
void describe(V& v, Channel& c) {
    v.field("mechanism", c.mechanism, anything(),
            "news of the homeland, contacts who are attentive, or voices that one follows");
    v.field("rate", c.rate, hazard().required(),
            "hazard of becoming attentive at trait, series and context 1; per attentive contact or "
            "active voice");
    v.field("trait", c.trait, refers_to(Names::trait), "trait of the receiver that multiplies");
    v.field("series", c.series, refers_to(Names::series),
            "what is heard of; empty: the homeland's news");
    v.field("context", c.context, refers_to(Names::context), "context that multiplies");
    v.field("layer", c.layer, anything(), "ties over which contacts hear of it");
    describe_notes(v, c.source, c.notes);
}

template <class V>
void describe(V& v, Attention& a) {
    v.field("initial", a.initial, share().from("assumption: nobody"),
            "share of people who are attentive at the start");
    v.field("lapse", a.lapse, hazard().from("assumption: about a week"),
            "hazard of attention to lapse without news");
    v.field("persistence", a.persistence, range(0, 1000).from("assumption"),
            "attention lapses at lapse / (1 + persistence x news)");
    v.field("recapture", a.recapture, range(0, 10).from("assumption"),
            "factor on the hazards of news for people whose attention has lapsed before");
    v.field("contact_recapture", a.contact_recapture,
            share().from("assumption: repeated sharing is weak"),
            "factor on the hazards of contacts for people whose attention has lapsed before; 0: "
            "contacts reach only those who never heard");
    v.field("fixed_duration", a.fixed_duration, anything(),
            "attention lasts exactly 1 / lapse instead of an exponential time");
    describe_notes(v, a.source, a.notes);
}

template <class V>
void describe(V& v, Motive& m) {
    v.field("trait", m.trait, refers_to(Names::trait),
            "trait of the person that says how sensitive one is");
    v.field("half_life", m.half_life,
            time_constant().from("assumption: 2 to 10 d for a moral shock (Jasper 1997)"),
            "time in which half of the news is forgotten");
    v.field("silence", m.silence, hazard().from("assumption: none"),
            "inflow while the region of one's kin is cut off: the anxiety of silence");
    v.field("drives", m.drives, range(-20, 20).in("log-odds").of(Names::activity),
            "utility of each activity at trait and stock 1");
    describe_notes(v, m.source, m.notes);
}

template <class V>
void describe(V& v, Barrier& b) {
    v.field("trait", b.trait, refers_to(Names::trait),
            "trait of the person; '1 - x' is its complement");
    v.field("context", b.context, refers_to(Names::context),
            "context of the place and the moment; '1 - x' is its complement");
    v.field("weight", b.weight, range(0, 20).in("log-odds").from("assumption"),
            "utility lost at trait, context and exposure 1");
    v.field("exposure", b.exposure, share().of(Names::activity),
            "how far each activity exposes one to it");
    describe_notes(v, b.source, b.notes);
}

} // namespace diasim
