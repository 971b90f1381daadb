// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/format_theory.hpp"

/// Description of time, places, people and ties.
namespace diasim {

template <class V>
void describe(V& v, TimeSpan& t) {
    v.field("start", t.start, anything().required(), "first moment, UTC");
    v.field("end", t.end, anything().required(), "end, exclusive, UTC");
    v.field("step", t.step, range(one_hour, 1).dividing_day(),
            "length of a step, a divisor of 24 h");
}

template <class V>
void describe(V& v, Homeland& h) {
    v.field("abroad_regions", h.abroad_regions, refers_to(Names::region),
            "regions that a trigger of region 'all' leaves out");
    v.field("spillover", h.spillover, share().from("assumption"),
            "weight of news from other regions than that of one's kin");
    v.field("news_duration", h.news_duration, time_constant().from("assumption"),
            "a state that lasts is news for this long at most");
    v.field("revelation", h.revelation, hazard().from("assumption"),
            "hazard of what was hidden to become known, at full connectivity");
    v.field("competitor", h.competitor, refers_to(Names::series),
            "series that takes a share of everyone's attention");
    v.field("news", h.news, refers_to(Names::series), "series that the channels carry");
    describe_notes(v, h.source, h.notes);
}

template <class V>
void describe(V& v, Hosts& h) {
    v.field("distance_scale", h.distance_scale, range(0.1, 40000).from("assumption: 40 to 150 km"),
            "closeness to a site falls as e^(-distance / scale)");
    describe_notes(v, h.source, h.notes);
}

/// [population.subgroup.S.trait.T] and [population.correlation] T.U: entries with two names.
template <class V>
void describe_pairs(V& v, PopulationSpec& p) {
    v.pairs(p.overrides, &TraitOverride::subgroup, &TraitOverride::trait,
            {"subgroup", "trait", "a subgroup's own law of a trait"},
            [&](TraitOverride& entry) { describe(v, entry); });
    v.pair_values("correlation", p.correlations, range(-1, 1),
                  "correlation of two traits in the Gaussian copula");
}

template <class V>
void describe(V& v, PopulationSpec& p) {
    v.field("size", p.size, anything(),
            "which size of the intervals: an end, the middle, or a draw for every replicate");
    v.field("scale", p.scale, range(1e-6, 1e6), "people simulated for each person");
    v.field("attitude_spread", p.attitude_spread, range(0, 1).from("assumption"),
            "standard deviation of first attitudes around the mean of one's subgroup");
    v.field("organiser_trait", p.organiser_trait, refers_to(Names::trait),
            "organisers are drawn in proportion to this trait");
    v.field("member_trait", p.member_trait, refers_to(Names::trait),
            "members of associations are drawn in proportion to this trait");
    v.field("homophily", p.homophily, share().from("assumption: 0.3 to 0.7 and above"),
            "share of people who stand among their own subgroup in the social order");
    v.entries("trait", p.traits, "a fixed attribute of people, in [0, 1]");
    describe_pairs(v, p);
    describe_notes(v, p.source, p.notes);
}

template <class V>
void describe(V& v, FriendsSpec& f) {
    v.field("kind", f.kind, anything(), "how ties inside a community are made");
    v.field("mean_degree", f.mean_degree, range(0, 120).in("people").from("assumption: 10 to 15"),
            "mean number of contacts");
    v.field("rewiring", f.rewiring, share().from("assumption"),
            "share of ties that lead anywhere in the community (Watts & Strogatz 1998)");
    v.field("degree_dispersion", f.degree_dispersion, range(0, 100).from("assumption: none"),
            "variance over mean of the number of contacts, above Poisson's");
    v.field("degree_law", f.degree_law, anything(), "law of the degrees, of kind configuration");
    v.field("exponent", f.exponent, range(1.01, 10).from("assumption: 2 to 3"),
            "exponent of a power law of degrees");
    v.field("minimum_degree", f.minimum_degree, range(0, 10000).in("people").from("assumption"),
            "least degree of a power law");
    v.field("maximum_degree", f.maximum_degree, range(1, 10000).in("people").from("assumption"),
            "largest degree of a power law");
    describe_notes(v, f.source, f.notes);
}

template <class V>
void describe(V& v, DistantTiesSpec& d) {
    v.field("mean_degree", d.mean_degree, range(0, 64).in("people").from("assumption"),
            "mean number of contacts in other communities");
    v.field("same_subgroup", d.same_subgroup, share().from("assumption"),
            "share of these contacts who are of one's own subgroup");
    describe_notes(v, d.source, d.notes);
}

template <class V>
void describe(V& v, FollowsSpec& f) {
    v.field("mean_degree", f.mean_degree, range(0, 64).in("people").from("assumption"),
            "mean number of people whom one follows");
    v.field("same_community", f.same_community, share().from("assumption"),
            "share of them who live in one's own community");
    v.field("popularity", f.popularity, range(0, 8).from("assumption"),
            "inequality of audiences: 0 none, 1 like rank^(-1/2)");
    describe_notes(v, f.source, f.notes);
}

template <class V>
void describe(V& v, RecordSpec& r) {
    v.field("period", r.period, range(one_hour, century).from("assumption: a day"),
            "of the funnel, of what barriers cost and of attitudes; whole steps");
    v.field("funnel_sample", r.funnel_sample, range(0, 1e9).in("people"),
            "people of each community who are evaluated once a day for the funnel; 0: everybody");
    v.field(
        "loss_sample", r.loss_sample, range(1, 1e9),
        "one in so many attentive people of a community is asked in each step what barriers cost");
}

} // namespace diasim
