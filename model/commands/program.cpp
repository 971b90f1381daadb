// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/program.hpp"

#include "model/base/version.hpp"
#include "model/commands/console.hpp"
#include "model/commands/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace diasim::commands {
namespace {

std::string version_text() {
    const Version version = program_version();
    return fmt::format("diasim {}\ngit {}\ncompiler {} ({})\nlibraries {}", version.program,
                       version.git, version.compiler, version.build_type, version.libraries);
}

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
    throw InputError{{Problem{Location{}, message, std::string{}, 1, hint}},
                     ExitCode::invalid_scenario};
}

std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// The candidate that is near, or that the word is the beginning of.
std::string meant(const std::string& word, const std::vector<std::string>& candidates) {
    constexpr std::size_t shortest_beginning = 3;
    const std::string lower = lower_case(word);
    std::string best = nearest(lower, candidates);
    if (best.empty() && lower.size() >= shortest_beginning) {
        const auto longer = std::ranges::find_if(
            candidates, [&](const std::string& one) { return one.starts_with(lower); });
        best = longer == candidates.end() ? "" : *longer;
    }
    return best;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates,
                         const std::string& otherwise) {
    const std::string best = meant(word, candidates);
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

/// "only run and show know it" of a flag that the given command does not have; "" if none has it.
std::string other_commands_with(const std::string& flag, const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        const std::vector<std::string> flags = flags_of(*command);
        if (std::ranges::find(flags, flag) != flags.end()) {
            names.push_back(command->get_name());
        }
    }
    return names.empty() ? "" : fmt::format("it is a flag of: {}", fmt::join(names, ", "));
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
            const std::string other = commands.empty() ? "" : other_commands_with(flag, app);
            refuse(fmt::format("unknown flag '{}'", flag),
                   other.empty() ? did_you_mean(flag, flags_of(command), help) : other);
        }
        refuse(fmt::format("unexpected word '{}'", word), help);
    }
    refuse(error.what(), help);
}

} // namespace

struct Program::Impl {
    CLI::App app{"Agent-based simulator of diaspora mobilisation.", "diasim"};
    MessageOptions messages;
    std::vector<Verb> verbs;
    Console console{MessageOptions{}};

    explicit Impl(std::vector<Verb> some);
    [[nodiscard]] bool parse(const std::vector<std::string>& words);
    void require_verb(const std::vector<std::string>& words) const;
};

Program::Impl::Impl(std::vector<Verb> some) : verbs{std::move(some)} {
    app.require_subcommand(1);
    app.set_version_flag("--version", version_text(), "Program, git, compiler and libraries");
    app.footer("Examples:\n"
               "  diasim run scenarios/january-2022.toml\n"
               "  diasim validate scenarios/*.toml\n"
               "  diasim show scenarios/january-2022.toml --parameters\n"
               "Each command explains itself: diasim run --help");
    for (const Verb& verb : verbs) {
        CLI::App& command = *app.add_subcommand(verb.name, verb.meaning);
        verb.add_flags(command);
        add_flags(command, messages);
    }
}

/// CLI11 would only say that a command is missing.
void Program::Impl::require_verb(const std::vector<std::string>& words) const {
    std::vector<std::string> names;
    for (const Verb& verb : verbs) {
        names.push_back(verb.name);
    }
    const std::string all = fmt::format("commands: {}; see diasim --help", fmt::join(names, ", "));
    if (words.empty()) {
        refuse("a command is missing", all);
    }
    const std::string& first = words.front();
    if (std::ranges::find(names, first) != names.end() || first == "--help" || first == "-h" ||
        first == "--version") {
        return;
    }
    if (first.starts_with('-')) {
        const std::vector<std::string> flags = flags_of(app);
        refuse(fmt::format("'{}' stands where a command must stand", first),
               did_you_mean(first, flags, "write diasim COMMAND ... and flags after it; " + all));
    }
    if (first == "help" || first == "version") {
        refuse(fmt::format("unknown command '{}'", first),
               fmt::format("did you mean '--{}'?", first));
    }
    const bool is_file = first.ends_with(".toml");
    refuse(fmt::format("unknown command '{}'", first),
           is_file ? fmt::format("did you mean 'diasim run {}'?", first)
                   : did_you_mean(first, names, all));
}

/// Whether there is something to do: --help and --version are done here.
bool Program::Impl::parse(const std::vector<std::string>& words) {
    require_verb(words);
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend())); // as CLI11 takes them
        return true;
    } catch (const CLI::CallForHelp&) {
        print_result(app.help()); // of the command given, if there is one
    } catch (const CLI::CallForVersion&) {
        print_result(version_text() + '\n');
    } catch (const CLI::ParseError& error) {
        refuse_usage(app, error);
    }
    return false;
}

Program::Program(std::vector<Verb> verbs) : impl_{std::make_unique<Impl>(std::move(verbs))} {}

Program::~Program() = default;

ExitCode Program::execute(const std::vector<std::string>& words) {
    if (!impl_->parse(words)) {
        return ExitCode::done;
    }
    impl_->console = Console{impl_->messages};
    for (const Verb& verb : impl_->verbs) {
        if (impl_->app.got_subcommand(verb.name)) {
            return verb.act(impl_->console);
        }
    }
    return ExitCode::done;
}

void Program::complain(const std::string& text) const {
    impl_->console.error(text);
}

} // namespace diasim::commands
