// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/error.hpp"
#include "model/record/journal.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/no_locks.hpp"
#include "tests/unit/record/hdf5_sample.hpp"

#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

using namespace diasim;
using diasim::test::NoLocks;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t job = 0x1234;

std::vector<std::byte> piece(const std::string& text) {
    const auto bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

/// A journal of three pieces; the size of the file after each of them.
std::vector<std::uintmax_t> write_three(const fs::path& path) {
    Journal journal{path, job};
    std::vector<std::uintmax_t> sizes;
    for (const auto& [key, text] :
         {std::pair{7U, "first"}, std::pair{2U, ""}, std::pair{9U, "the third, longer"}}) {
        journal.append(key, piece(text));
        sizes.push_back(fs::file_size(path));
    }
    return sizes;
}

std::string refusal(const fs::path& path, std::uint64_t fingerprint = job) {
    try {
        const Journal journal{path, fingerprint};
    } catch (const OutputError& error) {
        CHECK(error.code() == ExitCode::output_exists);
        return error.what();
    }
    return "nothing was thrown";
}

void put(const fs::path& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary} << bytes;
}

} // namespace

TEST_CASE("finished pieces are there again when a job goes on") {
    const TemporaryFolder folder;
    write_three(folder.file("j"));
    Journal journal{folder.file("j"), job};
    CHECK(journal.keys() == std::vector<std::uint64_t>{2, 7, 9});
    CHECK(journal.payload(7) == piece("first"));
    CHECK(journal.payload(2).empty());
    CHECK(journal.payload(9) == piece("the third, longer"));
    CHECK(journal.damaged_bytes() == 0);
    journal.append(3, piece("fourth"));
    CHECK(journal.payload(3) == piece("fourth"));
    CHECK_THROWS_AS(journal.append(3, piece("again")), std::logic_error);
}

TEST_CASE("a journal cut anywhere gives the whole pieces before and takes new ones") {
    const TemporaryFolder folder;
    const std::vector<std::uintmax_t> ends = write_three(folder.file("whole"));
    const std::string bytes = bytes_of(folder.file("whole"));
    REQUIRE(bytes.size() == ends.back());
    for (std::size_t size = 0; size != bytes.size(); ++size) {
        CAPTURE(size);
        put(folder.file("torn"), bytes.substr(0, size));
        std::size_t n_whole = 0;
        for (const std::uintmax_t end : ends) {
            n_whole += end <= size ? 1U : 0U;
        }
        {
            Journal journal{folder.file("torn"), job};
            REQUIRE(journal.size() == n_whole);
            journal.append(50, piece("new"));
        }
        const Journal journal{folder.file("torn"), job};
        CHECK(journal.size() == n_whole + 1);
        CHECK(journal.payload(50) == piece("new"));
        CHECK(journal.damaged_bytes() == 0);
    }
}

TEST_CASE("a changed bit costs one piece, or what follows if it hits a size") {
    const TemporaryFolder folder;
    const std::vector<std::uintmax_t> ends = write_three(folder.file("whole"));
    const std::string bytes = bytes_of(folder.file("whole"));
    const std::map<std::uint64_t, std::vector<std::byte>> pieces{
        {2, piece("")}, {7, piece("first")}, {9, piece("the third, longer")}};
    std::size_t begin = bytes.find('\n') + 1;
    for (std::size_t entry = 0; entry != ends.size(); begin = ends[entry++]) {
        for (std::size_t at = begin; at != ends[entry]; ++at) {
            for (unsigned bit = 0; bit != 8; ++bit) {
                std::string changed = bytes;
                changed[at] =
                    static_cast<char>(static_cast<unsigned char>(changed[at]) ^ (1U << bit));
                put(folder.file("changed"), changed);
                CAPTURE(at, bit);
                const Journal journal{folder.file("changed"), job};
                for (const std::uint64_t key : journal.keys()) {
                    REQUIRE(journal.payload(key) == pieces.at(key));
                }
                const bool is_in_size = at >= begin + 8 && at < begin + 16;
                REQUIRE(journal.size() >= (is_in_size ? entry : 2));
                REQUIRE(journal.size() <= 2);
                REQUIRE(journal.damaged_bytes() > 0);
            }
        }
    }
}

TEST_CASE("pieces behind a damaged one stay when new ones are added") {
    const TemporaryFolder folder;
    const std::vector<std::uintmax_t> ends = write_three(folder.file("j"));
    std::string bytes = bytes_of(folder.file("j"));
    bytes[ends[0] - 1] = 'X'; // the end of the first payload
    put(folder.file("j"), bytes);
    const std::uint64_t damaged = ends[0] - (bytes.find('\n') + 1);
    {
        Journal journal{folder.file("j"), job};
        CHECK(journal.keys() == std::vector<std::uint64_t>{2, 9});
        CHECK(journal.damaged_bytes() == damaged);
        journal.append(7, piece("first"));
    }
    const Journal journal{folder.file("j"), job};
    CHECK(journal.keys() == std::vector<std::uint64_t>{2, 7, 9});
    CHECK(journal.payload(7) == piece("first"));
    CHECK(journal.payload(9) == piece("the third, longer"));
    CHECK(journal.damaged_bytes() == damaged);
}

TEST_CASE("pieces of another job are neither given out nor lost") {
    const TemporaryFolder folder;
    write_three(folder.file("j"));
    const std::string before = bytes_of(folder.file("j"));
    const std::string text = refusal(folder.file("j"), job + 1);
    CHECK(contains(text, "holds 3 finished pieces of another job"));
    CHECK(contains(text, "--discard"));
    CHECK(bytes_of(folder.file("j")) == before);
    {
        Journal journal{folder.file("j"), job + 1, Discard::yes};
        CHECK(journal.size() == 0);
        journal.append(1, piece("mine"));
    }
    const Journal journal{folder.file("j"), job + 1};
    CHECK(journal.keys() == std::vector<std::uint64_t>{1});
}

TEST_CASE("of two pieces under one key the later counts if it is whole") {
    const TemporaryFolder folder;
    write_three(folder.file("j"));
    const auto before = fs::file_size(folder.file("j"));
    {
        Journal journal{folder.file("j"), job};
        journal.replace(7, piece("better"));
        CHECK(journal.payload(7) == piece("better"));
        CHECK_THROWS_AS(journal.replace(8, piece("nothing there")), std::logic_error);
    }
    const std::string whole = bytes_of(folder.file("j"));
    CHECK(Journal{folder.file("j"), job}.payload(7) == piece("better"));
    CHECK(Journal{folder.file("j"), job}.size() == 3);
    for (std::size_t size = before; size != whole.size(); ++size) {
        CAPTURE(size);
        put(folder.file("j"), whole.substr(0, size));
        CHECK(Journal{folder.file("j"), job}.payload(7) == piece("first"));
    }
}

TEST_CASE("damaged pieces of another job are not lost either") {
    const TemporaryFolder folder;
    const std::vector<std::uintmax_t> ends = write_three(folder.file("j"));
    const std::string whole = bytes_of(folder.file("j"));
    const std::size_t header = whole.find('\n') + 1;
    for (std::size_t size = header + 1; size != ends[0]; ++size) {
        CAPTURE(size);
        put(folder.file("j"), whole.substr(0, size));
        CHECK(contains(refusal(folder.file("j"), job + 1), "holds damaged pieces of another job"));
        CHECK(bytes_of(folder.file("j")) == whole.substr(0, size));
    }
    std::string changed = whole; // the rest is whole
    changed[header] = 'X';
    put(folder.file("j"), changed);
    CHECK(contains(refusal(folder.file("j"), job + 1), "holds 2 finished pieces of another job"));
    CHECK(bytes_of(folder.file("j")) == changed);
    const Journal journal{folder.file("j"), job + 1, Discard::yes};
    CHECK(journal.size() == 0);
}

TEST_CASE("zeros in place of a header are a journal that was not started") {
    const TemporaryFolder folder;
    const std::size_t header = std::string_view{"diasim journal 1 0000000000001234\n"}.size();
    for (const std::size_t size : {std::size_t{1}, header - 1, header}) {
        CAPTURE(size);
        put(folder.file("j"), std::string(size, '\0'));
        {
            Journal journal{folder.file("j"), job};
            CHECK(journal.size() == 0);
            journal.append(1, piece("first"));
        }
        CHECK(Journal{folder.file("j"), job}.keys() == std::vector<std::uint64_t>{1});
    }
    put(folder.file("j"), std::string(header + 1, '\0')); // no power cut leaves more than a header
    CHECK(contains(refusal(folder.file("j")), "it is no journal of diasim"));
}

TEST_CASE("a journal without pieces stands in nobody's way") {
    const TemporaryFolder folder;
    { const Journal journal{folder.file("j"), job}; }
    CHECK(folder.is_empty());
    // What a process that was killed at its very start leaves.
    write_three(folder.file("j"));
    const std::string bytes = bytes_of(folder.file("j"));
    put(folder.file("j"), bytes.substr(0, bytes.find('\n') + 1));
    const Journal journal{folder.file("j"), job + 1};
    CHECK(journal.size() == 0);
}

TEST_CASE("a file that is no journal is left alone") {
    const TemporaryFolder folder;
    for (const std::string text : {"my notes", "x", "diasim journal 9 0000000000001234\n"}) {
        CAPTURE(text);
        put(folder.file("j"), text);
        CHECK(contains(refusal(folder.file("j")), "it is no journal of diasim"));
        CHECK(bytes_of(folder.file("j")) == text);
    }
}

TEST_CASE("one process at a time has a journal") {
    const TemporaryFolder folder;
    Journal journal{folder.file("j"), job};
    journal.append(1, piece("first"));
    CHECK(contains(refusal(folder.file("j")), "another process works on this output"));
    const ::pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) { // another process must be refused too
        int code = 1;
        try {
            const Journal second{folder.file("j"), job};
        } catch (const OutputError&) {
            code = 0;
        }
        ::_exit(code);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    journal.remove();
    CHECK(folder.is_empty());
    const Journal next{folder.file("j"), job}; // the lock went with it
    CHECK(next.size() == 0);
}

TEST_CASE("a journal knows that it has its lock") {
    const TemporaryFolder folder;
    CHECK(Journal{folder.file("j"), job}.is_locked());
    const NoLocks no_locks;
    const Journal journal{folder.file("j"), job};
    CHECK_FALSE(journal.is_locked());
}

TEST_CASE("without locks a journal that another process may have begun stays") {
    const TemporaryFolder folder;
    const NoLocks no_locks;
    {
        Journal first{folder.file("j"), job};
        { const Journal second{folder.file("j"), job}; } // finds nothing and ends
        first.append(1, piece("first"));
    }
    CHECK(Journal{folder.file("j"), job}.keys() == std::vector<std::uint64_t>{1});
}

TEST_CASE("a piece that does not fit on the disk leaves those before whole") {
    const TemporaryFolder folder;
    for (const std::size_t room : {0U, 1U, 23U, 24U, 25U, 500U, 1000U, 1023U}) {
        CAPTURE(room);
        {
            Journal journal{folder.file("j"), job, Discard::yes};
            journal.append(1, piece("first"));
            const auto before = fs::file_size(folder.file("j"));
            const FileSizeLimit full{before + room};
            CHECK(contains(
                message_of<OutputError>([&] { journal.append(2, std::vector<std::byte>(1000)); }),
                "j: cannot write: File too large"));
            CHECK(journal.size() == 1);
            CHECK(fs::file_size(folder.file("j")) == before);
        }
        Journal journal{folder.file("j"), job};
        CHECK(journal.keys() == std::vector<std::uint64_t>{1});
        journal.append(2, std::vector<std::byte>(1000)); // there is room again
        CHECK(journal.payload(2).size() == 1000);
    }
}

TEST_CASE("a journal that cannot be made is an error with path and reason") {
    const TemporaryFolder folder;
    const auto message = [&](const fs::path& path) {
        return message_of<OutputError>([&] { const Journal journal{path, job}; });
    };
    CHECK(contains(message(folder.file("none/j")), "none/j: cannot open: No such file"));
    CHECK(contains(message(folder.file(".")), "cannot open: Is a directory"));
    const FileSizeLimit full{10};
    CHECK(contains(message(folder.file("j")), "j: cannot write: File too large"));
    CHECK(folder.is_empty());
}
