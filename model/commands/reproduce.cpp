// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/reproduce.hpp"

#include "model/base/version.hpp"
#include "model/commands/console.hpp"
#include "model/commands/job.hpp"
#include "model/record/result_reader.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace diasim::commands {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_differences = 10;

/// A new folder of this process alone, removed with all that is in it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "diasim-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw OutputError{
                fmt::format("{}: cannot create a folder: {}", pattern, std::strerror(errno))};
        }
        path_ = pattern;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    [[nodiscard]] const fs::path& path() const noexcept { return path_; }

private:
    fs::path path_;
};

fs::path default_output(const fs::path& result) {
    return result.stem().string() + "-reproduced.h5";
}

std::string difference_text(const Comparison& comparison) {
    std::string text = fmt::format("{} difference{}\n", comparison.differences.size(),
                                   comparison.differences.size() == 1 ? "" : "s");
    for (std::size_t i = 0; i != comparison.differences.size(); ++i) {
        if (i == most_differences) {
            text += fmt::format("  and {} more\n", comparison.differences.size() - i);
            break;
        }
        text += fmt::format("  {}\n", comparison.differences[i]);
    }
    return text;
}

ExitCode check_against(const fs::path& old_file, const fs::path& new_file, const Console& console) {
    const Comparison comparison = compare_results(old_file, new_file);
    for (const std::string& version : comparison.versions) {
        console.say("another version: " + version);
    }
    if (!comparison.differences.empty()) {
        print_result(difference_text(comparison));
        return ExitCode::difference;
    }
    print_result(
        fmt::format("identical: {} datasets, {} bytes\n", comparison.datasets, comparison.bytes));
    return ExitCode::done;
}

void report(const Job& job, const JobResult& result, const Console& console) {
    for (const FailedReplicate& failure : result.failures) {
        console.error(
            fmt::format("error: replicate {} failed: {}", failure.replicate, failure.reason));
    }
    if (result.code == ExitCode::stopped || result.code == ExitCode::interrupted) {
        console.error("stopped, nothing was written: " + result.stop);
    } else if (result.code == ExitCode::all_failed) {
        console.error("error: every replicate failed: nothing was written");
    } else {
        console.detail(fmt::format("written: {}", job.output.string()));
    }
}

/// Whether the new run ended as a run that gave a file must.
bool has_file(const JobResult& result) {
    return result.code == ExitCode::done || result.code == ExitCode::some_failed;
}

} // namespace

void add_reproduce(CLI::App& command, ReproduceOptions& options) {
    command.add_option("result", options.result, "Result file of a run")
        ->required()
        ->type_name("FILE.h5");
    add_flags(command, options.work);
    add_flags(command, options.output);
    command.add_flag("--check", options.is_check, "Compare with the file bit for bit")
        ->group("Output");
    command.footer("Examples:\n"
                   "  diasim reproduce january-2022.h5 --check\n"
                   "  diasim reproduce january-2022.h5 -o again.h5");
}

ExitCode reproduce(const ReproduceOptions& options, const Console& console) {
    const ResultOrigin origin = read_origin(options.result);
    console.say(fmt::format("{}: made by {}, seed {}", options.result.string(), origin.source,
                            origin.seed));
    std::optional<TemporaryFolder> folder;
    fs::path output = options.output.output;
    if (output.empty() && options.is_check) {
        output = folder.emplace().path() / "result.h5";
    } else if (output.empty()) {
        output = default_output(options.result);
    }
    Mistakes mistakes;
    mistakes.look_at([&] { require_free(output, options.output); });
    mistakes.look_at([&] { static_cast<void>(threads(options.work)); });
    mistakes.look_at([&] { static_cast<void>(time_limit(options.work)); });
    mistakes.refuse();
    Job job = make_job(origin.copies, origin.only_replicate);
    job.output = output;
    job.overwrite = overwrite(options.output);
    job.discard = discard(options.output);
    job.is_kept = !folder; // nobody comes back to a temporary folder
    const JobResult result = carry_out(job, options.work, console);
    report(job, result, console);
    if (!has_file(result)) {
        return result.code;
    }
    if (options.is_check) {
        return check_against(options.result, output, console);
    }
    print_result(summary_text(result.summary));
    console.say("\nResult: " + output.string());
    return result.code;
}

} // namespace diasim::commands
