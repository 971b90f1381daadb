// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>
#include <tuple>
#include <utility>

namespace diasim {
namespace {

/// Problems shown in full; more help nobody.
constexpr std::size_t most_shown = 100;
/// Problems whose line is looked up: a table that is wrong in every row must not be searched for
/// each of them.
constexpr std::size_t most_excerpts = 1000;

std::string name_of(const std::filesystem::path& path) {
    return path.lexically_normal().generic_string();
}

std::optional<std::string> read_from_disk(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) {
        return std::nullopt;
    }
    std::string text;
    std::array<char, 65536> buffer{};
    while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) { // a folder opens but cannot be read
        return std::nullopt;
    }
    return text;
}

} // namespace

Inputs::Inputs() : reader_{read_from_disk} {}

Inputs::Inputs(Reader reader) : reader_{std::move(reader)} {}

const std::string* Inputs::read(const std::filesystem::path& path) {
    const std::string name = name_of(path);
    auto known = files_.find(name);
    if (known == files_.end()) {
        std::optional<std::string> text = reader_(path);
        if (!text) {
            return nullptr;
        }
        known = files_.emplace(name, std::move(*text)).first;
    }
    return &known->second;
}

std::string Inputs::line(const std::string& file, std::uint32_t number) const {
    const auto known = files_.find(name_of(file));
    if (known == files_.end() || number == 0) {
        return "";
    }
    std::string_view text = known->second;
    if (text.starts_with("\xEF\xBB\xBF")) { // columns count from after a byte order mark
        text.remove_prefix(3);
    }
    for (std::uint32_t i = 1; i != number; ++i) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) {
            return "";
        }
        text.remove_prefix(end + 1);
    }
    std::string_view line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return std::string{line};
}

void Problems::add(const Location& location, std::string message, std::uint32_t width,
                   std::string hint, ExitCode code) {
    std::string excerpt;
    if (problems_.size() < most_excerpts) {
        excerpt = inputs_->line(location.file, location.line);
    }
    problems_.push_back(with_short_excerpt(
        {location, std::move(message), std::move(excerpt), width, std::move(hint)}));
    if (code == ExitCode::input_missing) {
        code_ = code;
    }
}

void Problems::throw_if_any() const {
    if (problems_.empty()) {
        return;
    }
    std::map<std::string, std::size_t> rank; // of a file, by its first problem
    for (const Problem& problem : problems_) {
        rank.emplace(problem.location.file, rank.size());
    }
    const auto place = [&rank](const Problem& problem) {
        return std::tuple{rank.at(problem.location.file), problem.location.line,
                          problem.location.column};
    };
    std::vector<Problem> sorted = problems_;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&place](const Problem& a, const Problem& b) { return place(a) < place(b); });
    if (sorted.size() > most_shown) {
        const std::size_t n_hidden = sorted.size() - most_shown;
        sorted.resize(most_shown);
        sorted.push_back(
            Problem{{}, fmt::format("{} more are not shown", n_hidden), "", 1, "", 1, n_hidden});
    }
    throw InputError{std::move(sorted), code_};
}

} // namespace diasim
