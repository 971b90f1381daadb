// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/hdf5_file.hpp"

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace diasim {

/// A folder of this test alone, removed at its end.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "hdf5_file_test-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }

    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return path_ / name; }
    [[nodiscard]] bool is_empty() const { return std::filesystem::is_empty(path_); }

private:
    std::filesystem::path path_;
};

/// No file may grow beyond `bytes`, as if the disk were full, during its own lifetime.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : handler_{std::signal(SIGXFSZ, SIG_IGN)} {
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
        const rlimit limit{bytes, before_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    FileSizeLimit(FileSizeLimit&&) = delete;
    FileSizeLimit& operator=(FileSizeLimit&&) = delete;
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    rlimit before_{};
    void (*handler_)(int);
};

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

template <class T>
std::vector<T> counting(std::size_t count) {
    std::vector<T> values(count);
    std::iota(values.begin(), values.end(), T{});
    return values;
}

inline const std::vector<std::string> communities{"Kazakh diaspora", "Қазақтар", "", "Berlin"};
inline const Variable active{
    "active", {"replicate", "time", "community", "host"}, "1", "active share"};

/// One file with everything a result has: 2 replicates, 30 hours, 4 communities, 5 hosts.
inline void write_sample(const std::filesystem::path& path, Overwrite overwrite = Overwrite::no) {
    Hdf5Writer writer{path, overwrite};
    writer.attribute("title", "Köln");
    writer.attribute("seed", std::int64_t{-20220102});
    writer.attribute("visibility", 0.25);
    writer.attribute("note", "");
    writer.dimension({"replicate", 2});
    writer.coordinate(
        Variable{"time", {}, "hours since 2021-12-20 00:00:00", "time", {{"calendar", "standard"}}},
        counting<double>(30));
    writer.coordinate_strings(Variable{"community", {"community"}, "", "community"}, communities);
    writer.coordinate(Variable{"host", {}, "1", "host number"}, counting<std::uint16_t>(5));
    writer.write(active, counting<float>(std::size_t{2} * 30 * 4 * 5));
    writer.write(Variable{"daily/calls", {"time", "community"}, "1", "calls"},
                 counting<std::uint32_t>(std::size_t{30} * 4));
    writer.write_strings(Variable{"label", {"replicate"}, "", "label"},
                         std::vector<std::string>{"α", "beta"});
    writer.store_text("inputs/hosts.csv", "host,people\nKöln,12\n", {{"sha256", "ab12"}});
    writer.commit();
}

/// The message of the error that `body` must throw.
template <class Error, class Body>
std::string message_of(Body body) {
    try {
        body();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace diasim
