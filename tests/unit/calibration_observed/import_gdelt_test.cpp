// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/country_codes.hpp"
#include "tests/unit/calibration_observed/imported.hpp"
#include "tests/unit/calibration_observed/observed_text.hpp"

using namespace diasim;
using namespace diasim::test;

namespace {

/// A line of GDELT 2.0 in its 61 columns.
std::string gdelt_line(const std::string& id, const std::string& root = "14",
                       const std::string& actor = "KAZAKHSTAN",
                       const std::string& place = "4\tBerlin, Berlin, Germany\tGM") {
    return id + "\t20220107\t202201\t2022\t2022.0192\tKAZ\t" + actor + "\tKAZ" +
           std::string(7, '\t') + "\tDEUGOV\tBERLIN\tDEU" + std::string(7, '\t') + "\t1\t" + root +
           "1\t" + root + "1\t" + root + "\t3\t-6.5\t12\t3\t12\t-4.1" +
           "\t1\tKazakhstan\tKZ\tKZ\t\t48\t68\tKZ" + "\t1\tGermany\tGM\tGM\t\t51\t9\tGM" + "\t" +
           place + "\tGM16\t12345\t52.5\t13.4\t-1746443\t20220107150000\thttps://example.org/a\n";
}

} // namespace

TEST_CASE("a protest of GDELT becomes an event", "[unit][observed]") {
    Imported import{gdelt_line("1") + gdelt_line("2", "04") + gdelt_line("1") +
                    gdelt_line("3", "14", "KAZAKHSTAN", "1\tGermany\tGM")};
    const ImportedEvents& imported = import.gdelt();
    REQUIRE(import.problems.empty());
    REQUIRE(imported.events.size() == 2);
    const ObservedEvent& event = imported.events.front();
    CHECK(event.id == "GDELT-1");
    CHECK(to_text(event.date.first) == "2022-01-07");
    CHECK(event.place == ObservedPlace{"DE", "", "Berlin"});
    CHECK(event.source == "https://example.org/a");
    CHECK(event.notes == "CAMEO 141; 12 mentions in 3 sources");
    CHECK_FALSE(event.size.has_value());
    CHECK(imported.events.at(1).place.city.empty()); // a country is no city
    CHECK_THAT(imported.report.text(), contains_text("1 dropped: the same event again"));
    CHECK_THAT(imported.report.text(), contains_text("1 dropped: not a protest"));
}

TEST_CASE("one page of GDELT on one day and place is one event", "[unit][observed]") {
    const std::string other_page = [] {
        std::string line = gdelt_line("3");
        return line.replace(line.find("example.org/a"), 13, "example.org/b");
    }();
    const std::string other_day = [] {
        std::string line = gdelt_line("4");
        return line.replace(line.find("20220107"), 8, "20220108");
    }();
    Imported import{gdelt_line("1") + gdelt_line("2") + other_page + other_day +
                    gdelt_line("5", "14", "KAZAKHSTAN", "4\tBonn, Germany\tGM")};
    const ImportedEvents& imported = import.gdelt();
    REQUIRE(import.problems.empty());
    REQUIRE(imported.events.size() == 4);
    CHECK(imported.events[1].id == "GDELT-3");
    CHECK_THAT(imported.report.text(),
               contains_text("1 dropped: of the same page, day and place as another row"));
}

TEST_CASE("a file that is not of GDELT 2.0 is refused", "[unit][observed]") {
    std::string old = gdelt_line("1");
    for (int i = 0; i != 3; ++i) {
        old.erase(old.find("\t\t"), 1);
    }
    Imported import{old};
    static_cast<void>(import.gdelt());
    REQUIRE(import.problems.all().size() == 1);
    CHECK(import.problems.all().front().message ==
          "58 columns separated by tabs, but GDELT 2.0 has 61");
    CHECK_THAT(import.problems.all().front().hint, contains_text("GDELT 1.0 has 58"));
}

TEST_CASE("codes of countries are those of their standards", "[unit][observed]") {
    CHECK(country_of_number(276) == "DE");
    CHECK(country_of_number(398) == "KZ");
    CHECK(country_of_number(0) == "XK");
    CHECK(country_of_number(999).empty());
    CHECK(country_of_fips("GM") == "DE");
    CHECK(country_of_fips("UK") == "GB");
    CHECK(country_of_fips("SZ") == "CH");
    CHECK(country_of_fips("TU") == "TR");
    CHECK(country_of_fips("UP") == "UA");
    CHECK(country_of_fips("GZ") == "PS");
    CHECK(country_of_fips("--").empty());
    CHECK(is_country("KZ"));
    CHECK_FALSE(is_country("UK"));
}
