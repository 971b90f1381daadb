// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/record/checksum.hpp"
#include "model/record/hdf5_reader.hpp"
#include "model/record/publish.hpp"
#include "model/record/seal.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/hdf5_sample.hpp"

#include <fstream>
#include <new>

using namespace diasim;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary} << bytes;
}

} // namespace

TEST_CASE("the checksum is FNV-1a") {
    // Test vectors of draft-eastlake-fnv, appendix C.
    CHECK(checksum("") == "cbf29ce484222325");
    CHECK(checksum("a") == "af63dc4c8601ec8c");
    CHECK(checksum("foobar") == "85944171f73967e8");
    const std::string text = "foobar";
    const auto bytes = std::as_bytes(std::span{text});
    CHECK(fnv1a(bytes.subspan(2), fnv1a(bytes.first(2))) == fnv1a(bytes)); // in pieces
}

TEST_CASE("a seal notices every changed bit and every cut") {
    const TemporaryFolder folder;
    const fs::path path = folder.file("a");
    const std::string content = "some bytes\nof a file";
    put(path, content);
    CHECK(seal_of(path) == Seal::absent);
    seal(path);
    CHECK(seal_of(path) == Seal::whole);
    const std::string sealed = bytes_of(path);
    CHECK(sealed == content + "diasim fnv1a64 " + checksum(content) + "\n");
    for (std::size_t at = 0; at != sealed.size(); ++at) {
        for (unsigned bit = 0; bit != 8; ++bit) {
            std::string changed = sealed;
            changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ (1U << bit));
            put(path, changed);
            CAPTURE(at, bit);
            REQUIRE(seal_of(path) != Seal::whole);
        }
        put(path, sealed.substr(0, at));
        REQUIRE(seal_of(path) == Seal::absent);
    }
    CHECK(seal_of(folder.file("none")) == Seal::absent);
}

TEST_CASE("a file larger than what is read at once is sealed as a whole") {
    const TemporaryFolder folder;
    std::string content((std::size_t{1} << 21U) + 17, 'x');
    put(folder.file("a"), content);
    seal(folder.file("a"));
    CHECK(seal_of(folder.file("a")) == Seal::whole);
    CHECK(bytes_of(folder.file("a")).substr(content.size() + 15, 16) == checksum(content));
}

TEST_CASE("a changed bit is refused before HDF5 reads the file") {
    const TemporaryFolder folder;
    write_sample(folder.file("a.h5"));
    REQUIRE(seal_of(folder.file("a.h5")) == Seal::whole);
    std::string bytes = bytes_of(folder.file("a.h5"));
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    put(folder.file("a.h5"), bytes);
    CHECK(contains(message_of<InputError>([&] { Hdf5Reader{folder.file("a.h5")}; }),
                   "a.h5: cannot read as HDF5: it is damaged"));
}

TEST_CASE("a file whose seal cannot be read is refused before HDF5 reads it") {
    const TemporaryFolder folder;
    const fs::path path = folder.file("a.h5");
    write_sample(path);
    const std::string whole = bytes_of(path);
    std::string both = whole; // in the middle, and in the mark of the seal
    both[both.size() / 2] = static_cast<char>(both[both.size() / 2] ^ 1);
    both[both.size() - 30] = static_cast<char>(both[both.size() - 30] ^ 1);
    std::string hit_mark = whole;
    hit_mark[hit_mark.size() - 30] = 'x';
    for (const std::string& bytes : {whole + '\n', whole + 'x', hit_mark, both}) {
        put(path, bytes);
        CHECK(seal_of(path) == Seal::absent);
        CHECK(contains(message_of<InputError>([&] { Hdf5Reader{path}; }),
                       "a.h5: cannot read as HDF5: it has no checksum at its end"));
    }
}

TEST_CASE("only what a killed writer of the same file left is removed") {
    const TemporaryFolder folder;
    const std::vector<std::string> ours{"r.h5.partial-12", "r.h5.partial-12-3",
                                        "r.h5.partial-12.partial-12",
                                        "r.h5.partial-12-3.partial-45-6.partial-7"};
    const std::vector<std::string> others{"r.h5",
                                          "r.h5.partial-",
                                          "r.h5.partial-mine",
                                          "other.h5.partial-12",
                                          "r.h5.partial",
                                          "r.h5.partial-12.partial-",
                                          "r.h5.partial-12.partial-mine",
                                          "r.h5.partial-mine.partial-12",
                                          "r.h5.partial-12.h5",
                                          "r.h5.partial-12.h5.partial-12",
                                          "r.h5.journal"};
    for (const auto* names : {&ours, &others}) {
        for (const std::string& name : *names) {
            put(folder.file(name), "x");
        }
    }
    remove_partials(folder.file("r.h5"));
    for (const std::string& name : ours) {
        CHECK_FALSE(fs::exists(folder.file(name)));
    }
    for (const std::string& name : others) {
        CAPTURE(name);
        CHECK(fs::exists(folder.file(name)));
    }
    remove_partials(folder.file("none/r.h5")); // no folder: nothing to do
}

TEST_CASE("whatever ends the owner of a partial file ends the file") {
    const TemporaryFolder folder;
    const fs::path path = folder.file("r.h5");
    const auto fail = [&] {
        const PartialFile partial{path};
        write_sample(partial.path());
        CHECK(fs::exists(partial.path()));
        throw std::bad_alloc{};
    };
    CHECK_THROWS_AS(fail(), std::bad_alloc);
    CHECK(folder.is_empty());
    {
        const PartialFile partial{path};
        put(partial.path(), "whole");
        publish(partial.path(), path, Overwrite::no);
    }
    CHECK(bytes_of(path) == "whole");
    CHECK_FALSE(fs::exists(partial_path(path)));
}
