// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/catalogue.hpp"
#include "model/scenario/scenario.hpp"
#include "model/scenario/table_sheet.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the readers of observed tables share. As in table_sheet.hpp, what is wrong with a cell is
/// reported at the cell, and a harmless value returned so that reading goes on.
namespace diasim {

/// The ids of one kind of row over all its tables, and where each stands.
class KnownIds {
public:
    /// The id in the column of the row, which must not be empty and not be there twice.
    [[nodiscard]] std::string read(const SheetRow& row, const std::string& file,
                                   std::string_view column);

private:
    std::map<std::string, Location> places_;
};

/// The communities that rows may name; without hosts any name is taken.
class KnownPlaces {
public:
    explicit KnownPlaces(const Hosts* hosts);

    /// Columns country, community, city. Country and city may be empty if they are not `required`.
    [[nodiscard]] ObservedPlace read(const SheetRow& row, bool is_required) const;

private:
    const Hosts* hosts_;
    NameIndex communities_{"community"};
};

/// A link of a row to an event, to be looked up once all events are read.
struct EventLink {
    Location location;
    std::uint32_t width = 1;
    std::size_t row = 0; ///< position of the row that links in its list of the catalogue
};

[[nodiscard]] Day read_day(const SheetRow& row, std::string_view column);
/// Columns date_start, date_end, date_precision.
[[nodiscard]] DateInterval read_dates(const SheetRow& row);
/// A number of people, or nothing if the cell is empty.
[[nodiscard]] std::optional<double> read_people(const SheetRow& row, std::string_view column,
                                                double least);
/// A column that need not be there; "" if it is not.
[[nodiscard]] std::string read_remark(const Sheet& sheet, const SheetRow& row,
                                      std::string_view column);
/// The link in the column event_id, for later; it must have text.
[[nodiscard]] EventLink link_at(const Sheet& sheet, const SheetRow& row, std::size_t position);

/// The value whose word stands in the column; `otherwise` if there is none such.
template <class Enum>
[[nodiscard]] Enum read_word(const SheetRow& row, std::string_view column, Enum otherwise) {
    const std::string word = row.text(column);
    const auto& words = Choices<Enum>::words;
    for (std::size_t i = 0; i != words.size(); ++i) {
        if (words[i] == word) {
            return static_cast<Enum>(i);
        }
    }
    if (!word.empty()) {
        const std::vector<std::string> known(words.begin(), words.end());
        const std::string best = nearest(word, known);
        row.report(column, fmt::format("'{}' is none of its words", word),
                   best.empty() ? fmt::format("known are {}", fmt::join(known, ", "))
                                : fmt::format("did you mean '{}'?", best));
    }
    return otherwise;
}

} // namespace diasim
