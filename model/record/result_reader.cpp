// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/result_reader.hpp"

#include "model/base/error.hpp"
#include "model/record/hdf5_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace diasim {
namespace {

constexpr std::string_view inputs_group = "inputs/";

bool has_attribute(const Attributes& attributes, const std::string& name) {
    return std::ranges::any_of(attributes, [&](const auto& entry) { return entry.first == name; });
}

void require_result(const Hdf5Reader& file, const std::filesystem::path& path) {
    if (!has_attribute(file.attributes(), "result_version") || !file.has("scenario")) {
        throw InputError{path.string() + ": no result file of diasim", ExitCode::input_missing};
    }
    const AttributeValue version = file.attribute("result_version");
    const auto* number = std::get_if<std::int64_t>(&version);
    if (number == nullptr || *number > result_version) {
        throw InputError{fmt::format("{}: its layout is newer than this program, which knows "
                                     "result_version {}",
                                     path.string(), result_version),
                         ExitCode::input_missing};
    }
}

/// One text of the file, if it still is what was stored.
std::string checked_text(const Hdf5Reader& file, const std::string& dataset,
                         const std::filesystem::path& path) {
    std::string text = file.text(dataset);
    const AttributeValue stored = file.attribute(dataset, "checksum_fnv1a64");
    if (stored != AttributeValue{checksum(text)}) {
        throw InputError{
            fmt::format("{}: {} does not agree with its checksum", path.string(), dataset),
            ExitCode::input_missing};
    }
    return text;
}

std::string shown(const AttributeValue& value) {
    return std::visit([](const auto& v) { return fmt::format("{}", v); }, value);
}

/// Attributes of one dataset, or of the whole file for "".
void compare_attributes(const Hdf5Reader& first, const Hdf5Reader& second,
                        const std::string& object, Comparison& result) {
    static const std::set<std::string> versions{"source", "program_version"};
    const std::string place = object.empty() ? "file" : object;
    const Attributes a = first.attributes(object);
    const Attributes b = second.attributes(object);
    for (const auto& [name, value] : a) {
        const auto other = std::ranges::find(b, name, &Attributes::value_type::first);
        if (other == b.end()) {
            result.differences.push_back(fmt::format("{}: attribute {} is absent", place, name));
        } else if (other->second != value) {
            const bool is_version = object.empty() && versions.contains(name);
            auto& list = is_version ? result.versions : result.differences;
            list.push_back(fmt::format("{}: attribute {} is {}, was {}", place, name,
                                       shown(other->second), shown(value)));
        }
    }
    for (const auto& [name, value] : b) {
        if (!has_attribute(a, name)) {
            result.differences.push_back(fmt::format("{}: attribute {} is new", place, name));
        }
    }
}

/// Position and number of the elements that differ, in words.
std::string where_different(const Hdf5Bytes& a, const Hdf5Bytes& b) {
    const auto [x, y] = std::ranges::mismatch(a.bytes, b.bytes);
    const std::size_t n = std::min(a.bytes.size(), b.bytes.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i != n; ++i) {
        different += a.bytes[i] != b.bytes[i] ? 1U : 0U;
    }
    return fmt::format("{} of {} bytes differ, the first is byte {}", different, a.bytes.size(),
                       x - a.bytes.begin());
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line.substr(std::min(line.find_first_not_of(' '), line.size())));
    }
    return lines;
}

/// Parameters that the second scenario has beside those of the first, all at their defaults; none
/// if they differ in anything else. So a later program says of parameters that an earlier one did
/// not know.
std::vector<std::string> added_defaults(const std::string& first, const std::string& second) {
    std::vector<std::string> added;
    const std::vector<std::string> before = lines_of(first);
    auto next = before.begin();
    for (const std::string& line : lines_of(second)) {
        if (next != before.end() && *next == line) {
            ++next;
        } else if (line.ends_with("# default")) {
            added.push_back(line);
        } else if (!line.empty() && !line.starts_with('[')) { // a table of their own

            return {};
        }
    }
    return next == before.end() ? added : std::vector<std::string>{};
}

/// Whether the scenarios differ by parameters alone that the first program did not know.
bool is_extended(const Hdf5Reader& first, const Hdf5Reader& second, Comparison& result) {
    const std::vector<std::string> added =
        added_defaults(first.text("scenario"), second.text("scenario"));
    for (const std::string& line : added) {
        result.versions.push_back("scenario: another parameter, " + line);
    }
    return !added.empty();
}

void compare_dataset(const Hdf5Reader& first, const Hdf5Reader& second, const std::string& name,
                     Comparison& result) {
    const Hdf5Bytes a = first.raw(name);
    const Hdf5Bytes b = second.raw(name);
    ++result.datasets;
    result.bytes += a.bytes.size();
    if (name == "scenario" && a != b && is_extended(first, second, result)) {
        return;
    }
    if (a.type != b.type || a.shape != b.shape) {
        result.differences.push_back(fmt::format("{}: type or shape differs", name));
    } else if (a != b) {
        result.differences.push_back(fmt::format("{}: {}", name, where_different(a, b)));
    }
    if (first.dimensions(name) != second.dimensions(name)) {
        result.differences.push_back(fmt::format("{}: dimensions differ", name));
    }
    compare_attributes(first, second, name, result);
}

} // namespace

ResultOrigin read_origin(const std::filesystem::path& path) {
    const Hdf5Reader file{path};
    require_result(file, path);
    ResultOrigin origin;
    origin.copies.main = text_attribute(file, "scenario_file");
    origin.source = text_attribute(file, "source");
    origin.seed = static_cast<std::uint64_t>(number_attribute(file, "seed"));
    if (has_attribute(file.attributes(), "only_replicate")) {
        origin.only_replicate =
            static_cast<std::uint32_t>(number_attribute(file, "only_replicate"));
    }
    if (file.has("set")) {
        origin.copies.sets = file.read_strings("set").values;
    }
    for (const std::string& name : file.datasets()) {
        if (name.starts_with(inputs_group)) {
            origin.copies.files.emplace(name.substr(inputs_group.size()),
                                        checked_text(file, name, path));
        }
    }
    return origin;
}

Comparison compare_results(const std::filesystem::path& first,
                           const std::filesystem::path& second) {
    const Hdf5Reader a{first};
    const Hdf5Reader b{second};
    Comparison result;
    compare_attributes(a, b, "", result);
    const std::vector<std::string> names = a.datasets();
    for (const std::string& name : names) {
        if (b.has(name)) {
            compare_dataset(a, b, name, result);
        } else {
            result.differences.push_back(fmt::format("{}: is absent", name));
        }
    }
    for (const std::string& name : b.datasets()) {
        if (!std::ranges::binary_search(names, name)) {
            result.differences.push_back(fmt::format("{}: is new", name));
        }
    }
    return result;
}

} // namespace diasim
