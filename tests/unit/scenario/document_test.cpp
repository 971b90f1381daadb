// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/document.hpp"
#include "model/scenario/document_layers.hpp"
#include "tests/support/catch.hpp"

#include <map>
#include <string>

using namespace diasim;

namespace {

using Files = std::map<std::string, std::string>;

/// A document that was read from texts in memory.
struct Read {
    Inputs inputs;
    Problems problems{inputs};
    Node document;

    explicit Read(const Files& files, const std::string& main = "scenarios/mine.toml")
        : inputs{[&files](const std::filesystem::path& path) -> std::optional<std::string> {
              const auto file = files.find(path.lexically_normal().generic_string());
              return file != files.end() ? std::optional{file->second} : std::nullopt;
          }} {
        document = read_document(main, inputs, problems);
    }

    [[nodiscard]] const Node& at(std::initializer_list<const char*> path) const {
        const Node* node = &document;
        for (const char* key : path) {
            node = node->find(key);
            REQUIRE(node != nullptr);
        }
        return *node;
    }
};

std::vector<std::string> keys(const Node& node) {
    std::vector<std::string> names;
    for (const auto& entry : *node.table()) {
        names.push_back(entry.first);
    }
    return names;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("values keep their kind and their place", "[unit][scenario]") {
    const Read valid{{{"scenarios/mine.toml", "title = \"Zürich\" # é\n"
                                              "seed = 7\n"
                                              "[time]\n"
                                              "start = 2021-12-20T06:00:00+06:00\n"
                                              "end = 2022-02-01\n"
                                              "[attitude]\n"
                                              "is_dynamic = true\n"
                                              "x = { \"ä\" = \"ö\", weight = 0.5 }\n"}}};
    REQUIRE(valid.problems.empty());
    CHECK(std::get<std::string>(valid.at({"title"}).value) == "Zürich");
    CHECK(valid.at({"title"}).width == 9); // bytes
    CHECK(std::get<std::int64_t>(valid.at({"seed"}).value) == 7);
    CHECK(std::get<UtcTime>(valid.at({"time", "start"}).value) ==
          parse_utc_time("2021-12-20T00:00Z"));
    CHECK(std::get<UtcTime>(valid.at({"time", "end"}).value) == parse_utc_time("2022-02-01"));
    CHECK(std::get<bool>(valid.at({"attitude", "is_dynamic"}).value));
    const Node& weight = valid.at({"attitude", "x", "weight"});
    CHECK(std::get<double>(weight.value) == 0.5);
    const std::string line = valid.inputs.line("scenarios/mine.toml", 8);
    CHECK(line.substr(weight.key_location.column - 1, weight.key_width) == "weight");
    CHECK(line.substr(weight.location.column - 1, weight.width) == "0.5");
    CHECK(weight.location.line == 8);
    CHECK(weight.layer == "scenarios/mine.toml");
}

TEST_CASE("entries stand in the order of the file", "[unit][scenario]") {
    const Read read{{{"scenarios/mine.toml", "[activity.rally]\n[activity.donate]\n"
                                             "[activity.boycott]\n"}}};
    CHECK(keys(read.at({"activity"})) == Texts{"rally", "donate", "boycott"});
}

TEST_CASE("a file overrides what it includes and later includes earlier ones", "[unit][scenario]") {
    const Read read{{{"scenarios/mine.toml", "include = [\"theory/base.toml\", \"more.toml\"]\n"
                                             "[barrier.fear]\nweight = 3\n"},
                     {"scenarios/theory/base.toml", "include = [\"deep.toml\"]\n"
                                                    "[barrier.fear]\nweight = 1\ntrait = \"kin\"\n"
                                                    "venues = [\"a\", \"b\"]\n"},
                     {"scenarios/theory/deep.toml", "title = \"deep\"\n[barrier.cost]\nweight = 9\n"
                                                    "[barrier.fear]\nvenues = [\"c\"]\n"},
                     {"scenarios/more.toml", "[barrier.fear]\nweight = 2\ncontext = \"x\"\n"}}};
    REQUIRE(read.problems.empty());
    CHECK(read.document.find("include") == nullptr);
    const Node& weight = read.at({"barrier", "fear", "weight"});
    CHECK(std::get<std::int64_t>(weight.value) == 3);
    CHECK(weight.location == Location{"scenarios/mine.toml", 3, 10});
    const Node& trait = read.at({"barrier", "fear", "trait"});
    CHECK(trait.location == Location{"scenarios/theory/base.toml", 4, 9});
    CHECK(trait.layer == "scenarios/theory/base.toml");
    CHECK(read.at({"barrier", "fear", "venues"}).array()->size() == 2); // replaced, not joined
    CHECK(read.at({"barrier", "fear", "context"}).location.file == "scenarios/more.toml");
    CHECK(keys(read.at({"barrier"})) == Texts{"cost", "fear"});
    CHECK(read.document.location.file == "scenarios/mine.toml");
    CHECK(read.inputs.files().size() == 4);
}

TEST_CASE("a file that two files include is no cycle", "[unit][scenario]") {
    const Read read{{{"scenarios/mine.toml", "include = [\"a.toml\", \"b.toml\"]"},
                     {"scenarios/a.toml", "include = [\"c.toml\"]"},
                     {"scenarios/b.toml", "include = [\"./c.toml\"]"},
                     {"scenarios/c.toml", "seed = 4"}}};
    CHECK(read.problems.empty());
    CHECK(std::get<std::int64_t>(read.at({"seed"}).value) == 4);
}

TEST_CASE("an include below a table is told once and its files are read", "[unit][scenario]") {
    const Read read{
        {{"scenarios/mine.toml", "[time]\nstep = 6\n[motive.x]\ninclude = [\"a.toml\"]"},
         {"scenarios/a.toml", "seed = 4"}}};
    REQUIRE(read.problems.all().size() == 1);
    const Problem& problem = read.problems.all().front();
    CHECK(problem.message == "'include' in [motive.x] is read as a key of that table");
    CHECK(problem.location == Location{"scenarios/mine.toml", 4, 1});
    CHECK(problem.hint == "move it to the top of the file");
    CHECK(read.document.find("seed") != nullptr);
    REQUIRE(read.document.find("motive") != nullptr);
    CHECK(read.document.find("motive")->find("x")->find("include") == nullptr);
    // A number of that name is something else.
    const Read number{{{"scenarios/mine.toml", "[motive.x.drives]\ninclude = 1"}}};
    CHECK(number.problems.empty());
    CHECK(number.document.find("motive")->find("x")->find("drives")->find("include") != nullptr);
}

TEST_CASE("a cycle of includes is reported where it closes", "[unit][scenario]") {
    const Read read{{{"scenarios/mine.toml", "include = [\"a.toml\"]\nseed = 2"},
                     {"scenarios/a.toml", "\ninclude = [\"../scenarios/mine.toml\"]"}}};
    REQUIRE(read.problems.all().size() == 1);
    const Problem& problem = read.problems.all().front();
    CHECK(problem.message == "'scenarios/mine.toml' includes itself");
    CHECK(problem.location == Location{"scenarios/a.toml", 2, 12});
    CHECK(std::get<std::int64_t>(read.at({"seed"}).value) == 2);
}

TEST_CASE("missing files are reported with the exit code of missing input", "[unit][scenario]") {
    const Read no_include{{{"scenarios/mine.toml", "include = [\"a.toml\", \"b.toml\"]"},
                           {"scenarios/b.toml", "seed = 1"}}};
    REQUIRE(no_include.problems.all().size() == 1);
    CHECK(no_include.problems.all()[0].message == "cannot read 'scenarios/a.toml'");
    CHECK(no_include.problems.all()[0].location == Location{"scenarios/mine.toml", 1, 12});
    CHECK(no_include.document.find("seed") != nullptr);

    const Read no_main{Files{}};
    REQUIRE(no_main.problems.all().size() == 1);
    try {
        no_main.problems.throw_if_any();
        FAIL("a missing file was accepted");
    } catch (const InputError& error) {
        CHECK(error.code() == ExitCode::input_missing);
    }
}

TEST_CASE("an error in one file does not hide those of another", "[unit][scenario]") {
    const Read read{{{"scenarios/mine.toml", "include = [\"a.toml\", 7]\nseed = = 1\n"},
                     {"scenarios/a.toml", "seed = 1\nseed = 2\n"}}};
    // The main file cannot be read as TOML, so its includes are unknown.
    REQUIRE(read.problems.all().size() == 1);
    CHECK(read.problems.all()[0].location.line == 2);
    const Read both{{{"scenarios/mine.toml", "include = [\"a.toml\", \"b.toml\", 7]\n"},
                     {"scenarios/a.toml", "seed = 1\nseed = 2\n"},
                     {"scenarios/b.toml", "title = \"é\" x\n"}}};
    REQUIRE(both.problems.all().size() == 3);
    CHECK(both.problems.all()[0].location.file == "scenarios/a.toml");
    CHECK(both.problems.all()[1].location.file == "scenarios/b.toml");
    CHECK(both.problems.all()[1].location.column == 14); // in bytes
    CHECK(both.problems.all()[2].message == "include is a list of files");
}

TEST_CASE("values that a scenario cannot hold are refused", "[unit][scenario]") {
    const std::string value =
        GENERATE("2022-01-05T08:00:00", "2022-01-05T08:00:00.5Z", "08:00:00", "inf", "-inf", "nan");
    CAPTURE(value);
    const Read read{{{"scenarios/mine.toml", "x = " + value}}};
    REQUIRE(read.problems.all().size() == 1);
    CHECK(read.problems.all()[0].location == Location{"scenarios/mine.toml", 1, 5});
    CHECK(read.problems.all()[0].width == value.size());
}

TEST_CASE("malformed headers are errors and no crash", "[unit][scenario]") {
    const std::string text =
        GENERATE("[/a]", "[a", "a = [1", "= 1", "a.b = 1\n[a.b.c]", "\"\"\"", "]");
    CAPTURE(text);
    CHECK(Read{{{"scenarios/mine.toml", text}}}.problems.all().size() == 1);
}

TEST_CASE("a byte order mark shifts no column", "[unit][scenario]") {
    const Read read{{{"scenarios/mine.toml", "\xEF\xBB\xBFseed = inf\n"}}};
    REQUIRE(read.problems.all().size() == 1);
    CHECK(read.problems.all()[0].location.column == 8);
    CHECK(read.problems.all()[0].excerpt == "seed = inf");
}

TEST_CASE("a higher layer that chooses another law of a trait drops the lower one",
          "[unit][scenario]") {
    const Read read{
        {{"scenarios/mine.toml", "include = [\"a.toml\"]\n[population.trait.kin]\nconstant = 1\n"
                                 "[context.limit]\ncolumn = \"gathering_limit\"\n"},
         {"scenarios/a.toml", "[population.trait.kin]\nbeta = { mean = 0.6 }\nsource = \"x\"\n"
                              "[context.limit]\nvalue = 0.5\n"}}};
    CHECK(keys(read.at({"population", "trait", "kin"})) == Texts{"source", "constant"});
    CHECK(keys(read.at({"context", "limit"})) == Texts{"column"});
}

TEST_CASE("two laws of one trait in one file stay for the reader to refuse", "[unit][scenario]") {
    const Read read{
        {{"scenarios/mine.toml", "[population.trait.kin]\nconstant = 1\nbernoulli = 0.5\n"}}};
    CHECK(keys(read.at({"population", "trait", "kin"})) == Texts{"constant", "bernoulli"});
}

TEST_CASE("a path is relative to the file that holds it", "[unit][scenario]") {
    CHECK(resolve_path("data/x.csv", {"scenarios/mine.toml", 3, 1}) == "scenarios/data/x.csv");
    CHECK(resolve_path("../data/x.csv", {"scenarios/theory/a.toml", 3, 1}) ==
          "scenarios/data/x.csv");
    CHECK(resolve_path("x.csv", {"mine.toml", 3, 1}) == "x.csv");
    CHECK(resolve_path("/data/x.csv", {"scenarios/mine.toml", 3, 1}) == "/data/x.csv");
    CHECK(resolve_path("data/x.csv", {"--set hosts.sites=data/x.csv", 0, 0}) == "data/x.csv");
}

TEST_CASE("letters beyond ASCII stand in quotes and comments only", "[unit][scenario]") {
    const auto check = [](const std::string& text, std::uint32_t line, std::uint32_t column) {
        CAPTURE(text);
        const Read read{{{"scenarios/mine.toml", text}}};
        REQUIRE(read.problems.all().size() == 1);
        CHECK(read.problems.all()[0].location == Location{"scenarios/mine.toml", line, column});
        CHECK_THAT(read.problems.all()[0].message, test::contains_text("letter"));
    };
    check("[barrier.страх]", 1, 10);
    check("title = Алматы", 1, 9);
    check("# é\ntitle = \"\\\"é\" ä", 2, 16);
    check("title = \"\"\"a \\\n  ж\"\"\"", 2, 3);
    check("title = 'é\\'é", 1, 14);
    check("a = \"\"\"é\"\"\"\"\"é", 1, 15);

    const Read valid{{{"scenarios/mine.toml", "title = \"Алматы\" # қала\n\"ä\" = 'ö'\n"
                                              "x = \"\"\"\nә\"\"\"\"\"\ny = '''\nә'''''\n"}}};
    CHECK(valid.problems.empty());
    CHECK(std::get<std::string>(valid.at({"x"}).value) == "ә\"\"");
}

TEST_CASE("a moment that UTC moves out of the years of four digits is refused",
          "[unit][scenario]") {
    const std::string moment = GENERATE("9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00+00:01");
    CAPTURE(moment);
    const Read read{{{"scenarios/mine.toml", "x = " + moment + "\n"}}};
    REQUIRE(read.problems.all().size() == 1);
    CHECK(read.problems.all().front().message ==
          "a moment outside of the years 0000 to 9999 in UTC");
}

TEST_CASE("a mistake in a file that several include is reported once", "[unit][scenario]") {
    const Read read{{{"scenarios/mine.toml", "include = [\"a.toml\", \"b.toml\"]\n"},
                     {"scenarios/a.toml", "include = [\"c.toml\"]\n"},
                     {"scenarios/b.toml", "include = [\"c.toml\"]\n"},
                     {"scenarios/c.toml", "seed = nan\n"}}};
    REQUIRE(read.problems.all().size() == 1);
    CHECK(read.problems.all().front().location.file == "scenarios/c.toml");
}

TEST_CASE("files that each include the next one twice are read in no time", "[unit][scenario]") {
    constexpr int n_files = 40; // read anew for each include, the last one is read 2^40 times
    Files files{{"scenarios/mine.toml", "include = [\"0.toml\"]\n"}};
    for (int i = 0; i != n_files; ++i) {
        const std::string next = "\"" + std::to_string(i + 1) + ".toml\"";
        files["scenarios/" + std::to_string(i) + ".toml"] =
            "include = [" + next + ", " + next + "]\n";
    }
    files["scenarios/" + std::to_string(n_files) + ".toml"] = "seed = 7\n";
    const Read read{files};
    CHECK(read.problems.empty());
    CHECK(std::get<std::int64_t>(read.at({"seed"}).value) == 7);
}

TEST_CASE("quotes inside a number hide no letter from the test for letters", "[unit][scenario]") {
    const std::string line =
        GENERATE("x = 1\"қ\"", "x = +'қ'", "x = 1.\"қ\"", "x = 1=\"қ\"", "x = [\n1, -[\"қ\"]]",
                 "x = { y = 0{\"қ\" } }", "x = 2022-01-05 08\"қ\"");
    CAPTURE(line);
    const Read read{{{"scenarios/mine.toml", line + "\n"}}};
    REQUIRE(read.problems.all().size() == 1);
    CHECK(read.problems.all().front().message == "a letter that is not ASCII outside of quotes");
}

TEST_CASE("letters in quotes stand wherever TOML has quotes", "[unit][scenario]") {
    const std::string text =
        GENERATE("1.\"қ\" = 2", "1=\"қ\"", "[1.\"қ\"]", "[\"қ\"]", "[[1.'қ']]", "x = { 1=\"қ\" }",
                 "x = [1, \"қ\"]", "x = [[1], [\"қ\"]]", "x = [\n{ a = 1, 2=\"қ\" }\n]\n3=\"қ\"",
                 "x = 2022-01-05 # қ", "x = -1\n+1.\"қ\".y = 2");
    CAPTURE(text);
    const Read read{{{"scenarios/mine.toml", text + "\n"}}};
    for (const Problem& problem : read.problems.all()) {
        CHECK(problem.message != "a letter that is not ASCII outside of quotes");
    }
}
