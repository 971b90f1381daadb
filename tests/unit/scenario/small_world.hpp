// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/scenario/load.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace diasim::test {

/// The files of tests/data/small in memory, to be changed before they are read.
class SmallWorld {
public:
    SmallWorld() {
        const std::filesystem::path folder{DIASIM_SOURCE_DIR "/tests/data/small"};
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            std::ostringstream text;
            text << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
            files_[entry.path().filename().string()] = text.str();
        }
    }

    /// Replaces the first `from` of a file.
    SmallWorld& change(const std::string& file, const std::string& from, const std::string& to) {
        std::string& text = files_.at(file);
        const std::size_t at = text.find(from);
        if (at == std::string::npos) {
            throw std::logic_error{file + " does not hold: " + from};
        }
        text.replace(at, from.size(), to);
        return *this;
    }

    SmallWorld& append(const std::string& file, const std::string& text) {
        files_.at(file) += text;
        return *this;
    }

    SmallWorld& write(const std::string& file, const std::string& text) {
        files_[file] = text;
        return *this;
    }

    SmallWorld& remove(const std::string& file) {
        files_.erase(file);
        return *this;
    }

    [[nodiscard]] LoadedScenario load(const std::vector<std::string>& sets = {},
                                      const std::string& main = "small.toml") const {
        const std::map<std::string, std::string>& files = files_;
        return load_scenario(main, sets, Inputs{[files](const std::filesystem::path& path) {
                                 const auto file = files.find(path.generic_string());
                                 return file == files.end() ? std::nullopt
                                                            : std::optional{file->second};
                             }});
    }

    /// What the user is told, "" if nothing is wrong.
    [[nodiscard]] std::string complaint(const std::vector<std::string>& sets = {}) const {
        try {
            static_cast<void>(load(sets));
            return "";
        } catch (const InputError& error) {
            return error.what();
        }
    }

private:
    std::map<std::string, std::string> files_;
};

} // namespace diasim::test
