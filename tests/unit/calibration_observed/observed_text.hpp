// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "calibration/observed/catalogue_reader.hpp"
#include "tests/support/catch.hpp"

#include <map>
#include <string>

namespace diasim::test {

inline const std::string event_header =
    "event_id,date_start,date_end,date_precision,country,community,city,type,stance,led_by,"
    "is_aggregate,size_low,size_high,source\n";
inline const std::string registration_header =
    "registration_id,date,start_local,end_local,country,community,city,type,status,announced,"
    "counted,is_moving,stance,led_by,event_id,source\n";
inline const std::string register_header =
    "city,country,community,coverage_start,coverage_end,has_counts,source\n";
inline const std::string absence_header =
    "absence_id,date_start,date_end,date_precision,country,community,city,kind,event_id,source\n";

inline const std::string berlin_event =
    "E1,2022-01-07,2022-01-07,day,DE,de_berlin,Berlin,rally,critical,diaspora,no,55,65,a page\n";
inline const std::string berlin_registration = "R1,2022-01-07,15:00,18:00,DE,de_berlin,Berlin,"
                                               "rally,held,80,64,no,solidarity,diaspora,,police\n";
inline const std::string berlin_register = "Berlin,DE,de_berlin,2018-01-01,2024-04-30,yes,police\n";

/// Tables in memory, by file name, and what was found wrong in them.
struct ObservedText {
    Inputs inputs;
    Problems problems{inputs};
    Hosts hosts;
    Catalogue catalogue;

    explicit ObservedText(const std::map<std::string, std::string>& tables)
        : inputs{[tables](const std::filesystem::path& path) {
              const auto table = tables.find(path.generic_string());
              return table == tables.end() ? std::nullopt : std::optional{table->second};
          }} {
        hosts.countries = {{"DE", "Germany", "europe", 1.0, {}},
                           {"FR", "France", "europe", 1.0, {}}};
        hosts.communities = {{"de_berlin", "Berlin", 0, 52.5, 13.4, 0.0, {}},
                             {"fr_paris", "Paris", 1, 48.9, 2.3, 0.0, {}}};
        std::vector<std::filesystem::path> paths;
        for (const auto& [name, text] : tables) {
            paths.emplace_back(name);
        }
        catalogue = read_catalogue(paths, &hosts, inputs, problems);
    }

    /// The only problem.
    [[nodiscard]] const Problem& problem() const {
        REQUIRE(problems.all().size() == 1);
        return problems.all().front();
    }
};

} // namespace diasim::test
