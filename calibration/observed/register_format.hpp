// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/vocabulary.hpp"
#include "model/scenario/format.hpp"
#include "model/scenario/inputs.hpp"
#include "model/scenario/table_reader.hpp"

#include <string>

namespace diasim {

/// How a city writes its register of assemblies: names of columns and the rest that its table does
/// not say. An empty name of a column says that there is none.
struct RegisterFormat {
    enum class Separator : std::uint8_t { comma, semicolon, tab };

    std::string city; ///< of all rows; "" if `city_column` tells it
    std::string country;
    std::string coverage_start; ///< first day for which the register is complete
    std::string coverage_end;
    std::string source;
    Separator separator = Separator::comma;
    DateFormat date_format = DateFormat::year_month_day;

    std::string id_column; ///< "": the number of the row
    std::string date_column;
    std::string city_column;
    std::string topic_column;
    std::string announced_column;
    std::string counted_column;
    std::string start_column;
    std::string end_column;
    std::string venue_column;
};

template <>
struct Choices<RegisterFormat::Separator> {
    static constexpr std::array<std::string_view, 3> words{"comma", "semicolon", "tab"};
};

/// Description of the format of such files (TOML).
template <class V>
void describe(V& v, RegisterFormat& f) {
    v.field("city", f.city, anything(), "the city of all rows, if no column tells it");
    v.field("country", f.country, anything().required(), "its country, as in ISO 3166: DE");
    v.field("coverage_start", f.coverage_start, anything().required(),
            "first day for which the register is complete, as 2022-01-05");
    v.field("coverage_end", f.coverage_end, anything().required(), "last such day");
    v.field("source", f.source, anything().required(), "where the register comes from");
    v.field("separator", f.separator, anything(), "what stands between the fields");
    v.field("date_format", f.date_format, anything(), "order of the parts of a date");
    v.group("columns", "names of the columns; what is not there is left out", [&] {
        v.field("date", f.date_column, anything().required(), "day of the assembly");
        v.field("topic", f.topic_column, anything().required(), "what it is about");
        v.field("announced", f.announced_column, anything(), "people, by the notice");
        v.field("counted", f.counted_column, anything(), "people, by the police");
        v.field("city", f.city_column, anything(), "city, if the register is of several");
        v.field("start", f.start_column, anything(), "local time, as 15:00");
        v.field("end", f.end_column, anything(), "local time");
        v.field("venue", f.venue_column, anything(), "where in the city");
        v.field("id", f.id_column, anything(), "number of the notice");
    });
}

/// Reads such a file; what is wrong is added to `problems`.
[[nodiscard]] RegisterFormat read_register_format(const TableFile& file, Inputs& inputs,
                                                  Problems& problems);

} // namespace diasim
