// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/record/hdf5_file.hpp"
#include "model/record/hdf5_reader.hpp"
#include "model/record/seal.hpp"
#include "tests/unit/record/hdf5_sample.hpp"

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace diasim;
namespace fs = std::filesystem;

/// HDF5 does not give back all memory of a file that it could not close on a full disk.
extern "C" const char* __lsan_default_suppressions() { // NOLINT: the leak sanitizer's own name
    return "leak:libhdf5";
}

TEST_CASE("a result appears only when it is committed", "[unit][record]") {
    const TemporaryFolder folder;
    {
        Hdf5Writer writer{folder.file("a.h5")};
        writer.attribute("title", "never finished");
        CHECK_FALSE(fs::exists(folder.file("a.h5")));
        CHECK_FALSE(folder.is_empty());
    }
    CHECK(folder.is_empty());
}

TEST_CASE("an existing result is kept unless it may be replaced", "[unit][record]") {
    const TemporaryFolder folder;
    const fs::path path = folder.file("a.h5");
    std::ofstream{path} << "precious";
    ExitCode code = ExitCode::done;
    try {
        const Hdf5Writer writer{path};
    } catch (const OutputError& error) {
        code = error.code();
    }
    CHECK(code == ExitCode::output_exists);
    CHECK(bytes_of(path) == "precious");
    write_sample(path, Overwrite::yes);
    CHECK(Hdf5Reader{path}.has("active"));
}

TEST_CASE("a file that appears during the run is not replaced", "[unit][record]") {
    const TemporaryFolder folder;
    const fs::path path = folder.file("a.h5");
    {
        Hdf5Writer writer{path};
        Hdf5Writer other{path}; // of the same process: must not share the partial file
        other.attribute("title", "first");
        other.commit();
        writer.attribute("title", "second");
        CHECK_THROWS_AS(writer.commit(), OutputError);
    }
    CHECK(Hdf5Reader{path}.attribute("title") == AttributeValue{"first"});
    CHECK(std::distance(fs::directory_iterator{path.parent_path()}, {}) == 1);
}

TEST_CASE("a full disk is an error and leaves nothing", "[unit][record]") {
    // Fails while creating, writing numbers, writing text, flushing: wherever the limit falls.
    const rlim_t limit = GENERATE(0U, 40U, 100U, 3'000U, 5'000U, 6'000U, 8'000U, 10'000U, 12'000U);
    CAPTURE(limit);
    const TemporaryFolder folder;
    {
        write_sample(folder.file("whole.h5"));
        REQUIRE(fs::file_size(folder.file("whole.h5")) > limit);
        fs::remove(folder.file("whole.h5"));
    }
    std::string message;
    {
        const FileSizeLimit full{limit};
        message = message_of<OutputError>([&] { write_sample(folder.file("a.h5")); });
    }
    CAPTURE(message);
    CHECK(contains(message, "a.h5: cannot "));
    CHECK(contains(message, "File too large"));
    CHECK(folder.is_empty());
    write_sample(folder.file("a.h5")); // the library still works
    CHECK(Hdf5Reader{folder.file("a.h5")}.read<float>("active").values == counting<float>(1200));
}

TEST_CASE("a compressed variable notices a full disk", "[unit][record]") {
    const TemporaryFolder folder;
    // The first fails when its one chunk leaves the cache at closing, the second while writing.
    const std::size_t count = GENERATE(100'000U, 1'000'000U);
    CAPTURE(count);
    std::vector<std::uint64_t> noise(count);
    std::uint64_t state = 1;
    for (std::uint64_t& value : noise) { // multiplier of Knuth's MMIX: nothing to compress
        state = state * 6364136223846793005U + 1442695040888963407U;
        value = state;
    }
    const FileSizeLimit full{100'000};
    const std::string message = message_of<OutputError>([&] {
        Hdf5Writer writer{folder.file("a.h5")};
        writer.dimension({"agent", noise.size()});
        writer.write(Variable{"noise", {"agent"}, "1", "noise"}, noise);
        writer.commit();
    });
    CHECK(contains(message, "File too large"));
    CHECK(folder.is_empty());
}

TEST_CASE("nothing is published after a failed write", "[unit][record]") {
    const TemporaryFolder folder;
    {
        Hdf5Writer writer{folder.file("a.h5")};
        writer.dimension({"host", 3});
        const std::vector<double> two{1.0, 2.0};
        CHECK(contains(message_of<OutputError>([&] {
                           writer.write(Variable{"x", {"host"}, "1", "x"}, two);
                       }),
                       "cannot write x: 2 values given, its dimensions hold 3"));
        CHECK_THROWS_AS(writer.commit(), OutputError);
    }
    CHECK(folder.is_empty());
}

TEST_CASE("a variable must be described and its dimensions known", "[unit][record]") {
    const TemporaryFolder folder;
    const std::vector<double> one{1.0};
    const auto message = [&](const Variable& variable) {
        Hdf5Writer writer{folder.file("a.h5")};
        return message_of<OutputError>([&] { writer.write(variable, one); });
    };
    CHECK(contains(message({"x", {}, "", "x"}), "units or long_name missing"));
    CHECK(contains(message({"x", {}, "1", ""}), "units or long_name missing"));
    CHECK(contains(message({"x", {"host"}, "1", "x"}), "dimension 'host' is not declared"));
    CHECK(message({"x", {}, "1", "x"}) == "nothing was thrown");
    Hdf5Writer writer{folder.file("b.h5")};
    CHECK(contains(message_of<OutputError>([&] {
                       writer.store_text("t", std::string_view{"a\0b", 3});
                   }),
                   "NUL"));
}

TEST_CASE("a folder that is not there is reported with path and reason", "[unit][record]") {
    const TemporaryFolder folder;
    const std::string message =
        message_of<OutputError>([&] { Hdf5Writer{folder.file("no/a.h5")}; });
    CHECK(contains(message, "no/a.h5: cannot create: No such file or directory"));
}

TEST_CASE("what is no whole HDF5 file is refused", "[unit][record]") {
    const TemporaryFolder folder;
    const auto message = [&](const std::string& name) {
        return message_of<InputError>([&] { Hdf5Reader{folder.file(name)}; });
    };
    CHECK(contains(message("missing.h5"), "no such file"));
    CHECK(contains(message("."), "it is no regular file"));
    std::ofstream{folder.file("text.h5")} << "date,city\n2022-01-05,Berlin\n";
    CHECK(contains(message("text.h5"), "text.h5: cannot read as HDF5: it has no checksum"));
    seal(folder.file("text.h5")); // then HDF5 looks at it
    CHECK(contains(message("text.h5"), "text.h5: cannot read as HDF5: "));
    CHECK(contains(message("text.h5"), "signature"));
}

TEST_CASE("a file cut short is refused", "[unit][record]") {
    const TemporaryFolder folder;
    const auto message = [&](const std::string& name) {
        return message_of<InputError>([&] { Hdf5Reader{folder.file(name)}; });
    };
    write_sample(folder.file("short.h5"));
    fs::resize_file(folder.file("short.h5"), fs::file_size(folder.file("short.h5")) - 100);
    CHECK(contains(message("short.h5"), "it has no checksum at its end"));
    seal(folder.file("short.h5")); // so that HDF5 must notice
    CHECK(contains(message("short.h5"), "truncated"));
    fs::resize_file(folder.file("short.h5"), 0);
    CHECK(contains(message("short.h5"), "it has no checksum at its end"));
}

TEST_CASE("asking for the wrong thing says what is there", "[unit][record]") {
    const TemporaryFolder folder;
    write_sample(folder.file("a.h5"));
    const Hdf5Reader reader{folder.file("a.h5")};
    CHECK(contains(message_of<InputError>([&] { (void)reader.read<double>("active"); }),
                   "cannot read active: it is float32, not float64"));
    CHECK(contains(message_of<InputError>([&] { (void)reader.read<double>("label"); }),
                   "it is string, not float64"));
    CHECK(contains(message_of<InputError>([&] { (void)reader.read_strings("active"); }),
                   "it is float32, not string"));
    CHECK(contains(message_of<InputError>([&] { (void)reader.text("label"); }),
                   "it is not one text"));
}

TEST_CASE("asking for what is not there is an error", "[unit][record]") {
    const TemporaryFolder folder;
    write_sample(folder.file("a.h5"));
    const Hdf5Reader reader{folder.file("a.h5")};
    CHECK(contains(message_of<InputError>([&] { (void)reader.raw("nothing"); }),
                   "cannot read nothing: "));
    CHECK(contains(message_of<InputError>([&] { (void)reader.attribute("nothing"); }),
                   "cannot read attribute nothing"));
}
