// SPDX-License-Identifier: BSD-3-Clause
// The catalogue of the project: it reads clean with the communities of the reference case, and
// holds what its README says. Numbers are counted here from the text of the tables, not by the
// reader.
#include "calibration/observed/activity_map.hpp"
#include "calibration/observed/catalogue_reader.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace diasim;

namespace {

const std::filesystem::path source = DIASIM_SOURCE_DIR;
const std::filesystem::path folder = source / "calibration/observed";

std::string text_of(const std::filesystem::path& path) {
    std::ifstream in{path};
    REQUIRE(in);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Fields of each line: the tables hold no line ends within fields.
std::vector<std::vector<std::string>> rows_of(const char* name) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines{text_of(folder / name)};
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> fields(1);
        bool is_quoted = false;
        for (const char c : line) {
            is_quoted = is_quoted != (c == '"');
            if (c == ',' && !is_quoted) {
                fields.emplace_back();
            } else if (c != '"') {
                fields.back() += c;
            }
        }
        rows.push_back(std::move(fields));
    }
    return rows;
}

/// How often each text stands in a column.
std::map<std::string, int> counts(const char* name, const std::string& column) {
    const auto rows = rows_of(name);
    const auto& header = rows.front();
    const auto at =
        static_cast<std::size_t>(std::find(header.begin(), header.end(), column) - header.begin());
    REQUIRE(at < header.size());
    std::map<std::string, int> result;
    for (std::size_t i = 1; i != rows.size(); ++i) {
        REQUIRE(rows[i].size() == header.size());
        ++result[rows[i][at]];
    }
    return result;
}

/// Rows "| word | number |" of the README below a heading.
std::map<std::string, int> readme_counts(const std::string& heading) {
    const std::string readme = text_of(folder / "README.md");
    const std::size_t begin = readme.find("### " + heading + "\n");
    REQUIRE(begin != std::string::npos);
    std::istringstream lines{readme.substr(begin + 4, readme.find("\n#", begin + 4) - begin - 4)};
    std::map<std::string, int> result;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t middle = line.find(" | ");
        if (line.starts_with("| ") && middle != std::string::npos &&
            line.find("---") > line.size()) {
            const std::string word = line.substr(2, middle - 2);
            const std::string number = line.substr(middle + 3);
            if (number.find_first_of("0123456789") == 0) {
                result[word == "(none)" ? "" : word] = std::stoi(number);
            }
        }
    }
    REQUIRE_FALSE(result.empty());
    return result;
}

Hosts reference_hosts(Inputs& inputs, Problems& problems) {
    const std::filesystem::path hosts = source / "scenarios/data/hosts";
    Hosts read;
    read.countries = read_countries({hosts / "countries.csv", {}}, inputs, problems);
    read.communities =
        read_communities({hosts / "communities.csv", {}}, read.countries, inputs, problems);
    return read;
}

Catalogue shipped() {
    Inputs inputs;
    Problems problems{inputs};
    const Hosts hosts = reference_hosts(inputs, problems);
    Catalogue catalogue = read_catalogue({folder}, &hosts, inputs, problems);
    problems.throw_if_any();
    return catalogue;
}

} // namespace

TEST_CASE("the shipped catalogue reads clean and whole", "[unit][observed]") {
    const Catalogue catalogue = shipped();
    CHECK(catalogue.events.size() == rows_of("events.csv").size() - 1);
    CHECK(catalogue.registrations.size() == rows_of("registrations.csv").size() - 1);
    CHECK(catalogue.registers.size() == rows_of("registers.csv").size() - 1);
    CHECK(catalogue.absences.size() == rows_of("absences.csv").size() - 1);
}

TEST_CASE("the README counts what is there", "[unit][observed]") {
    CHECK(readme_counts("Events by country") == counts("events.csv", "country"));
    CHECK(readme_counts("Events by who led them") == counts("events.csv", "led_by"));
    CHECK(readme_counts("Events by type") == counts("events.csv", "type"));
}

TEST_CASE("rows that are no single datable event are marked", "[unit][observed]") {
    std::set<std::string> out_of_series;
    for (const ObservedEvent& event : shipped().events) {
        if (!counts_in_series(event)) {
            out_of_series.insert(event.id);
        }
    }
    CHECK(out_of_series ==
          std::set<std::string>{"E001", "E019", "E031", "E051", "E060", "E064", "E078"});
}

TEST_CASE("seventeen registers tell of January 2022 as they were counted", "[unit][observed]") {
    const Catalogue catalogue = shipped();
    CHECK(catalogue.registers.size() == 17);
    for (const RegisterCoverage& coverage : catalogue.registers) {
        CHECK(coverage.place.community.starts_with("de_")); // else its zeros could not be compared
    }
    std::map<std::string, int> related;
    for (const auto& row : rows_of("registers.csv")) {
        related[row[0]] = row[8] == "related_january_2022" ? 0 : std::stoi(row[8]);
    }
    std::map<std::string, int> found;
    for (const Registration& registration : catalogue.registrations) {
        const bool is_january = to_text(registration.date).starts_with("2022-01");
        // What was withdrawn is not in the official record, only in the copies of the list.
        if (is_january && registration.status != RegistrationStatus::withdrawn) {
            ++found[registration.place.city];
        }
    }
    CHECK(found == std::map<std::string, int>{{"Berlin", 6}, {"Cologne", 1}, {"Munich", 2}});
    for (const auto& [city, n] : found) {
        CHECK(related.at(city) == n);
    }
    const auto n_zero = std::count_if(related.begin(), related.end(),
                                      [](const auto& one) { return one.second == 0; });
    CHECK(n_zero == 14 + 1); // and the header
}

TEST_CASE("the same rally is linked in both sources", "[unit][observed]") {
    const Catalogue catalogue = shipped();
    const auto event = std::find_if(catalogue.events.begin(), catalogue.events.end(),
                                    [](const ObservedEvent& one) { return one.id == "E076"; });
    REQUIRE(event != catalogue.events.end());
    CHECK(event->registration_id == "R003");
    CHECK(event->size == SizeInterval{55.0, 65.0}); // 64 were counted
}

TEST_CASE("cities have the community of their name where there is one", "[unit][observed]") {
    Inputs inputs;
    Problems problems{inputs};
    const Hosts hosts = reference_hosts(inputs, problems);
    for (const ObservedEvent& event : shipped().events) {
        for (const Community& community : hosts.communities) {
            if (community.title == event.place.city &&
                hosts.countries[community.country].name == event.place.country) {
                CHECK(event.place.community == community.name);
            }
        }
        const bool is_host = std::any_of(
            hosts.countries.begin(), hosts.countries.end(),
            [&event](const Country& country) { return country.name == event.place.country; });
        CAPTURE(event.id);
        CHECK(event.place.community.empty() == (!is_host || event.place.city.empty()));
    }
}

// A new site is looked at for the name of a person in its address before it joins this list, and a
// mirror is not cited. Where a name is found the row says so, as the README counts.
TEST_CASE("sources are of sites that were looked at", "[unit][observed]") {
    const std::set<std::string> sites{"24tv.ua",
                                      "amp.dw.com",
                                      "amp.ridus.ru",
                                      "anticapitalistresistance.org",
                                      "archiv.sozialismus.info",
                                      "berlin.fau.org",
                                      "campaignkazakhstan.org",
                                      "daz.asia",
                                      "doi.org",
                                      "dorzeczy.pl",
                                      "en.inform.kz",
                                      "en.odfoundation.eu",
                                      "exclusive.kz",
                                      "focus.ua",
                                      "fpsu.org.ua",
                                      "fr.socialisme.be",
                                      "fr.sputniknews.com",
                                      "gazeta.ua",
                                      "gdansk.naszemiasto.pl",
                                      "ghall.com.ua",
                                      "github.com",
                                      "it.bitterwinter.org",
                                      "karakosehaber.com",
                                      "kazakhamericanassociation.org",
                                      "novastan.org",
                                      "odfoundation.eu",
                                      "opinions.kz",
                                      "oq.gov.kz",
                                      "policycommons.net",
                                      "qz.inform.kz",
                                      "resett.no",
                                      "ria24.today",
                                      "ru.euronews.com",
                                      "rus.azattyq.org",
                                      "rus.lb.ua",
                                      "secure.socialistparty.org.uk",
                                      "socialistworld.net",
                                      "sova.news",
                                      "sozialismus.info",
                                      "tirek.info",
                                      "topnews.odessa.ua",
                                      "tvrain.tv",
                                      "ukrainesolidaritycampaign.org",
                                      "upml.org",
                                      "www.bndestem.nl",
                                      "www.dailysabah.com",
                                      "www.esslinger-zeitung.de",
                                      "www.giornaledirimini.com",
                                      "www.haberturk.com",
                                      "www.idcommunism.com",
                                      "www.indiatoday.in",
                                      "www.mfa.gov.kz",
                                      "www.pressreader.com",
                                      "www.socialistworld.net",
                                      "www.swr.de",
                                      "www.the-village-kz.com",
                                      "www.turkiyeekspreshaber.com",
                                      "www.urdupoint.com",
                                      "www.vice.com",
                                      "www.yenisafak.com",
                                      "wydarzenia.interia.pl"};
    int withheld = 0;
    for (const char* table : {"events.csv", "registrations.csv", "registers.csv", "absences.csv"}) {
        for (const auto& [text, n] : counts(table, "source")) {
            withheld += text.starts_with("withheld") ? n : 0;
            for (std::size_t at = text.find("://"); at != std::string::npos;
                 at = text.find("://", at)) {
                at += 3;
                const std::string host = text.substr(at, text.find_first_of("/; ", at) - at);
                CAPTURE(table, text);
                CHECK(sites.contains(host));
            }
        }
    }
    CHECK(withheld == 6);
    CHECK(text_of(folder / "README.md").find("it is withheld (six rows)") != std::string::npos);
}

TEST_CASE("every type and stance that occurs has its line in the mapping", "[unit][observed]") {
    Inputs inputs;
    Problems problems{inputs};
    const std::vector<std::string> activities{
        "share_online", "sign_petition", "donate",          "contact_host_authorities",
        "rally",        "picket",        "loyal_statement", "mourning_gathering"};
    const ActivityMap map =
        read_activity_map({folder / "activities.csv", {}}, activities, inputs, problems);
    problems.throw_if_any();
    const Catalogue catalogue = shipped();
    for (const ObservedEvent& event : catalogue.events) {
        CAPTURE(event.id);
        CHECK(map.contains({event.type, event.stance}));
    }
    CHECK(activity_of(map, EventType::rally, EventStance::critical) == "rally");
    CHECK(activity_of(map, EventType::press_or_media, EventStance::critical).empty());
    const std::string theory = text_of(source / "scenarios/theory/contention.toml");
    for (const std::string& activity : activities) {
        CHECK(theory.find("[activity." + activity + "]") != std::string::npos);
    }
}
