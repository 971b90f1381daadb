// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/abc/calibration_reader.hpp"

#include "calibration/abc/format_calibration.hpp"
#include "calibration/abc/study.hpp"
#include "model/scenario/document.hpp"
#include "model/scenario/field_reader.hpp"
#include "model/scenario/file_kind.hpp"
#include "model/scenario/outliner.hpp"
#include "model/scenario/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace diasim::calibration {

/// Part of study.hpp; here because this file knows the format.
nlohmann::ordered_json calibration_schema() {
    CalibrationSpec spec;
    nlohmann::ordered_json schema = format_schema(outline_of(spec, nullptr, true));
    schema["title"] = "diasim calibration";
    return schema;
}

namespace {

/// Adds problems at the place of a key, or at the start of the file.
class Reporter {
public:
    Reporter(const CalibrationPlace& place, Problems& problems)
        : origins_{place.origins}, file_{place.file.generic_string()}, problems_{problems} {}

    void operator()(const std::string& path, const std::string& message,
                    const std::string& hint = "") const {
        // A table is shown at its first value.
        auto origin = origins_.find(path);
        origin = origin == origins_.end() ? origins_.lower_bound(path + ".") : origin;
        if (origin == origins_.end() || !origin->first.starts_with(path)) {
            problems_.add({file_, 1, 1}, fmt::format("{}: {}", path, message), 1, hint);
        } else {
            problems_.add(origin->second.location, fmt::format("{}: {}", path, message),
                          origin->second.width, hint);
        }
    }

private:
    const Origins& origins_;
    std::string file_;
    Problems& problems_;
};

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
    const std::string near = nearest(word, candidates);
    return near.empty() ? "" : fmt::format("did you mean '{}'?", near);
}

/// Tries both bounds of the support on a copy, so that the target refuses them as a run would.
void check_bounds(const PriorSpec& prior, const Target& target, const CalibrationPlace& place,
                  const Reporter& report, Problems& problems) {
    const std::string path = "prior." + prior.name;
    if (!target.number()) {
        report(path + ".target", "is no number", "only numbers have priors");
        return;
    }
    if (target.is_whole_number()) {
        report(path + ".target", "is a whole number",
               "only numbers that may be broken have priors");
        return;
    }
    if (!is_valid(prior.prior())) {
        report(path, "is no law of probability",
               "low < high (above 0 for log_uniform); deviation, shapes and mean above 0");
        return;
    }
    const bool is_bounded =
        prior.form == Prior::Form::uniform || prior.form == Prior::Form::log_uniform;
    if (!is_bounded) {
        return;
    }
    const std::string key = prior.form == Prior::Form::uniform ? ".uniform" : ".log_uniform";
    for (const auto& [value, name] :
         {std::pair{prior.first, ".low"}, std::pair{prior.second, ".high"}}) {
        const auto origin = place.origins.find(path + key + name);
        target.set(value, origin == place.origins.end() ? Location{} : origin->second.location,
                   problems);
    }
}

/// A word that must be one of a list, or empty.
template <class Enum>
void check_word(const std::string& word, const std::string& path, const Reporter& report) {
    const auto& words = Choices<Enum>::words;
    if (!word.empty() && std::ranges::find(words, word) == words.end()) {
        report(path, fmt::format("'{}' is none of {}", word, fmt::join(words, ", ")),
               did_you_mean(word, {words.begin(), words.end()}));
    }
}

void check_name(const std::string& word, const std::set<std::string>& names,
                const std::string& path, const Reporter& report) {
    if (!word.empty() && !names.contains(word)) {
        report(path, fmt::format("the scenario has no '{}'", word),
               did_you_mean(word, {names.begin(), names.end()}));
    }
}

} // namespace

CalibrationText read_calibration(const std::filesystem::path& path, Inputs& inputs) {
    CalibrationText text;
    Problems problems{inputs};
    const Node document = read_document(path, inputs, problems);
    if (is_other_kind(document, FileKind::calibration, path, problems)) {
        problems.throw_if_any();
    }
    const Completeness completeness =
        problems.empty() ? Completeness::whole : Completeness::partial;
    CalibrationSpec defaults;
    Outline fields = outline_of(text.spec, &document, false);
    text.origins = read_fields(document, std::move(fields), outline_of(defaults, &document, false),
                               completeness, problems);
    try {
        problems.throw_if_any();
    } catch (const InputError& error) {
        text.problems = error.problems();
        text.code = error.code();
    }
    return text;
}

std::vector<Target> resolve_targets(const CalibrationSpec& spec, const CalibrationPlace& place,
                                    Scenario& scenario, Problems& problems) {
    const Reporter report{place, problems};
    const Outline fields = outline(scenario);
    std::vector<Target> targets;
    std::set<std::string> used;
    if (spec.priors.empty()) {
        report("prior", "there is none", "such as [prior.fear] with target and uniform");
    }
    Scenario trial = scenario;
    const Outline trial_fields = outline(trial);
    for (const PriorSpec& prior : spec.priors) {
        const std::string path = "prior." + prior.name + ".target";
        const auto target = Target::find(fields, prior.target);
        if (!target) {
            report(path, fmt::format("the scenario has no value '{}'", prior.target),
                   did_you_mean(prior.target, target_paths(fields)));
            continue;
        }
        if (!used.insert(target->path()).second) {
            report(path, fmt::format("'{}' has another prior already", target->path()));
        }
        check_bounds(prior, *Target::find(trial_fields, prior.target), place, report, problems);
        targets.push_back(*target);
    }
    return targets;
}

Window resolve_window(const CalibrationSpec& spec, const CalibrationPlace& place,
                      const Scenario& scenario, Problems& problems) {
    const Reporter report{place, problems};
    const Window whole{local_day(scenario.time.start, 0.0), local_day(scenario.time.end, 0.0) - 1};
    Window window = whole;
    const auto read = [&](const std::string& text, const std::string& key, std::int64_t& day) {
        if (text.empty()) {
            return;
        }
        const std::optional<Day> parsed = parse_day(text);
        if (!parsed) {
            report(key, fmt::format("'{}' is no day", text), "such as \"2022-01-02\"");
            return;
        }
        day = parsed->time_since_epoch().count();
        if (day < whole.first || day > whole.last) {
            report(key, fmt::format("{} is outside the scenario's time, {} to {}", text,
                                    to_text(Day{std::chrono::days{whole.first}}),
                                    to_text(Day{std::chrono::days{whole.last}})));
        }
    };
    read(spec.first_day, "window.first", window.first);
    read(spec.last_day, "window.last", window.last);
    if (window.last < window.first) {
        report("window.last", "is before the first day");
    }
    return window;
}

void check_statistics(const CalibrationSpec& spec, const CalibrationPlace& place,
                      const Scenario& scenario, Problems& problems) {
    const Reporter report{place, problems};
    std::set<std::string> regions;
    std::set<std::string> countries;
    for (const Country& country : scenario.hosts.countries) {
        regions.insert(country.region);
        countries.insert(country.name);
    }
    check_name(spec.without_region, regions, "window.without_region", report);
    double weights = 0.0;
    for (const StatisticSpec& one : spec.statistics) {
        const std::string path = "statistic." + one.name;
        check_name(one.filter.region, regions, path + ".region", report);
        check_name(one.filter.country, countries, path + ".country", report);
        for (const std::string& type : one.filter.types) {
            check_word<EventType>(type, path + ".types", report);
        }
        for (const auto& [day, key] : {std::pair{&one.filter.first_day, ".first"},
                                       std::pair{&one.filter.last_day, ".last"}}) {
            if (!day->empty() && !parse_day(*day)) {
                report(path + key, fmt::format("'{}' is no day", *day), "such as \"2022-01-10\"");
            }
        }
        check_word<EventStance>(one.filter.stance, path + ".stance", report);
        if (!one.filter.source.empty() && one.filter.source != "register" &&
            one.filter.source != "media") {
            report(path + ".source", fmt::format("'{}' is no source", one.filter.source),
                   "register or media");
        }
        if (one.measured == Measured::delay && !first_day_with_deaths(scenario)) {
            report(path + ".of", "no trigger of the scenario has deaths",
                   "without them there is no delay");
        }
        weights += one.weight;
    }
    if (!(weights > 0.0)) {
        report("statistic", "none has a weight",
               "such as [statistic.rallies] with types = [\"rally\"]");
    }
}

} // namespace diasim::calibration
