// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/copies.hpp"

#include <algorithm>
#include <filesystem>

namespace diasim::commands {
namespace {

namespace fs = std::filesystem;

fs::path whole_path(const fs::path& path) {
    return fs::absolute(path).lexically_normal();
}

/// The deepest folder that holds all of the files.
fs::path common_folder(const std::map<std::string, std::string>& files) {
    fs::path common = whole_path(files.begin()->first).parent_path();
    for (const auto& [name, text] : files) {
        const fs::path folder = whole_path(name).parent_path();
        const auto [end, other] =
            std::mismatch(common.begin(), common.end(), folder.begin(), folder.end());
        fs::path shorter;
        for (auto part = common.begin(); part != end; ++part) {
            shorter /= *part;
        }
        common = shorter;
    }
    return common;
}

/// Whether `path` ends in the parts of `name`.
bool ends_in(const std::string& path, const std::string& name) {
    return path == name || path.ends_with('/' + name);
}

} // namespace

InputCopies copies_of(const LoadedScenario& loaded) {
    const auto& files = loaded.inputs.files();
    const fs::path root = common_folder(files);
    const auto name_of = [&root](const fs::path& path) {
        return whole_path(path).lexically_relative(root).generic_string();
    };
    InputCopies copies;
    copies.main = name_of(loaded.main);
    copies.sets = loaded.sets;
    for (const auto& [name, text] : files) {
        copies.files.emplace(name_of(name), text);
    }
    return copies;
}

Inputs inputs_over(const InputCopies& copies) {
    return Inputs{[files = copies.files](const fs::path& path) -> std::optional<std::string> {
        const std::string name = path.lexically_normal().generic_string();
        auto found = files.find(name);
        if (found == files.end() && path.is_absolute()) {
            found = std::ranges::find_if(
                files, [&](const auto& file) { return ends_in(name, file.first); });
        }
        return found == files.end() ? std::nullopt : std::optional{found->second};
    }};
}

LoadedScenario load_copies(const InputCopies& copies) {
    return load_scenario(copies.main, copies.sets, inputs_over(copies));
}

} // namespace diasim::commands
