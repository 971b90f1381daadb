// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/catalogue.hpp"
#include "model/scenario/inputs.hpp"
#include "model/scenario/table_reader.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Other people's exports as observed tables.
namespace diasim {

/// Which rows are kept, and what the user knows of all of them.
struct ImportFilter {
    std::vector<std::string> patterns;  ///< parts of names of actors (or of topics); empty: any
    std::vector<std::string> countries; ///< ISO 3166-1 alpha-2; empty: any
    std::optional<Day> from;
    std::optional<Day> to;
    EventStance stance = EventStance::unclear; ///< of all rows: no export says it
    LedBy led_by = LedBy::unclear;             ///< of all rows
    const Hosts* hosts = nullptr;              ///< where communities are looked up; null: nowhere
};

/// What became of the rows of an export.
class ImportReport {
public:
    void see() { ++n_rows_; }
    void drop(std::string_view reason);
    /// Something that a user should look at in a row that was kept.
    void note(std::string_view what);
    /// Something that is of no single row: a sentence of its own.
    void remark(std::string sentence) { remarks_.push_back(std::move(sentence)); }

    [[nodiscard]] std::size_t n_rows() const noexcept { return n_rows_; }
    [[nodiscard]] std::size_t n_dropped() const noexcept;
    /// "3 of 20 rows were kept", the reasons with how often each occurred, and the remarks.
    [[nodiscard]] std::string text() const;

private:
    using Counts = std::vector<std::pair<std::string, std::size_t>>; ///< in order of appearance
    static void count(Counts& counts, std::string_view what);

    std::size_t n_rows_ = 0;
    Counts dropped_;
    Counts notes_;
    std::vector<std::string> remarks_;
};

struct ImportedEvents {
    std::vector<ObservedEvent> events;
    ImportReport report;
};

struct ImportedRegister {
    std::vector<Registration> registrations;
    std::vector<RegisterCoverage> registers; ///< by city, and in it by time
    ImportReport report;
};

/// An export of ACLED: a CSV with the columns of its codebook (since March 2023), separated by
/// commas or semicolons. Protests and riots become events. What is wrong is added to `problems`.
/// @source ACLED codebook, https://acleddata.com/knowledge-base/codebook/
[[nodiscard]] ImportedEvents import_acled(const TableFile& file, const ImportFilter& filter,
                                          Inputs& inputs, Problems& problems);

/// An export file of GDELT 2.0: 61 columns separated by tabs, without a header. Events of CAMEO
/// root code 14 (protest) become events, once for each GLOBALEVENTID, and once for each page, day
/// and place: a machine makes several of one article.
/// @source GDELT 2.0 Event Database Format Codebook, 19 February 2015
[[nodiscard]] ImportedEvents import_gdelt(const TableFile& file, const ImportFilter& filter,
                                          Inputs& inputs, Problems& problems);

/// A city's register of assemblies, as `format` (see RegisterFormat) describes it. Where words of
/// topics are asked for, an entry without a topic may be one of them: the coverage leaves out its
/// week, for which no number of events can be stated, and so are the other entries of that week.
[[nodiscard]] ImportedRegister import_registrations(const TableFile& file, const TableFile& format,
                                                    const ImportFilter& filter, Inputs& inputs,
                                                    Problems& problems);

/// Whether any of the patterns is a part of the text, in any case of ASCII letters; true if there
/// is no pattern.
[[nodiscard]] bool matches(std::string_view text, const std::vector<std::string>& patterns);

/// Why the filter drops an event of this place and time; "" if it does not.
[[nodiscard]] std::string_view reason_to_drop(const ImportFilter& filter, std::string_view country,
                                              const DateInterval& date);

/// The community of `hosts` for a city: the one of its name, alone or before others as in "Cologne
/// / Ruhr-Rhine", else "elsewhere" of the country; "" if neither is there, the city is empty or
/// there are no hosts.
[[nodiscard]] std::string community_of(const Hosts* hosts, std::string_view country,
                                       std::string_view city);

/// How many rows are of cities that no community of `hosts` is named after, and which cities these
/// are, the most frequent first, with communities of nearly the same name; "" if there are none.
[[nodiscard]] std::string unmatched_cities(const Hosts& hosts,
                                           const std::vector<ObservedPlace>& places);

} // namespace diasim
