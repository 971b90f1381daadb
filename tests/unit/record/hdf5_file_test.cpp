// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/hdf5_file.hpp"
#include "model/record/hdf5_reader.hpp"
#include "tests/unit/record/hdf5_sample.hpp"

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace diasim;
namespace fs = std::filesystem;

/// What a program prints; empty if it cannot be run.
std::string output_of(const std::string& command) {
    std::FILE* pipe = ::popen((command + " 2>/dev/null").c_str(), "r");
    std::string output;
    for (int character = std::fgetc(pipe); character != EOF; character = std::fgetc(pipe)) {
        output.push_back(static_cast<char>(character));
    }
    ::pclose(pipe);
    return output;
}

} // namespace

TEST_CASE("what is written to a result file is read back", "[unit][record]") {
    const TemporaryFolder folder;
    write_sample(folder.file("a.h5"));
    const Hdf5Reader reader{folder.file("a.h5")};

    CHECK(reader.datasets() == std::vector<std::string>{"active", "community", "daily/calls",
                                                        "host", "inputs/hosts.csv", "label",
                                                        "time"});
    const auto values = reader.read<float>("active");
    CHECK(values.shape == std::vector<std::size_t>{2, 30, 4, 5});
    CHECK(values.values == counting<float>(1200));
    CHECK(reader.dimensions("active") == active.dimensions);
    CHECK(reader.dimensions("daily/calls") == std::vector<std::string>{"time", "community"});
    CHECK(reader.dimensions("community") == std::vector<std::string>{"community"});
}

TEST_CASE("strings and texts are read back", "[unit][record]") {
    const TemporaryFolder folder;
    write_sample(folder.file("a.h5"));
    const Hdf5Reader reader{folder.file("a.h5")};

    CHECK(reader.read_strings("community").values == communities);
    CHECK(reader.read_strings("label").values == std::vector<std::string>{"α", "beta"});
    CHECK(reader.text("inputs/hosts.csv") == "host,people\nKöln,12\n");
}

TEST_CASE("attributes are read back", "[unit][record]") {
    const TemporaryFolder folder;
    write_sample(folder.file("a.h5"));
    const Hdf5Reader reader{folder.file("a.h5")};

    CHECK(reader.attribute("inputs/hosts.csv", "sha256") == AttributeValue{"ab12"});
    CHECK(reader.attributes("time") == Attributes{{"calendar", "standard"},
                                                  {"long_name", "time"},
                                                  {"units", "hours since 2021-12-20 00:00:00"}});
    CHECK(reader.attributes() == Attributes{{"note", ""},
                                            {"seed", std::int64_t{-20220102}},
                                            {"title", "Köln"},
                                            {"visibility", 0.25}});
}

TEST_CASE("a reader knows what is there", "[unit][record]") {
    const TemporaryFolder folder;
    write_sample(folder.file("a.h5"));
    const Hdf5Reader reader{folder.file("a.h5")};

    CHECK(reader.has("daily/calls"));
    CHECK(reader.has("daily"));
    CHECK_FALSE(reader.has("daily/call"));
    CHECK_FALSE(reader.has("weekly/calls"));
}

TEST_CASE("raw bytes tell type and shape and values apart", "[unit][record]") {
    const TemporaryFolder folder;
    write_sample(folder.file("a.h5"));
    const Hdf5Reader reader{folder.file("a.h5")};

    const Hdf5Bytes calls = reader.raw("daily/calls");
    CHECK(calls.type == "uint32");
    CHECK(calls.shape == std::vector<std::size_t>{30, 4});
    REQUIRE(calls.bytes.size() == 480);
    CHECK(calls.bytes[4] == std::byte{1}); // little-endian 1 in second place
    CHECK(calls.bytes[7] == std::byte{0});
    CHECK(reader.raw("time").type == "float64");
    const Hdf5Bytes label = reader.raw("label");
    CHECK(label.type == "string");
    CHECK(label.bytes.size() == std::string{"α"}.size() + 1 + std::string{"beta"}.size() + 1);
    CHECK(label == reader.raw("label"));
    CHECK_FALSE(label == reader.raw("community"));
}

TEST_CASE("netCDF tools understand a result file", "[unit][record]") {
    if (output_of("command -v ncdump").empty()) {
        WARN("ncdump is not installed: not checked");
        return;
    }
    const TemporaryFolder folder;
    write_sample(folder.file("a.h5"));
    const std::string text =
        output_of("ncdump -v community '" + folder.file("a.h5").string() + "'");
    CAPTURE(text);
    for (const char* expected :
         {"replicate = 2 ;", "float active(replicate, time, community, host) ;",
          "uint calls(time, community) ;", "string community(community) ;",
          "time:units = \"hours since 2021-12-20 00:00:00\" ;", ":title = \"Köln\" ;",
          "\"Kazakh diaspora\", \"Қазақтар\""}) {
        CAPTURE(expected);
        CHECK(contains(text, expected));
    }
    CHECK_FALSE(contains(text, "replicate(replicate)")); // a dimension, not a variable
    CHECK_FALSE(contains(text, "phony"));                // all variables have their dimensions
}

TEST_CASE("the same content gives the same bytes at another time", "[unit][record]") {
    const TemporaryFolder folder;
    write_sample(folder.file("a.h5"));
    // HDF5 stamps objects in whole seconds unless told not to: cross the next one.
    std::this_thread::sleep_for(std::chrono::milliseconds{1100});
    write_sample(folder.file("b.h5"));
    CHECK(bytes_of(folder.file("a.h5")) == bytes_of(folder.file("b.h5")));
}

TEST_CASE("a large variable is compressed and read back", "[unit][record]") {
    const TemporaryFolder folder;
    constexpr std::size_t n = 300'001; // two chunks and a bit for each replicate
    std::vector<double> values(2 * n);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<double>(i % 97);
    }
    Hdf5Writer writer{folder.file("large.h5")};
    writer.dimension({"replicate", 2});
    writer.dimension({"agent", n});
    writer.write(Variable{"x", {"replicate", "agent"}, "d", "waiting time"}, values);
    writer.commit();
    CHECK(fs::file_size(folder.file("large.h5")) < values.size() * sizeof(double) / 4);
    CHECK(Hdf5Reader{folder.file("large.h5")}.read<double>("x").values == values);
}

TEST_CASE("single values and empty dimensions are kept", "[unit][record]") {
    const TemporaryFolder folder;
    Hdf5Writer writer{folder.file("edge.h5")};
    writer.dimension({"rally", 0});
    writer.write(Variable{"one", {}, "1", "one value"}, std::vector<std::uint8_t>{200});
    writer.write(Variable{"none", {"rally"}, "1", "no value"}, std::vector<std::int64_t>{});
    writer.write_strings(Variable{"names", {"rally"}, "", "no name"}, {});
    writer.store_text("empty", "");
    writer.commit();
    const Hdf5Reader reader{folder.file("edge.h5")};
    CHECK(reader.read<std::uint8_t>("one").shape.empty());
    CHECK(reader.read<std::uint8_t>("one").values == std::vector<std::uint8_t>{200});
    CHECK(reader.read<std::int64_t>("none").shape == std::vector<std::size_t>{0});
    CHECK(reader.read_strings("names").values.empty());
    CHECK(reader.text("empty").empty());
}
