// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/catalogue_reader.hpp"

#include "calibration/observed/table_observed.hpp"
#include "model/scenario/csv.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace diasim {
namespace {

/// A kind of observed table: its file in a folder, the column by which it is known, its reader.
struct TableKind {
    std::string_view file;
    std::string_view column;
    void (CatalogueTables::*read)(const TableFile&);
};

/// Registrations and absences name events too, so events are looked for last.
constexpr std::array<TableKind, 4> kinds{
    {{"registrations.csv", "registration_id", &CatalogueTables::read_registrations},
     {"registers.csv", "coverage_start", &CatalogueTables::read_registers},
     {"absences.csv", "absence_id", &CatalogueTables::read_absences},
     {"events.csv", "event_id", &CatalogueTables::read_events}}};

/// Reads what one path names.
class PathReader {
public:
    PathReader(CatalogueTables& tables, Inputs& inputs, Problems& problems)
        : tables_{tables}, inputs_{inputs}, problems_{problems} {}

    void read(const std::filesystem::path& path) {
        std::error_code ignored;
        if (std::filesystem::is_directory(path, ignored)) {
            read_folder(path);
        } else {
            read_table(path);
        }
    }

private:
    void read_folder(const std::filesystem::path& folder) {
        bool has_table = false;
        for (const TableKind& kind : kinds) {
            const std::filesystem::path path = folder / kind.file;
            std::error_code ignored;
            if (std::filesystem::exists(path, ignored)) {
                has_table = true;
                (tables_.*kind.read)({path, {path.generic_string(), 0, 0}});
            }
        }
        if (!has_table) {
            problems_.add({folder.generic_string(), 0, 0}, "the folder holds no observed table", 1,
                          "it should hold some of events.csv, registrations.csv, registers.csv, "
                          "absences.csv",
                          ExitCode::input_missing);
        }
    }

    void read_table(const std::filesystem::path& path) {
        const std::string name = path.generic_string();
        const std::string* text = inputs_.read(path);
        if (text == nullptr) {
            problems_.add({name, 0, 0}, "cannot be read", 1,
                          "is there such a file, and may you read it?", ExitCode::input_missing);
            return;
        }
        Problems ignored{inputs_}; // reported by the reader of the table
        const std::string_view whole = *text;
        const CsvTable header = parse_csv(name, whole.substr(0, whole.find('\n')), ignored);
        for (const TableKind& kind : kinds) {
            if (header.column(kind.column)) {
                (tables_.*kind.read)({path, {name, 0, 0}});
                return;
            }
        }
        problems_.add({name, 1, 1}, "not an observed table: no column tells its kind", 1,
                      "events have event_id, registrations registration_id, registers "
                      "coverage_start, absences absence_id; `diasim import` makes such tables");
    }

    CatalogueTables& tables_;
    Inputs& inputs_;
    Problems& problems_;
};

} // namespace

Catalogue read_catalogue(const std::vector<std::filesystem::path>& paths, const Hosts* hosts,
                         Inputs& inputs, Problems& problems) {
    CatalogueTables tables{hosts, inputs, problems};
    PathReader reader{tables, inputs, problems};
    for (const std::filesystem::path& path : paths) {
        reader.read(path);
    }
    return tables.finish();
}

Catalogue read_catalogue(const std::vector<std::filesystem::path>& paths, const Hosts* hosts) {
    Inputs inputs;
    Problems problems{inputs};
    Catalogue catalogue = read_catalogue(paths, hosts, inputs, problems);
    problems.throw_if_any();
    return catalogue;
}

} // namespace diasim
