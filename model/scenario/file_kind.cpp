// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/file_kind.hpp"

#include "model/scenario/reader.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>

namespace diasim {
namespace {

/// The kind, if the keys of the document leave no doubt.
std::optional<FileKind> plain_kind(const Node& document) {
    if (document.find("scenario") != nullptr) {
        if (document.find("prior") != nullptr) {
            return FileKind::calibration;
        }
        const bool is_plan = document.find("factor") != nullptr ||
                             document.find("design") != nullptr ||
                             document.find("outputs") != nullptr;
        return is_plan ? std::optional{FileKind::sweep_plan} : std::nullopt;
    }
    const bool is_scenario = document.table() != nullptr && missing_foundations(document).empty();
    return is_scenario ? std::optional{FileKind::scenario} : std::nullopt;
}

std::string name_of(FileKind kind) {
    switch (kind) {
    case FileKind::sweep_plan:
        return "the plan of a sweep";
    case FileKind::calibration:
        return "the plan of a calibration";
    case FileKind::scenario:
        break;
    }
    return "a scenario";
}

/// What to type instead.
std::string way_out(const Node& document, FileKind kind, FileKind wanted, const std::string& file) {
    if (kind == FileKind::scenario) {
        return fmt::format("diasim run {} runs it; {} names it with scenario = \"...\" and says "
                           "what to vary: diasim {} --schema",
                           file, name_of(wanted),
                           wanted == FileKind::calibration ? "calibrate" : "sweep");
    }
    std::string text = fmt::format("diasim {} {} -o DIR takes it",
                                   kind == FileKind::calibration ? "calibrate" : "sweep", file);
    const auto* scenario = std::get_if<std::string>(&document.find("scenario")->value);
    if (wanted == FileKind::scenario && scenario != nullptr) {
        text += fmt::format("; its scenario is \"{}\"", *scenario);
    }
    return text;
}

} // namespace

bool is_other_kind(const Node& document, FileKind wanted, const std::filesystem::path& file,
                   Problems& problems) {
    const std::optional<FileKind> kind = plain_kind(document);
    if (!kind || *kind == wanted) {
        return false;
    }
    const std::string name = file.generic_string();
    problems.add({name, 1, 1}, fmt::format("this is {}, not {}", name_of(*kind), name_of(wanted)),
                 1, way_out(document, *kind, wanted, name));
    return true;
}

} // namespace diasim
