// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/catalogue.hpp"
#include "calibration/observed/observed_rows.hpp"
#include "model/scenario/table_reader.hpp"

#include <vector>

namespace diasim {

/// Reads observed tables one after the other into one catalogue, and keeps what can only be checked
/// once all are read.
class CatalogueTables {
public:
    CatalogueTables(const Hosts* hosts, Inputs& inputs, Problems& problems)
        : places_{hosts}, inputs_{inputs}, problems_{problems} {}

    void read_events(const TableFile& file);
    void read_registrations(const TableFile& file);
    void read_registers(const TableFile& file);
    void read_absences(const TableFile& file);

    /// Checks what links tables and takes the catalogue.
    [[nodiscard]] Catalogue finish();

private:
    [[nodiscard]] ObservedEvent read_event(const Sheet& sheet, const SheetRow& row);
    [[nodiscard]] Registration read_registration(const Sheet& sheet, const SheetRow& row);
    void check_links();
    void check_absence_links();
    void check_coverage();
    [[nodiscard]] ObservedEvent* linked_event(const EventLink& link, const std::string& id);

    KnownPlaces places_;
    Inputs& inputs_;
    Problems& problems_;
    Catalogue catalogue_;
    KnownIds event_ids_;
    KnownIds registration_ids_;
    KnownIds absence_ids_;
    bool has_events_ = false;
    bool has_registers_ = false;
    std::vector<Location> registration_dates_; ///< one a registration
    std::vector<EventLink> links_;             ///< of registrations
    std::vector<EventLink> absence_links_;
};

} // namespace diasim
