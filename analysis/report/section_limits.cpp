// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"

namespace diasim::analysis {

Section limits_section() {
    Section section{"limits", "What this page cannot say", "", {}};
    // Sentences are longer than lines. NOLINTBEGIN(bugprone-suspicious-missing-comma)
    section.html += list({
        "It shows a model. That numbers look like what was seen does not make its reasons the true "
        "ones; other reasons may give the same numbers.",
        "Intervals are chance within the model, with its numbers as they stand. Doubt about those "
        "numbers, many of them assumptions, comes on top.",
        "Observed events are those that somebody recorded. Registers of a few cities aside, "
        "silence means that nothing was found, not that nothing happened; small events, and "
        "places with few journalists, are missing most.",
        "Sizes of crowds are statements of organisers, media or police, often words such as "
        "“dozens”.",
        "Sizes of communities are estimates; for some countries they differ by a factor of "
        "several.",
    });
    section.html += heading("What it must not be used for");
    section.html += list({
        "Not to find, watch, rank or deter people, organisations or places. The people of the "
        "model are made up; no number here is about anybody.",
        "Not to forecast a particular event, or to plan policing, surveillance or visa decisions.",
        "Not as evidence that a community is loyal, disloyal or dangerous.",
    });
    // NOLINTEND(bugprone-suspicious-missing-comma)
    section.html +=
        paragraph("Places with few people are drawn together with the largest place of their "
                  "country, and no person is named.");
    return section;
}

} // namespace diasim::analysis
