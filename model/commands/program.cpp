// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/program.hpp"

#include "model/base/version.hpp"
#include "model/commands/console.hpp"
#include "model/commands/reproduce.hpp"
#include "model/commands/run.hpp"
#include "model/commands/show.hpp"
#include "model/commands/validate.hpp"
#include "model/commands/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>

namespace diasim::commands {
namespace {

struct Options {
    MessageOptions messages;
    RunOptions run;
    ValidateOptions validate;
    ShowOptions show;
    ReproduceOptions reproduce;
    VerifyOptions verify;
};

/// A verb and what it does.
struct Verb {
    CLI::App* command;
    std::function<ExitCode(const Console&)> action;
};

std::string version_text() {
    const Version version = program_version();
    return fmt::format("diasim {}\ngit {}\ncompiler {} ({})\nlibraries {}", version.program,
                       version.git, version.compiler, version.build_type, version.libraries);
}

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
    throw InputError{{Problem{Location{}, message, std::string{}, 1, hint}},
                     ExitCode::invalid_scenario};
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates,
                         const std::string& otherwise) {
    const std::string best = nearest(word, candidates);
    return best.empty() ? otherwise : fmt::format("did you mean '{}'?", best);
}

std::vector<std::string> flags_of(const CLI::App& command) {
    std::vector<std::string> flags;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            flags.push_back("--" + name);
        }
    }
    return flags;
}

/// CLI11's words for a usage error, or better ones for words that it does not know.
[[noreturn]] void refuse_usage(const CLI::App& app, const CLI::ParseError& error) {
    const auto commands = app.get_subcommands();
    const CLI::App& command = commands.empty() ? app : *commands.front();
    const std::string help = commands.empty()
                                 ? "see diasim --help"
                                 : fmt::format("see diasim {} --help", command.get_name());
    for (const std::string& word : app.remaining(true)) {
        if (word.starts_with('-')) {
            const std::string flag = word.substr(0, word.find('='));
            refuse(fmt::format("unknown flag '{}'", flag),
                   did_you_mean(flag, flags_of(command), help));
        }
        refuse(fmt::format("unexpected word '{}'", word), help);
    }
    refuse(error.what(), help);
}

} // namespace

struct Program::Impl {
    CLI::App app{"Agent-based simulator of diaspora mobilisation.", "diasim"};
    Options options;
    std::vector<Verb> verbs;
    std::optional<Console> console{MessageOptions{}};

    Impl();
    void add_verb(const std::string& name, const std::string& meaning,
                  const std::function<void(CLI::App&)>& add_flags_of,
                  std::function<ExitCode(const Console&)> action);
    [[nodiscard]] bool parse(const std::vector<std::string>& words);
    void require_verb(const std::vector<std::string>& words) const;
};

Program::Impl::Impl() {
    app.require_subcommand(1);
    app.set_version_flag("--version", version_text(), "Program, git, compiler and libraries");
    app.footer("Examples:\n"
               "  diasim run scenarios/january-2022.toml\n"
               "  diasim validate scenarios/*.toml\n"
               "  diasim show scenarios/january-2022.toml --parameters\n"
               "Each command explains itself: diasim run --help");
    add_verb(
        "run", "Run an ensemble of one scenario; print the summary, write one file",
        [this](CLI::App& command) { add_run(command, options.run); },
        [this](const Console& out) { return run(options.run, out); });
    add_verb(
        "validate", "Check everything that a run would; run nothing",
        [this](CLI::App& command) { add_validate(command, options.validate); },
        [this](const Console&) { return validate(options.validate); });
    add_verb(
        "show", "Show a scenario: overview, effective values, parameters, schema, cost",
        [this](CLI::App& command) { add_show(command, options.show); },
        [this](const Console& out) { return show(options.show, out); });
    add_verb(
        "reproduce", "Run again from what a result file holds",
        [this](CLI::App& command) { add_reproduce(command, options.reproduce); },
        [this](const Console& out) { return reproduce(options.reproduce, out); });
    add_verb(
        "verify", "Hold the engine against theory: claim, expected, simulated, verdict",
        [this](CLI::App& command) { add_verify(command, options.verify); },
        [this](const Console& out) { return verify(options.verify, out); });
}

void Program::Impl::add_verb(const std::string& name, const std::string& meaning,
                             const std::function<void(CLI::App&)>& add_flags_of,
                             std::function<ExitCode(const Console&)> action) {
    CLI::App& command = *app.add_subcommand(name, meaning);
    add_flags_of(command);
    add_flags(command, options.messages);
    verbs.push_back({&command, std::move(action)});
}

/// CLI11 would only say that a command is missing.
void Program::Impl::require_verb(const std::vector<std::string>& words) const {
    std::vector<std::string> names;
    for (const Verb& verb : verbs) {
        names.push_back(verb.command->get_name());
    }
    const std::string all = fmt::format("commands: {}; see diasim --help", fmt::join(names, ", "));
    if (words.empty()) {
        refuse("a command is missing", all);
    }
    const std::string& first = words.front();
    if (!first.starts_with('-') && std::ranges::find(names, first) == names.end()) {
        refuse(fmt::format("unknown command '{}'", first), did_you_mean(first, names, all));
    }
}

/// Whether there is something to do: --help and --version are done here.
bool Program::Impl::parse(const std::vector<std::string>& words) {
    require_verb(words);
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend())); // as CLI11 takes them
        return true;
    } catch (const CLI::CallForHelp&) {
        const auto commands = app.get_subcommands();
        print_result(commands.empty() ? app.help() : commands.front()->help());
    } catch (const CLI::CallForVersion&) {
        print_result(version_text() + '\n');
    } catch (const CLI::ParseError& error) {
        refuse_usage(app, error);
    }
    return false;
}

Program::Program() : impl_{std::make_unique<Impl>()} {}

Program::~Program() = default;

ExitCode Program::execute(const std::vector<std::string>& words) {
    if (!impl_->parse(words)) {
        return ExitCode::done;
    }
    impl_->console.emplace(impl_->options.messages);
    for (const Verb& verb : impl_->verbs) {
        if (verb.command->parsed()) {
            return verb.action(*impl_->console);
        }
    }
    return ExitCode::done;
}

void Program::complain(const std::string& text) const {
    impl_->console->error(text);
}

} // namespace diasim::commands
