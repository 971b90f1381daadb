// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/csv.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace diasim;

namespace {

/// A table with what was found wrong in its text.
struct Parsed {
    std::string text;
    Inputs inputs;
    Problems problems{inputs};
    CsvTable table;

    explicit Parsed(std::string csv) : text{std::move(csv)} {
        table = parse_csv("hosts.csv", text, problems);
    }

    [[nodiscard]] std::vector<std::string> row(std::size_t i) const {
        std::vector<std::string> texts;
        for (const CsvField& field : table.rows().at(i).fields) {
            texts.emplace_back(field.text);
        }
        return texts;
    }
};

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a table is a header and rows with their places", "[unit][scenario]") {
    const Parsed csv{"country,people\nTR,12\n\nDE, 5\n"};
    REQUIRE(csv.problems.empty());
    REQUIRE(csv.table.rows().size() == 2);
    CHECK(csv.table.column("people") == 1U);
    CHECK_FALSE(csv.table.column("person").has_value());
    CHECK(csv.row(0) == Texts{"TR", "12"});
    CHECK(csv.row(1) == Texts{"DE", " 5"});
    CHECK(csv.table.rows()[1].line == 4);
    const CsvField& field = csv.table.rows()[1].fields[1];
    CHECK(field.line == 4);
    CHECK(field.column == 4);
    CHECK(field.width == 2);
}

TEST_CASE("quoted fields hold commas line ends and quotes", "[unit][scenario]") {
    const Parsed csv{
        "name,note\r\n\"Istanbul, \"\"old\"\" city\",\"two\r\nlines\"\r\nBerlin,\"\"\r\n"};
    REQUIRE(csv.problems.empty());
    REQUIRE(csv.table.rows().size() == 2);
    CHECK(csv.row(0) == Texts{"Istanbul, \"old\" city", "two\r\nlines"});
    CHECK(csv.row(1) == Texts{"Berlin", ""});
    CHECK(csv.table.rows()[0].line == 2);
    CHECK(csv.table.rows()[1].line == 4);
    CHECK(csv.table.rows()[1].fields[1].column == 8);
}

TEST_CASE("fields after a quoted line end keep their places", "[unit][scenario]") {
    const Parsed csv{"a,b\n\"x\ny\",7\n"};
    REQUIRE(csv.problems.empty());
    const CsvField& field = csv.table.rows().at(0).fields.at(1);
    CHECK(field.line == 3);
    CHECK(field.column == 4);
}

TEST_CASE("a byte order mark and a missing last line end do not matter", "[unit][scenario]") {
    const Parsed csv{"\xEF\xBB\xBFname\nÜrümqi"};
    REQUIRE(csv.problems.empty());
    CHECK(csv.table.header().at(0).text == "name");
    CHECK(csv.table.header().at(0).column == 1);
    CHECK(csv.row(0) == Texts{"Ürümqi"});
}

TEST_CASE("a moved table keeps its texts", "[unit][scenario]") {
    Parsed csv{"a\n\"say \"\"no\"\"\"\n"};
    const CsvTable moved = std::move(csv.table);
    CHECK(moved.rows().at(0).fields.at(0).text == "say \"no\"");
}

TEST_CASE("malformed tables are refused with the place", "[unit][scenario]") {
    struct Case {
        const char* name;
        std::string text;
        const char* message;
        std::uint32_t line;
        std::uint32_t column;
    };
    const std::vector<Case> cases{
        {"open quote", "a,b\n1,\"x\n2,3\n", "unterminated quote", 2, 3},
        {"open quote at the end", "a\n\"", "unterminated quote", 2, 1},
        {"lone doubled quote", "a\n\"\"\"", "unterminated quote", 2, 1},
        {"text after quote", "a,b\n\"x\"y,2\n", "text after a closing quote", 2, 1},
        {"quote inside", "a,b\n1,x\"y\n", "a quote inside a field without quotes", 2, 3},
        {"too few", "a,b\n1\n", "1 field, but the header has 2", 2, 1},
        {"too many", "a,b\n1,2\n1,2,3\n", "3 fields, but the header has 2", 3, 1},
        {"repeated column", "a,b,a\n1,2,3\n", "the column 'a' is there twice", 1, 5},
        {"unnamed column", "a,,c\n1,2,3\n", "a column without a name", 1, 3},
        {"semicolons", "a;b\n1;2\n1,5;2\n",
         "the columns are separated by semicolons, not by commas", 1, 2},
        {"tabs", "a\tb\n1\t2\n", "the columns are separated by tabs, not by commas", 1, 2},
        {"semicolons and a comma", "a;b, in km;c\n1;2,5;3\n",
         "the columns are separated by semicolons, not by commas", 1, 2},
        {"nothing", "", "the table is empty: it has no header line", 1, 1},
        {"blank lines", "\n\r\n", "the table is empty: it has no header line", 1, 1},
        {"Latin-1", "a,b\n1,\xFCx\n", "invalid UTF-8", 2, 3},
        {"overlong", "a\n\xC0\xAF\n", "invalid UTF-8", 2, 1},
        {"surrogate", "a\n\xED\xA0\x80\n", "invalid UTF-8", 2, 1},
        {"cut short", "a\nx\xE2\x82", "invalid UTF-8", 2, 2},
        {"NUL", std::string{"a\nx\0y\n", 6}, "a NUL byte in a text file", 2, 2},
    };
    for (const Case& malformed : cases) {
        CAPTURE(malformed.name);
        const Parsed csv{malformed.text};
        REQUIRE(csv.problems.all().size() == 1);
        const Problem& problem = csv.problems.all().front();
        CHECK(problem.message == malformed.message);
        CHECK(problem.location == Location{"hosts.csv", malformed.line, malformed.column});
    }
}

TEST_CASE("text beyond the basic plane is valid", "[unit][scenario]") {
    const Parsed csv{"a\n\xF0\x9F\x87\xB0\n\xED\x9F\xBF\n"};
    CHECK(csv.problems.empty());
    CHECK(csv.table.rows().size() == 2);
}
