// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/table_observed.hpp"

#include <fmt/format.h>

#include <utility>

namespace diasim {
namespace {

std::optional<SizeInterval> read_size(const SheetRow& row) {
    const std::optional<double> low = read_people(row, "size_low", 1.0);
    const std::optional<double> high = read_people(row, "size_high", 1.0);
    if (low.has_value() != high.has_value()) {
        row.report(low ? "size_high" : "size_low", "one end of the interval is empty",
                   "give both ends, or none if no number is reported");
        return std::nullopt;
    }
    if (!low) {
        return std::nullopt;
    }
    // A field that is no size was reported, and read as something below 1.
    if (*low >= 1.0 && *high >= 1.0 && *low > *high) {
        row.report("size_low", fmt::format("{} is above size_high, which is {}", *low, *high));
    }
    return SizeInterval{*low, *high};
}

std::optional<Confidence> read_confidence(const Sheet& sheet, const SheetRow& row) {
    return read_remark(sheet, row, "confidence").empty()
               ? std::nullopt
               : std::optional{read_word(row, "confidence", Confidence::low)};
}

std::optional<int> read_minute(const SheetRow& row, std::string_view column) {
    const std::string text = row.text_or_empty(column);
    const std::optional<int> minute = parse_minute_of_day(text);
    if (!minute && !text.empty()) {
        row.report(column, fmt::format("'{}' is no time of day", text), "write it as 15:00");
    }
    return minute;
}

void check_status(const SheetRow& row, const Registration& registration) {
    if (registration.counted == 0.0 && parse_number(row.text_or_empty("counted")) == 0.0) {
        row.report("counted", "an assembly at which nobody was counted did not take place",
                   "leave the field empty, and write notified or withdrawn as its status");
    } else if (registration.counted && registration.status != RegistrationStatus::held) {
        row.report("counted",
                   fmt::format("people were counted, but the status is '{}'",
                               word_of(registration.status)),
                   "an assembly at which people were counted was held");
    }
}

} // namespace

ObservedEvent CatalogueTables::read_event(const Sheet& sheet, const SheetRow& row) {
    ObservedEvent event;
    event.id = event_ids_.read(row, sheet.file(), "event_id");
    event.date = read_dates(row);
    event.place = places_.read(row, false);
    event.type = read_word(row, "type", EventType::other);
    event.stance = read_word(row, "stance", EventStance::unclear);
    event.led_by = read_word(row, "led_by", LedBy::unclear);
    event.is_aggregate = row.yes_or_no("is_aggregate");
    event.size = read_size(row);
    event.source = row.text("source");
    event.size_text = read_remark(sheet, row, "size_text");
    event.organiser_kind = read_remark(sheet, row, "organiser_kind");
    event.organiser = read_remark(sheet, row, "organiser");
    event.target = read_remark(sheet, row, "target");
    event.claims = read_remark(sheet, row, "claims");
    event.source_language = read_remark(sheet, row, "source_language");
    event.confidence = read_confidence(sheet, row);
    event.notes = read_remark(sheet, row, "notes");
    return event;
}

void CatalogueTables::read_events(const TableFile& file) {
    const Sheet sheet{file,
                      {"event_id", "date_start", "date_end", "date_precision", "country",
                       "community", "city", "type", "stance", "led_by", "is_aggregate", "size_low",
                       "size_high", "source"},
                      inputs_,
                      problems_,
                      RowCount::any};
    has_events_ = has_events_ || sheet.is_usable();
    for (std::size_t i = 0; sheet.is_usable() && i != sheet.size(); ++i) {
        catalogue_.events.push_back(read_event(sheet, SheetRow{sheet, i}));
    }
}

Registration CatalogueTables::read_registration(const Sheet& sheet, const SheetRow& row) {
    Registration registration;
    registration.id = registration_ids_.read(row, sheet.file(), "registration_id");
    registration.date = read_day(row, "date");
    registration.start_minute = read_minute(row, "start_local");
    registration.end_minute = read_minute(row, "end_local");
    registration.place = places_.read(row, true);
    registration.type = read_word(row, "type", EventType::rally);
    registration.status = read_word(row, "status", RegistrationStatus::notified);
    registration.announced = read_people(row, "announced", 1.0);
    registration.counted = read_people(row, "counted", 0.0);
    registration.is_moving = row.yes_or_no("is_moving");
    registration.stance = read_word(row, "stance", EventStance::unclear);
    registration.led_by = read_word(row, "led_by", LedBy::unclear);
    registration.event_id = row.text_or_empty("event_id");
    registration.source = row.text("source");
    registration.venue = read_remark(sheet, row, "venue");
    registration.topic = read_remark(sheet, row, "topic");
    registration.first_listed = read_remark(sheet, row, "first_listed");
    registration.changed = read_remark(sheet, row, "changed");
    registration.notes = read_remark(sheet, row, "notes");
    check_status(row, registration);
    return registration;
}

void CatalogueTables::read_registrations(const TableFile& file) {
    const Sheet sheet{file,
                      {"registration_id", "date", "start_local", "end_local", "country",
                       "community", "city", "type", "status", "announced", "counted", "is_moving",
                       "stance", "led_by", "event_id", "source"},
                      inputs_,
                      problems_,
                      RowCount::any};
    for (std::size_t i = 0; sheet.is_usable() && i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        Registration registration = read_registration(sheet, row);
        if (!registration.event_id.empty()) {
            links_.push_back(link_at(sheet, row, catalogue_.registrations.size()));
        }
        const bool has_date = parse_day(row.text_or_empty("date")).has_value();
        registration_dates_.push_back(
            {has_date ? sheet.file() : std::string{}, row.line(), row.place_of("date")});
        catalogue_.registrations.push_back(std::move(registration));
    }
}

void CatalogueTables::read_registers(const TableFile& file) {
    const Sheet sheet{
        file,
        {"city", "country", "community", "coverage_start", "coverage_end", "has_counts", "source"},
        inputs_,
        problems_};
    has_registers_ = has_registers_ || sheet.is_usable();
    for (std::size_t i = 0; sheet.is_usable() && i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        RegisterCoverage coverage{places_.read(row, true),
                                  read_day(row, "coverage_start"),
                                  read_day(row, "coverage_end"),
                                  row.yes_or_no("has_counts"),
                                  row.text("source"),
                                  read_remark(sheet, row, "notes")};
        if (coverage.last < coverage.first && parse_day(row.text_or_empty("coverage_end"))) {
            row.report("coverage_end", "the end is before the start");
        }
        for (const RegisterCoverage& other : catalogue_.registers) {
            if (other.place.country == coverage.place.country &&
                other.place.city == coverage.place.city && other.first <= coverage.last &&
                coverage.first <= other.last) {
                row.report("coverage_start",
                           fmt::format("this period of {} overlaps {} to {} of another row",
                                       coverage.place.city, to_text(other.first),
                                       to_text(other.last)),
                           "join the rows, or end one before the other begins");
            }
        }
        catalogue_.registers.push_back(std::move(coverage));
    }
}

void CatalogueTables::read_absences(const TableFile& file) {
    const Sheet sheet{file,
                      {"absence_id", "date_start", "date_end", "date_precision", "country",
                       "community", "city", "kind", "event_id", "source"},
                      inputs_,
                      problems_,
                      RowCount::any};
    for (std::size_t i = 0; sheet.is_usable() && i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        Absence absence{absence_ids_.read(row, sheet.file(), "absence_id"),
                        read_dates(row),
                        places_.read(row, false),
                        row.text("kind"),
                        row.text_or_empty("event_id"),
                        row.text("source"),
                        read_remark(sheet, row, "notes")};
        if (!absence.event_id.empty()) {
            absence_links_.push_back(link_at(sheet, row, catalogue_.absences.size()));
        }
        catalogue_.absences.push_back(std::move(absence));
    }
}

} // namespace diasim
