// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/commands/report.hpp"

#include "analysis/report/report.hpp"
#include "model/commands/console.hpp"
#include "model/record/publish.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <string>

namespace diasim::analysis {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    const std::ifstream stream{path, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void require_page() {
    if (page_template().empty()) {
        throw InputError{"this build has no page: install npm (package npm), then configure and "
                         "build again; bootstrap.sh does all of it",
                         ExitCode::input_missing};
    }
}

/// A page in the place of a file that it is made of would be the end of that file.
void require_no_input(const fs::path& output, const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
        std::error_code ignored;
        if (fs::equivalent(output, file, ignored)) {
            throw InputError{fmt::format("-o {}: the page would replace a file that it is made of; "
                                         "give it another name",
                                         output.string())};
        }
    }
}

fs::path output_of(const ReportOptions& options) {
    return options.output.output.empty() ? fs::path{"report.html"} : options.output.output;
}

} // namespace

void add_report(CLI::App& command, ReportOptions& options) {
    command
        .add_option(
            "files", options.files,
            "Files of run, compare -o, explain -o, calibrate and sweep, one of each at most")
        ->required()
        ->type_name("FILE.h5...");
    command.add_option("-o,--output", options.output.output, "The page (default: report.html)")
        ->type_name("FILE.html")
        ->group("Output");
    command.add_flag("--force", options.output.force, "Replace a page that exists")
        ->group("Output");
    command.footer("Examples:\n"
                   "  diasim report january-2022.h5\n"
                   "  diasim compare january-2022.h5 --observed calibration/observed -o seen.h5\n"
                   "  diasim report january-2022.h5 seen.h5 -o january-2022-observed.html\n"
                   "  diasim report study/result.h5 -o study.html\n"
                   "The page is one file that any browser opens; it asks for nothing from the "
                   "network.");
}

ExitCode report(const ReportOptions& options, const commands::Console& console) {
    const fs::path output = output_of(options);
    commands::Mistakes mistakes;
    mistakes.look_at([] { require_page(); });
    mistakes.look_at(
        [&] { commands::require_free_file(output, commands::overwrite(options.output)); });
    mistakes.look_at([&] { require_no_input(output, options.files); });
    Page page;
    mistakes.look_at([&] { page = make_report(options.files); });
    mistakes.refuse();
    publish_texts({{output, page_html(page, page_template())}},
                  commands::overwrite(options.output));
    console.say(fmt::format("Page: {}", output.string()));
    return ExitCode::done;
}

commands::PageWriter page_writer() {
    if (page_template().empty()) {
        return {};
    }
    return [](const fs::path& result, const fs::path& path, Overwrite overwrite) {
        const std::string html = page_html(make_report({result}), page_template());
        // A run that was killed just after its page goes on: the same page is no obstacle.
        std::error_code ignored;
        if (overwrite == Overwrite::no && fs::exists(path, ignored) && text_of(path) == html) {
            return;
        }
        publish_texts({{path, html}}, overwrite);
    };
}

} // namespace diasim::analysis
