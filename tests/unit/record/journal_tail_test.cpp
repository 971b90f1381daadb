// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/record/journal.hpp"
#include "model/record/journal_tail.hpp"
#include "model/record/journal_writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/hdf5_sample.hpp"

#include <fstream>
#include <string>
#include <utility>
#include <vector>

using namespace diasim;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t job = 0x99;

using Entries = std::vector<std::pair<std::uint64_t, std::string>>;

Entries read(JournalTail& tail) {
    Entries entries;
    tail.read_new([&](std::uint64_t key, std::span<const std::byte> payload) {
        std::string text;
        for (const std::byte byte : payload) {
            text += std::to_integer<char>(byte);
        }
        entries.emplace_back(key, text);
    });
    return entries;
}

std::span<const std::byte> bytes_of_text(const std::string& text) {
    return std::as_bytes(std::span{text});
}

} // namespace

TEST_CASE("a tail gives what has come since the last look") {
    const TemporaryFolder folder;
    JournalWriter writer{folder.file("j"), job};
    JournalTail tail{folder.file("j"), job};
    CHECK(read(tail).empty());
    const std::string first = "first";
    const std::string empty;
    writer.append(7, bytes_of_text(first));
    CHECK(read(tail) == Entries{{7, "first"}});
    CHECK(read(tail).empty());
    writer.append(3, bytes_of_text(empty));
    writer.append(9, bytes_of_text(first));
    writer.sync();
    CHECK(read(tail) == Entries{{3, ""}, {9, "first"}});
    CHECK(tail.damaged_bytes() == 0);
    CHECK_THROWS_AS(JournalWriter(folder.file("j"), job), OutputError); // never opened again
}

TEST_CASE("a writer and a journal write the same file") {
    const TemporaryFolder folder;
    const std::string text = "the same";
    {
        JournalWriter writer{folder.file("w"), job};
        writer.append(1, bytes_of_text(text));
        Journal journal{folder.file("j"), job};
        journal.append(1, bytes_of_text(text));
    }
    CHECK(bytes_of(folder.file("w")) == bytes_of(folder.file("j")));
}

TEST_CASE("a damaged entry is passed over and a torn one waited for") {
    const TemporaryFolder folder;
    const std::string text = "abcdef";
    {
        JournalWriter writer{folder.file("j"), job};
        for (std::uint64_t key = 1; key <= 3; ++key) {
            writer.append(key, bytes_of_text(text));
        }
    }
    std::string bytes = bytes_of(folder.file("j"));
    const std::size_t entry = 24 + text.size();
    bytes[bytes.size() - 2 * entry + 25] ^= 1; // in the payload of the second
    std::ofstream{folder.file("d"), std::ios::binary} << bytes.substr(0, bytes.size() - 1);
    JournalTail tail{folder.file("d"), job};
    CHECK(read(tail) == Entries{{1, text}});
    CHECK(tail.damaged_bytes() == 2 * entry - 1);
    std::ofstream{folder.file("d"), std::ios::binary} << bytes;
    CHECK(read(tail) == Entries{{3, text}});
    CHECK(tail.damaged_bytes() == entry);
}

TEST_CASE("a journal of another job is refused and one just begun is empty") {
    const TemporaryFolder folder;
    { const JournalWriter writer{folder.file("j"), job}; }
    JournalTail other{folder.file("j"), job + 1};
    CHECK_THROWS_AS(read(other), OutputError);
    std::ofstream{folder.file("n"), std::ios::binary} << "diasim jour";
    JournalTail begun{folder.file("n"), job};
    CHECK(read(begun).empty());
    JournalTail absent{folder.file("no"), job};
    CHECK_THROWS_AS(read(absent), OutputError);
}
