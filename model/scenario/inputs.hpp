// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/error.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diasim {

/// The texts that a scenario is made of. Each file is read once, through one function, so that a
/// scenario can be read from a disk or from the copies inside a result file, and every text can be
/// quoted in an error and kept in the result.
class Inputs {
public:
    /// Gives the text of a file, or nothing if it cannot be read.
    using Reader = std::function<std::optional<std::string>(const std::filesystem::path&)>;

    /// Reads from the disk.
    Inputs();
    explicit Inputs(Reader reader);

    /// Text of the file; null if it cannot be read. Later calls give the same text.
    [[nodiscard]] const std::string* read(const std::filesystem::path& path);

    /// Line `number` (from 1) of a file that was read, without its end; "" if there is none.
    [[nodiscard]] std::string line(const std::string& file, std::uint32_t number) const;

    /// All texts that were read, by path as given (lexically normal, '/' between parts).
    [[nodiscard]] const std::map<std::string, std::string>& files() const noexcept {
        return files_;
    }

private:
    Reader reader_;
    std::map<std::string, std::string> files_;
};

/// Collects what is wrong with the inputs, so that a user sees everything in one pass.
class Problems {
public:
    explicit Problems(const Inputs& inputs) : inputs_{&inputs} {}

    /// Adds a problem with the excerpt of its line. `code` input_missing outranks invalid_scenario.
    void add(const Location& location, std::string message, std::uint32_t width = 1,
             std::string hint = "", ExitCode code = ExitCode::invalid_scenario);

    [[nodiscard]] bool empty() const noexcept { return problems_.empty(); }
    [[nodiscard]] const std::vector<Problem>& all() const noexcept { return problems_; }

    /// @throws InputError with all problems (sorted by file in order of first appearance, then line
    /// and column; at most 100, the rest counted) if there is any
    void throw_if_any() const;

private:
    const Inputs* inputs_;
    std::vector<Problem> problems_;
    ExitCode code_ = ExitCode::invalid_scenario;
};

} // namespace diasim
