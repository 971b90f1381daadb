// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/format_activity.hpp"
#include "model/scenario/format_observation.hpp"
#include "model/scenario/format_theory.hpp"
#include "model/scenario/format_world.hpp"

/// Description of the whole scenario file, in the order in which it is written.
namespace diasim {

template <class V>
void describe_places(V& v, Scenario& s) {
    v.group("homeland", "where the news comes from", [&] {
        v.field("triggers", s.files.triggers, file_name().required(), "CSV file of events");
        v.field("connectivity", s.files.connectivity, file_name(),
                "CSV file of the state of lines to the homeland");
        v.field("regions", s.files.regions, file_name().required(),
                "CSV file of the homeland's regions");
        describe(v, s.homeland);
    });
    v.group("hosts", "where the people live", [&] {
        v.field("countries", s.files.countries, file_name().required(),
                "CSV file of host countries");
        v.field("communities", s.files.communities, file_name().required(),
                "CSV file of host communities");
        v.field("sites", s.files.sites, file_name(), "CSV file of places of protest");
        v.field("associations", s.files.associations, file_name(), "CSV file of associations");
        describe(v, s.hosts);
    });
}

template <class V>
void describe_people(V& v, Scenario& s) {
    v.group("population", "who the people are", [&] {
        v.field("people", s.files.people, file_name().required(),
                "CSV file of people by community and subgroup");
        v.field("subgroups", s.files.subgroups, file_name().required(), "CSV file of subgroups");
        describe(v, s.population);
    });
    v.group("network", "who hears of whom", [&] {
        v.field("voices", s.files.voices, file_name(),
                "CSV file of media and organisations that people follow");
        v.section("friends", s.network.friends, "ties inside a community");
        v.section("kin_abroad", s.network.kin_abroad, "ties between communities");
        v.section("follows", s.network.follows, "one-way ties to people anywhere");
    });
}

template <class V>
void describe(V& v, Scenario& s) {
    v.field("title", s.title, anything(), "one line");
    v.field("description", s.description, anything(), "what is asked, and what is left out");
    // TOML has no integers above 2^63 - 1.
    v.field("seed", s.seed, range(0, 9223372036854775807.0), "of the random numbers");
    v.field("replicates", s.replicates, range(1, 1000000), "runs that differ by chance only");
    v.section("time", s.time, "what is simulated");
    describe_places(v, s);
    v.entries("kind", s.kinds, "what one kind of trigger does to those who learn of it");
    v.entries("series", s.series, "a property of the homeland over time, made from triggers");
    describe_people(v, s);
    v.entries("context", s.contexts, "a property of a place at a moment, in [0, 1]");
    v.section("attention", s.attention, "how long people stay attentive");
    v.entries("channel", s.channels, "a way in which attention spreads");
    v.entries("motive", s.motives, "why people act");
    v.entries("barrier", s.barriers, "what holds people back");
    v.entries("activity", s.activities, "a form of activism");
    v.section("influence", s.influence, "how acts of others are seen");
    v.section("fatigue", s.fatigue, "how people tire");
    v.section("attitude", s.attitude, "how attitudes change");
    v.section("record", s.record, "what is written down");
    v.section("observation", s.observation, "what registers and media record of it");
}

} // namespace diasim
