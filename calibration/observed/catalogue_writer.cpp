// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/catalogue_writer.hpp"

#include "model/base/quantity.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <string_view>

namespace diasim {
namespace {

void add_field(std::string& line, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += '"';
    for (std::size_t quote = text.find('"'); quote != std::string_view::npos;
         quote = text.find('"')) {
        line += text.substr(0, quote + 1);
        line += '"';
        text.remove_prefix(quote + 1);
    }
    line += text;
    line += '"';
}

void add_row(std::string& table, std::initializer_list<std::string_view> fields) {
    bool is_first = true;
    for (const std::string_view field : fields) {
        table += is_first ? "" : ",";
        add_field(table, field);
        is_first = false;
    }
    table += '\n';
}

std::string number_text(const std::optional<double>& number) {
    return number ? to_text(*number) : "";
}

std::string time_text(const std::optional<int>& minute) {
    constexpr int minutes = 60;
    return minute ? fmt::format("{:02}:{:02}", *minute / minutes, *minute % minutes) : "";
}

std::string_view yes_or_no(bool is_so) {
    return is_so ? "yes" : "no";
}

} // namespace

std::string to_csv(const std::vector<ObservedEvent>& events) {
    std::string table = "event_id,date_start,date_end,date_precision,country,community,city,type,"
                        "stance,led_by,is_aggregate,size_low,size_high,size_text,organiser_kind,"
                        "organiser,target,claims,source,source_language,confidence,notes\n";
    for (const ObservedEvent& e : events) {
        const bool has_size = e.size.has_value();
        add_row(table, {e.id,
                        to_text(e.date.first),
                        to_text(e.date.last),
                        word_of(e.date.precision),
                        e.place.country,
                        e.place.community,
                        e.place.city,
                        word_of(e.type),
                        word_of(e.stance),
                        word_of(e.led_by),
                        yes_or_no(e.is_aggregate),
                        has_size ? to_text(e.size->low) : "",
                        has_size ? to_text(e.size->high) : "",
                        e.size_text,
                        e.organiser_kind,
                        e.organiser,
                        e.target,
                        e.claims,
                        e.source,
                        e.source_language,
                        e.confidence ? word_of(*e.confidence) : "",
                        e.notes});
    }
    return table;
}

std::string to_csv(const std::vector<Registration>& registrations) {
    std::string table = "registration_id,date,start_local,end_local,country,community,city,type,"
                        "status,announced,counted,venue,is_moving,topic,stance,led_by,"
                        "first_listed,changed,event_id,source,notes\n";
    for (const Registration& r : registrations) {
        add_row(table, {r.id,
                        to_text(r.date),
                        time_text(r.start_minute),
                        time_text(r.end_minute),
                        r.place.country,
                        r.place.community,
                        r.place.city,
                        word_of(r.type),
                        word_of(r.status),
                        number_text(r.announced),
                        number_text(r.counted),
                        r.venue,
                        yes_or_no(r.is_moving),
                        r.topic,
                        word_of(r.stance),
                        word_of(r.led_by),
                        r.first_listed,
                        r.changed,
                        r.event_id,
                        r.source,
                        r.notes});
    }
    return table;
}

std::string to_csv(const std::vector<RegisterCoverage>& registers) {
    std::string table =
        "city,country,community,coverage_start,coverage_end,has_counts,source,notes\n";
    for (const RegisterCoverage& r : registers) {
        add_row(table, {r.place.city, r.place.country, r.place.community, to_text(r.first),
                        to_text(r.last), yes_or_no(r.has_counts), r.source, r.notes});
    }
    return table;
}

} // namespace diasim
