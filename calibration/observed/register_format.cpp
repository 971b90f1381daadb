// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/register_format.hpp"

#include "calibration/observed/country_codes.hpp"
#include "model/scenario/document.hpp"
#include "model/scenario/outliner.hpp"
#include "model/scenario/reader.hpp"

#include <fmt/format.h>

namespace diasim {
namespace {

Outline outline_of(RegisterFormat& format, const Node& document) {
    Outliner outliner{&document, false};
    describe(outliner, format);
    return outliner.take();
}

/// What the types of the fields do not say. A key that is missing was reported.
class FormatChecks {
public:
    FormatChecks(const Origins& origins, Problems& problems)
        : origins_{origins}, problems_{problems} {}

    void check(const RegisterFormat& format, const Location& start) const {
        if (!format.country.empty() && !is_country(format.country)) {
            add("country", fmt::format("country: '{}' is no country code", format.country),
                "write the two capital letters of ISO 3166, such as DE");
        }
        check_day("coverage_start", format.coverage_start);
        check_day("coverage_end", format.coverage_end);
        const std::optional<Day> first = parse_day(format.coverage_start);
        const std::optional<Day> last = parse_day(format.coverage_end);
        if (first && last && *last < *first) {
            add("coverage_end", "coverage_end: the end is before the start", "");
        }
        if (format.city.empty() && format.city_column.empty()) {
            problems_.add(start, "missing key: one of city, columns.city", 1,
                          "a register is of a city, or has a column that names it");
        }
    }

private:
    void check_day(const std::string& key, const std::string& text) const {
        if (!text.empty() && !parse_day(text)) {
            add(key, fmt::format("{}: '{}' is no day from 1900 to 2100", key, text),
                "write it as \"2022-01-05\"");
        }
    }

    void add(const std::string& key, const std::string& message, const std::string& hint) const {
        const Origin& origin = origins_.at(key);
        problems_.add(origin.location, message, origin.width, hint);
    }

    const Origins& origins_;
    Problems& problems_;
};

} // namespace

RegisterFormat read_register_format(const TableFile& file, Inputs& inputs, Problems& problems) {
    RegisterFormat format;
    RegisterFormat defaults;
    const std::size_t n_before = problems.all().size();
    const Node document = read_document(file.path, inputs, problems);
    if (problems.all().size() != n_before) {
        return format;
    }
    const Origins origins =
        read_fields(document, outline_of(format, document), outline_of(defaults, document),
                    Completeness::whole, problems);
    FormatChecks{origins, problems}.check(format, {file.path.generic_string(), 1, 1});
    return format;
}

} // namespace diasim
