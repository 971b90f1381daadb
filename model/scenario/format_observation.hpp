// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/format.hpp"

/// Description of what registers and media record of what happened.
namespace diasim {

template <>
struct Choices<ObservedAs> {
    static constexpr std::array<std::string_view, 10> words{"none",
                                                            "rally",
                                                            "picket",
                                                            "vigil",
                                                            "petition_or_letter",
                                                            "lobbying",
                                                            "statement",
                                                            "press_or_media",
                                                            "fundraising_or_aid",
                                                            "other"};
};

template <class V>
void describe(V& v, MediaDetection& d) {
    v.field(
        "intercept", d.intercept, log_odds().from("assumption: 8 % of events of one person"),
        "log-odds that media report an event of one person in a country that is poorly covered");
    v.field("per_log10_size", d.per_log10_size,
            log_odds().from("assumption: small events are missed (McCarthy et al. 1996)"),
            "log-odds for each tenfold size");
    v.field("attention", d.attention, log_odds().from("assumption"),
            "log-odds in a week in which the homeland's news stand at 1");
    v.field("coverage", d.coverage, log_odds().of(Names::country),
            "log-odds by country, beside countries that are poorly covered");
    v.field("activity", d.activity, log_odds().of(Names::activity), "log-odds by activity");
}

template <class V>
void describe(V& v, ObservationSpec& o) {
    v.field("notified", o.notified,
            share().from("assumption: spontaneous assemblies can be missing"),
            "share of assemblies that the register of their city and period holds");
    v.field("counted", o.counted, share().from("5 of 9 entries of January 2022"),
            "share of a register's entries that hold a count by the police");
    v.field("announced_excess", o.announced_excess,
            range(-5, 5).from("seven assemblies in Berlin that were counted, 2021 and 2022"),
            "mean of ln(announced size / size)");
    v.field("announced_error", o.announced_error,
            range(0, 5).from("seven assemblies in Berlin that were counted, 2021 and 2022"),
            "standard deviation of ln(announced size / size)");
    v.field("count_error", o.count_error, range(0, 5).from("assumption: police count well"),
            "standard deviation of ln(police count / size)");
    v.section("detection", o.detection, "which events media report");
    v.field("sized", o.sized,
            share().from("4 of 7 reports of assemblies of the diaspora in January 2022"),
            "share of media reports that say how many took part");
    v.field("in_words", o.in_words, share().from("assumption"),
            "share of these that say it in words such as 'dozens'");
    v.field("size_error", o.size_error, range(0, 5).from("assumption: the eye of a reporter"),
            "standard deviation of ln(size that media report / size)");
    v.field("collective", o.collective, range(1, 1e6).in("acts").from("assumption"),
            "acts without a gathering, of a community in a week, that make one event");
    describe_notes(v, o.source, o.notes);
}

} // namespace diasim
