// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/inputs.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

/// What the fuzz programs share. Nothing reads a file once fuzzing has begun.
namespace diasim::fuzz {

/// Texts by the path that names them.
using Files = std::map<std::string, std::string, std::less<>>;

/// The files of tests/data/small, a valid scenario with each kind of table.
[[nodiscard]] inline const Files& small_files() {
    static const Files files = [] {
        Files read;
        for (const auto& entry :
             std::filesystem::directory_iterator{DIASIM_SOURCE_DIR "/tests/data/small"}) {
            std::ostringstream text;
            text << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
            read[entry.path().filename().string()] = text.str();
        }
        return read;
    }();
    return files;
}

/// Reads from `files`, which must outlive it: the file of that path, or for a table one of that
/// name in no folder, so that the real scenarios find small tables.
[[nodiscard]] inline Inputs inputs_of(const Files& files) {
    return Inputs{[&files](const std::filesystem::path& path) -> std::optional<std::string> {
        auto file = files.find(path.generic_string());
        if (file == files.end() && path.extension() == ".csv") {
            file = files.find(path.filename().generic_string());
        }
        return file != files.end() ? std::optional{file->second} : std::nullopt;
    }};
}

/// The bytes of one input as text.
[[nodiscard]] inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// The text up to `separator`, which is removed from `rest` with it; all of it if there is none.
[[nodiscard]] inline std::string_view take_until(std::string_view& rest,
                                                 std::string_view separator) {
    const std::size_t end = rest.find(separator);
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + separator.size());
    return part;
}

/// Stops the program, which libFuzzer reports as a crash, unless the law `words` holds.
inline void require(bool holds, const char* words) {
    if (!holds) {
        std::fprintf(stderr, "broken law: %s\n", words);
        std::abort();
    }
}

} // namespace diasim::fuzz

/// Called by libFuzzer for each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
