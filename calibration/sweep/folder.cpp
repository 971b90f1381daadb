// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/sweep/folder.hpp"

#include "model/base/error.hpp"
#include "model/base/version.hpp"
#include "model/record/checksum.hpp"
#include "model/record/make_folder.hpp"
#include "model/record/publish.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <sstream>
#include <vector>

namespace diasim::calibration {
namespace {

namespace fs = std::filesystem;

constexpr const char* title = "diasim sweep 1";
constexpr const char* input_prefix = "input ";

std::optional<std::string> text_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return std::nullopt;
    }
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

/// Puts a text under a name, at once and whole. A name that is taken and may not be replaced stays.
void put(const fs::path& path, const std::string& text, Overwrite overwrite) {
    make_folder(path.parent_path());
    const PartialFile partial{path};
    std::ofstream file{partial.path(), std::ios::binary};
    file << text;
    file.close();
    if (!file) {
        throw OutputError{fmt::format("{}: cannot write", path.string())};
    }
    try {
        publish(partial.path(), path, overwrite);
    } catch (const OutputError& error) {
        if (error.code() != ExitCode::output_exists) {
            throw;
        }
    }
}

/// What of one manifest is another way in the other, in words.
std::vector<std::string> differences(const Manifest& before, const Manifest& now) {
    std::vector<std::string> list;
    const auto name_of = [](const std::string& part) {
        return part.starts_with(input_prefix) ? part.substr(std::string{input_prefix}.size())
                                              : "the " + part;
    };
    for (const auto& [part, sum] : now.parts) {
        const auto found = before.parts.find(part);
        if (found == before.parts.end()) {
            list.push_back(name_of(part) + " is new");
        } else if (found->second != sum) {
            list.push_back(name_of(part) + " differs");
        }
    }
    for (const auto& [part, sum] : before.parts) {
        if (!now.parts.contains(part)) {
            list.push_back(name_of(part) + " is gone");
        }
    }
    if (list.empty() && before.plan != now.plan) {
        list.push_back("it was begun with " + before.plan);
    }
    return list;
}

/// Whether a file may be what a killed process left when it began this sweep: a copy, or the
/// start of one under the name of a partial file.
bool is_left_by_begin(const fs::path& file, const SweepFolder& folder, const InputCopies& copies) {
    const std::string name = file.lexically_relative(folder.path).generic_string();
    constexpr const char* partial = ".partial-";
    if (name.starts_with(folder.manifest().filename().string() + partial)) {
        return true;
    }
    const std::string copy = file.lexically_relative(folder.inputs()).generic_string();
    return std::ranges::any_of(copies.files, [&](const auto& entry) {
        return (copy == entry.first && text_of(file) == entry.second) ||
               copy.starts_with(entry.first + partial);
    });
}

/// A file in a folder without a manifest that no sweep of these copies has made, if there is one.
std::optional<fs::path> foreign_file(const SweepFolder& folder, const InputCopies& copies) {
    for (const auto& entry : fs::recursive_directory_iterator{folder.path}) {
        const bool is_folder = entry.symlink_status().type() == fs::file_type::directory;
        const fs::path name = entry.path().lexically_relative(folder.path);
        const bool is_inputs = *name.begin() == folder.inputs().filename();
        if (is_folder ? !is_inputs : !is_left_by_begin(entry.path(), folder, copies)) {
            return name;
        }
    }
    return std::nullopt;
}

[[noreturn]] void refuse_folder(const fs::path& path, const std::string& why,
                                const std::string& way_out) {
    throw InputError{
        {Problem{Location{}, fmt::format("{} {}", path.string(), why), "", 1, way_out}},
        ExitCode::input_missing};
}

void refuse_another(const SweepFolder& folder, const Manifest& manifest) {
    const Manifest there = read_manifest(folder);
    if (there != manifest) {
        throw OutputError{fmt::format("{} holds another sweep or calibration: {}; go on with what "
                                      "it was begun with, or name "
                                      "another folder with -o",
                                      folder.path.string(),
                                      fmt::join(differences(there, manifest), ", ")),
                          ExitCode::output_exists};
    }
}

} // namespace

std::string Manifest::text() const {
    std::string text = fmt::format("{}\nplan {}\n", title, plan);
    for (const auto& [part, sum] : parts) {
        text += fmt::format("{} {}\n", sum, part);
    }
    return text;
}

std::uint64_t Manifest::fingerprint() const {
    const std::string whole = text();
    return fnv1a(std::as_bytes(std::span{whole}));
}

Manifest manifest_of(const InputCopies& copies, std::uint64_t program) {
    Manifest manifest;
    manifest.plan = copies.main;
    for (const auto& [name, text] : copies.files) {
        manifest.parts.emplace(input_prefix + name, checksum(text));
    }
    manifest.parts.emplace("program", fmt::format("{:016x}", program));
    manifest.parts.emplace("libraries", checksum(program_version().libraries));
    return manifest;
}

Manifest read_manifest(const SweepFolder& folder) {
    const std::optional<std::string> text = text_of(folder.manifest());
    if (!text) {
        refuse_folder(folder.path, "is no folder of a sweep", "diasim sweep PLAN -o DIR makes one");
    }
    Manifest manifest;
    std::istringstream lines{*text};
    std::string line;
    std::getline(lines, line);
    bool is_whole = line == title && text->ends_with('\n');
    for (std::getline(lines, line); is_whole && lines; std::getline(lines, line)) {
        const std::size_t blank = line.find(' ');
        if (line.starts_with("plan ") && manifest.plan.empty()) {
            manifest.plan = line.substr(blank + 1);
        } else if (blank != std::string::npos) {
            manifest.parts.emplace(line.substr(blank + 1), line.substr(0, blank));
        } else {
            is_whole = false;
        }
    }
    if (!is_whole || manifest.plan.empty()) {
        refuse_folder(folder.manifest(), "is damaged", "begin again in a new folder");
    }
    return manifest;
}

InputCopies read_copies(const SweepFolder& folder, const Manifest& manifest) {
    InputCopies copies;
    copies.main = manifest.plan;
    for (const auto& [part, sum] : manifest.parts) {
        if (!part.starts_with(input_prefix)) {
            continue;
        }
        const std::string name = part.substr(std::string{input_prefix}.size());
        std::optional<std::string> text = text_of(folder.inputs() / name);
        if (!text || checksum(*text) != sum) {
            refuse_folder(folder.inputs() / name,
                          text ? "is not what the sweep was begun with" : "is missing",
                          "put the file back, or begin again in a new folder");
        }
        copies.files.emplace(name, std::move(*text));
    }
    return copies;
}

bool is_begun(const SweepFolder& folder, const Manifest& manifest, const InputCopies& copies) {
    if (fs::exists(folder.manifest())) {
        refuse_another(folder, manifest);
        return true;
    }
    const std::optional<fs::path> foreign =
        fs::is_directory(folder.path) ? foreign_file(folder, copies) : std::nullopt;
    // Another process may have begun the same sweep meanwhile.
    if (foreign && !fs::exists(folder.manifest())) {
        throw OutputError{fmt::format("{} is no folder of a sweep and holds {}: nothing was "
                                      "touched; name a new or an empty folder with -o",
                                      folder.path.string(), foreign->string()),
                          ExitCode::output_exists};
    }
    return false;
}

void begin_or_join(const SweepFolder& folder, const Manifest& manifest, const InputCopies& copies) {
    if (!is_begun(folder, manifest, copies)) {
        make_folder(folder.path);
        for (const auto& [name, text] : copies.files) {
            put(folder.inputs() / name, text, Overwrite::no);
        }
        // Last, and at once: others join as soon as it is there.
        put(folder.manifest(), manifest.text(), Overwrite::no);
        refuse_another(folder, manifest);
    }
    for (const auto& [name, text] : copies.files) {
        if (text_of(folder.inputs() / name) != text) {
            put(folder.inputs() / name, text, Overwrite::yes); // the manifest says it is ours
        }
    }
}

} // namespace diasim::calibration
