// SPDX-License-Identifier: BSD-3-Clause
#include "model/scenario/document.hpp"

#include "model/scenario/document_layers.hpp"
#include "model/scenario/toml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace diasim {
namespace {

constexpr std::string_view include_key = "include";
constexpr std::string_view set_prefix = "--set ";

/// Reads a file and what it includes.
class DocumentReader {
public:
    DocumentReader(Inputs& inputs, Problems& problems) : inputs_{&inputs}, problems_{&problems} {}

    /// `shown` names the file in messages, `referrer` the place that includes it.
    [[nodiscard]] Node read(const std::string& shown, const Location& referrer,
                            std::uint32_t width) {
        const std::string* text = inputs_->read(shown);
        if (text == nullptr) {
            problems_->add(referrer, fmt::format("cannot read '{}'", shown), width,
                           "is there such a file, and may you read it?", ExitCode::input_missing);
            return empty_document(shown);
        }
        if (text->starts_with("\x89HDF\r\n")) {
            problems_->add(referrer, fmt::format("'{}' is a result file, no scenario", shown),
                           width, "what it was made from runs again with: diasim reproduce FILE");
            return empty_document(shown);
        }
        Node document = parse_toml(shown, *text, *problems_).value_or(empty_document(shown));
        open_.push_back(std::filesystem::path{shown}.lexically_normal().generic_string());
        Node below = empty_document(shown);
        for (const Node& include : take_includes(document, "")) {
            below = merge(std::move(below), read_includes(include));
        }
        open_.pop_back();
        return merge(std::move(below), std::move(document));
    }

private:
    static Node empty_document(const std::string& shown) {
        Node document;
        document.location = {shown, 1, 1};
        document.layer = shown;
        return document;
    }

    /// Whether an entry of a table names files to include; a number or a table of that name below
    /// some table is something of its own.
    static bool is_include(const Node::Table::value_type& entry, const std::string& path) {
        const Node& node = entry.second;
        return entry.first == include_key && (path.empty() || node.array() != nullptr ||
                                              std::holds_alternative<std::string>(node.value));
    }

    /// Takes the key `include` out of a table and of those in it. Below a table's name it belongs
    /// to that table as TOML sees it: that is said, and the files are read all the same, so that
    /// nothing in them is reported as missing.
    std::vector<Node> take_includes(Node& table, const std::string& path) {
        std::vector<Node> includes;
        for (auto& entry : *table.table()) {
            auto& [key, node] = entry;
            if (is_include(entry, path)) {
                if (!path.empty()) {
                    problems_->add(
                        node.key_location,
                        fmt::format("'include' in [{}] is read as a key of that table", path),
                        node.key_width, "move it to the top of the file");
                }
                includes.push_back(node);
            } else if (node.table() != nullptr) {
                const std::string below = path.empty() ? key : fmt::format("{}.{}", path, key);
                std::ranges::move(take_includes(node, below), std::back_inserter(includes));
            }
        }
        std::erase_if(*table.table(), [&](const auto& entry) { return is_include(entry, path); });
        return includes;
    }

    /// The included files, later ones over earlier ones.
    Node read_includes(const Node& include) {
        Node below = empty_document(include.location.file);
        if (include.array() == nullptr) {
            report(include, "include is a list of files", "write include = [\"file.toml\"]");
            return below;
        }
        for (const Node& element : *include.array()) {
            below = merge(std::move(below), read_include(element));
        }
        return below;
    }

    Node read_include(const Node& element) {
        const auto* name = std::get_if<std::string>(&element.value);
        if (name == nullptr || name->empty()) {
            report(element, "include is a list of files", "write the name of a file in quotes");
            return {};
        }
        const std::string path = resolve_path(*name, element.location).generic_string();
        if (std::find(open_.begin(), open_.end(), path) != open_.end()) {
            report(element, fmt::format("'{}' includes itself", path), "remove this include");
            return {};
        }
        const auto known = read_.find(path);
        return known != read_.end()
                   ? known->second
                   : read_.emplace(path, read(path, element.location, element.width)).first->second;
    }

    void report(const Node& node, std::string message, std::string hint) {
        problems_->add(node.location, std::move(message), node.width, std::move(hint));
    }

    Inputs* inputs_;
    Problems* problems_;
    std::vector<std::string> open_; ///< files being read, to see a cycle
    /// Documents of included files by path. Files that include the next one twice, ten deep, are a
    /// thousand readings of the last without it, and each would repeat its mistakes.
    std::map<std::string, Node> read_;
};

} // namespace

Node read_document(const std::filesystem::path& path, Inputs& inputs, Problems& problems) {
    const std::string shown = path.generic_string();
    return DocumentReader{inputs, problems}.read(shown, {shown, 0, 0}, 1);
}

std::filesystem::path resolve_path(std::string_view text, const Location& location) {
    const std::filesystem::path path{text};
    if (location.file.starts_with(set_prefix)) {
        return path.lexically_normal();
    }
    // An absolute path replaces the folder.
    return (std::filesystem::path{location.file}.parent_path() / path).lexically_normal();
}

} // namespace diasim
