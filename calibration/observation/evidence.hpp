// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observation/detection.hpp"
#include "calibration/observation/reported_event.hpp"
#include "calibration/observed/catalogue.hpp"
#include "model/scenario/scenario.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace diasim::calibration {

/// Rows of the observed tables that a comparison does not use, and why.
struct LeftOut {
    std::string reason;
    std::size_t rows = 0;
};

/// What was observed of what a scenario can make: in its time and countries, of its kinds of
/// events.
struct Evidence {
    std::vector<ReportedEvent> events; ///< registers' entries first
    std::vector<CoveredCity> registers;
    std::vector<LeftOut> left_out;  ///< reasons in a fixed order, without those that met no row
    std::vector<std::string> notes; ///< what a user should look at in the tables
};

/// Mobilisation of the diaspora itself.
[[nodiscard]] std::set<LedBy> diaspora_led();

/// Selects what may be compared. A row is left out for the first of these reasons: it was led by
/// others than `led_by`, was withdrawn, stands for several events or a whole year, is outside the
/// scenario's time or countries, or is of a kind that no activity makes. An event in a register and
/// in media is one event, with the register's day, and its stance and leaders unless they are
/// unclear there; if both sources know them and differ, a note says so. A register says nothing
/// of the weeks in which it holds an entry of unknown leaders, neither events nor zeros, for how
/// many count is not known there: of its other entries in them, those that media saw too are events
/// of the media, and the others are left out.
/// @param places gets the cities of registers where nobody of the model lives
[[nodiscard]] Evidence evidence_of(const Catalogue& catalogue, const Scenario& scenario,
                                   Places& places, const std::set<LedBy>& led_by);

/// The entries of registers that were held and counted, whoever led them, and whether media saw
/// them: all that is known to have happened, and at what size, independently of media. Entries that
/// were only notified may not have happened, and announced numbers are not counted ones. Entries of
/// other diasporas are no part of it.
[[nodiscard]] std::vector<Overlap> overlap_of(const Catalogue& catalogue);

} // namespace diasim::calibration
