// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/sections.hpp"
#include "model/base/version.hpp"

#include <fmt/format.h>

namespace diasim::analysis {
namespace {

std::string entry(std::string_view name, const std::string& html) {
    return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(name), html);
}

std::string code(std::string_view text) {
    return fmt::format("<code>{}</code>", escaped(text));
}

/// What of the result says how it was made.
std::string history_html(const ResultData& result) {
    const ResultHistory& history = result.history;
    std::string html =
        entry("Made by", escaped(history.source)) + entry("Scenario", code(history.scenario_file)) +
        entry("Seed", code(std::to_string(history.seed))) +
        entry("Replicates", fmt::format("{} done, {} failed",
                                        datum("replicates", static_cast<double>(result.replicates)),
                                        datum("failed", static_cast<double>(result.failed))));
    if (history.only_replicate >= 0) {
        html += entry("Replicate", fmt::format("number {} alone", history.only_replicate));
    }
    for (const std::string& set : history.sets) {
        html += entry("Set", code(set));
    }
    return html;
}

/// The command of an explanation, but for what-ifs and orders, which the file names.
std::string explanation_html(const ExplanationData& data) {
    std::string command =
        fmt::format("diasim explain {} --over {} --outcome {} --replicates {} --seed {}",
                    data.scenario_file, data.over, data.outcome, data.replicates, data.seed);
    for (const std::string& set : data.sets) {
        command += fmt::format(" --set \"{}\"", set);
    }
    return entry("Explanation by", code(command));
}

std::string inputs_table(const ResultHistory& history) {
    Table inputs{"Input tables, with their checksums (FNV-1a, 64 bit)", {"File", "checksum"}, {}};
    for (const auto& [name, checksum] : history.inputs) {
        inputs.html_rows.push_back({code(name), code(checksum)});
    }
    return table(inputs);
}

} // namespace

Section provenance_section(const Sources& sources) {
    const ResultData* const result = sources.result;
    Section section{"provenance", "Where this comes from", "<dl class=\"provenance\">\n", {}};
    if (result != nullptr) {
        section.html += history_html(*result);
    }
    if (sources.explanation != nullptr) {
        section.html += explanation_html(*sources.explanation);
    }
    const Version version = program_version();
    section.html +=
        entry("Page by", escaped(fmt::format("diasim {} ({})", version.program, version.git)));
    std::string command = "diasim report";
    for (const std::string& file : sources.files) {
        section.html += entry("From", code(file));
        command += " " + file;
    }
    section.html += "</dl>\n";
    section.html += heading("To make it again");
    std::string commands = command + " -o report.html\n";
    if (result != nullptr) {
        commands = fmt::format("diasim reproduce {} --check   # the same result, bit for bit?\n",
                               sources.result_file) +
                   commands;
    }
    section.html += fmt::format("<pre tabindex=\"0\"><code>{}</code></pre>\n", escaped(commands));
    if (result != nullptr) {
        section.html +=
            fmt::format("<details><summary>Input tables and checksums</summary>\n{}</details>\n",
                        inputs_table(result->history));
        section.html +=
            paragraph("The result file holds the complete scenario and a copy of every table.");
    }
    return section;
}

} // namespace diasim::analysis
