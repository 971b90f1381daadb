// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/compare/comparison_file.hpp"

#include "model/record/hdf5_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdint>
#include <limits>

namespace diasim::analysis {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Writes the columns of one table, along a dimension of their own.
template <class Row>
class Table {
public:
    Table(Hdf5Writer& file, std::string name, const std::vector<Row>& rows)
        : file_{file}, name_{std::move(name)}, rows_{rows} {
        if (!rows_.empty()) {
            file_.dimension({"comparison_" + name_, rows_.size()});
        }
    }

    template <class Get>
    void numbers(const std::string& column, const std::string& units, const std::string& meaning,
                 Get get) const {
        std::vector<double> values;
        for (const Row& row : rows_) {
            values.push_back(static_cast<double>(get(row)));
        }
        if (!values.empty()) {
            file_.write(Variable{path(column), {"comparison_" + name_}, units, meaning}, values);
        }
    }

    template <class Get>
    void texts(const std::string& column, const std::string& meaning, Get get) const {
        std::vector<std::string> values;
        for (const Row& row : rows_) {
            values.emplace_back(get(row));
        }
        if (!values.empty()) {
            file_.write_strings({path(column), {"comparison_" + name_}, "", meaning}, values);
        }
    }

    template <class Get>
    void interval(const std::string& column, const std::string& units, const std::string& meaning,
                  Get get) const {
        const auto part = [&](const Row& row, double Interval::*member) {
            const std::optional<Interval> value = get(row);
            return value ? (*value).*member : missing;
        };
        numbers(column + "_low", units, meaning + ", 5th percentile",
                [&](const Row& row) { return part(row, &Interval::low); });
        numbers(column + "_median", units, meaning + ", median",
                [&](const Row& row) { return part(row, &Interval::median); });
        numbers(column + "_high", units, meaning + ", 95th percentile",
                [&](const Row& row) { return part(row, &Interval::high); });
    }

private:
    [[nodiscard]] std::string path(const std::string& column) const {
        return "comparison/" + name_ + "_" + column;
    }

    Hdf5Writer& file_;
    std::string name_;
    const std::vector<Row>& rows_;
};

void write_events(Hdf5Writer& file, const Comparison& c) {
    const Table<EventRow> table{file, "event", c.events};
    const std::string since = "days since 1970-01-01";
    table.numbers("first_day", since, "local day, or the first on which it may have been",
                  [](const EventRow& r) { return r.first_day; });
    table.numbers("last_day", since, "local day, or the last on which it may have been",
                  [](const EventRow& r) { return r.last_day; });
    table.texts("country", "country, ISO 3166-1 alpha-2",
                [](const EventRow& r) { return r.country; });
    table.texts("city", "city; empty if not known", [](const EventRow& r) { return r.city; });
    table.texts("type", "what was done", [](const EventRow& r) { return r.type; });
    table.texts("stance", "towards the homeland's government",
                [](const EventRow& r) { return r.stance; });
    table.numbers("in_register", "1", "1 if a register holds it",
                  [](const EventRow& r) { return r.in_register ? 1 : 0; });
    table.numbers("in_media", "1", "1 if media reported it",
                  [](const EventRow& r) { return r.in_media ? 1 : 0; });
    table.numbers("size_low", "1", "people, at least; NaN if not known",
                  [](const EventRow& r) { return r.size ? r.size->low : missing; });
    table.numbers("size_high", "1", "people, at most; NaN if not known",
                  [](const EventRow& r) { return r.size ? r.size->high : missing; });
}

void write_counts(Hdf5Writer& file, const Comparison& c) {
    const Table<CountRow> table{file, "count", c.counts};
    table.texts("group", "what the line is of", [](const CountRow& r) { return r.group; });
    table.texts("name", "name of the line", [](const CountRow& r) { return r.name; });
    table.numbers("observed", "1", "events observed; NaN if none is known",
                  [](const CountRow& r) { return r.is_known ? r.observed : missing; });
    table.interval("simulated", "1", "events simulated and seen by the same sources",
                   [](const CountRow& r) { return std::optional{r.simulated}; });
}

void write_presence(Hdf5Writer& file, const Comparison& c) {
    const Table<PresenceRow> table{file, "city", c.presence};
    table.texts("name", "city", [](const PresenceRow& r) { return r.city; });
    table.texts("country", "country, ISO 3166-1 alpha-2",
                [](const PresenceRow& r) { return r.country; });
    table.numbers("is_complete", "1",
                  "1 if registers cover the city for the whole run, so that no event is a zero",
                  [](const PresenceRow& r) { return r.is_complete ? 1.0 : 0.0; });
    table.numbers("observed", "1", "events observed; NaN if unknown", [](const PresenceRow& r) {
        return r.observed > 0.0 || r.is_complete ? r.observed : missing;
    });
    table.numbers("probability", "1", "share of replicates with any event",
                  [](const PresenceRow& r) { return r.probability; });
}

void write_regions(Hdf5Writer& file, const Comparison& c) {
    const Table<ShareRow> shares{file, "host_region", c.shares};
    shares.texts("name", "host region", [](const ShareRow& r) { return r.region; });
    shares.numbers("observed_share", "1", "share of all observed events",
                   [](const ShareRow& r) { return r.observed.value_or(missing); });
    shares.interval("simulated_share", "1", "share of all simulated events",
                    [](const ShareRow& r) { return std::optional{r.simulated}; });
    const Table<DelayRow> delays{file, "delay", c.delays};
    delays.texts("region", "host region", [](const DelayRow& r) { return r.region; });
    delays.numbers("observed", "d", "first event after the first day with deaths",
                   [](const DelayRow& r) { return r.observed.value_or(missing); });
    delays.interval("simulated", "d", "first event after the first day with deaths",
                    [](const DelayRow& r) { return r.simulated; });
    delays.numbers("none", "1", "share of replicates without any event",
                   [](const DelayRow& r) { return r.none; });
}

void write_scores(Hdf5Writer& file, const Comparison& c) {
    const Table<SkillRow> table{file, "skill", c.scores.skills};
    table.texts("score", "proper score", [](const SkillRow& r) {
        return count_score_names.at(static_cast<std::size_t>(r.score));
    });
    table.texts("baseline", "simple forecast", [](const SkillRow& r) {
        return baseline_names.at(static_cast<std::size_t>(r.baseline));
    });
    const auto part = [](double Skill::*member) {
        return [member](const SkillRow& r) { return r.skill ? (*r.skill).*member : missing; };
    };
    table.numbers("model", "1", "mean score of the model", part(&Skill::score));
    table.numbers("of_baseline", "1", "mean score of the baseline", part(&Skill::baseline));
    table.numbers("value", "1", "1 - score / score of the baseline", part(&Skill::value));
    // Where events are in too few places for an interval there is none, here as in the text.
    const auto end = [&](double Skill::*member) {
        return [&, member](const SkillRow& r) {
            return r.skill && c.scores.has_intervals() ? (*r.skill).*member : missing;
        };
    };
    table.numbers("low", "1", "5th percentile of the bootstrap", end(&Skill::low));
    table.numbers("high", "1", "95th percentile of the bootstrap", end(&Skill::high));
    const std::vector<std::size_t> bins(c.scores.calibration.histogram.begin(),
                                        c.scores.calibration.histogram.end());
    const Table<std::size_t> places{file, "tenth", bins};
    places.numbers("cells", "1",
                   "places and weeks by the randomised PIT of their observed count; only those in "
                   "which at least a fifth of the counts are above zero",
                   [](std::size_t n) { return n; });
}

void write_detection(Hdf5Writer& file, const Comparison& c) {
    std::vector<calibration::DetectionAt> curve;
    if (c.detection) {
        for (const double size : {2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0}) {
            curve.push_back(calibration::detection_at(*c.detection, size));
        }
    }
    using At = calibration::DetectionAt;
    const Table<At> table{file, "detection", curve};
    table.numbers("size", "1", "people", [](const At& at) { return at.size; });
    table.numbers("probability", "1", "that media report an event of that size",
                  [](const At& at) { return at.probability; });
    table.numbers("low", "1", "5th percentile", [](const At& at) { return at.low; });
    table.numbers("high", "1", "95th percentile", [](const At& at) { return at.high; });
}

} // namespace

void write_comparison(const std::filesystem::path& path, Overwrite overwrite,
                      const Comparison& comparison, const ComparisonOrigin& origin) {
    Hdf5Writer file{path, overwrite};
    file.attribute("Conventions", std::string{"CF-1.8"});
    file.attribute("title", "Comparison: " + comparison.title);
    file.attribute("set", fmt::format("{}", fmt::join(comparison.spec.sets, "\n")));
    file.attribute("source", "diasim " + origin.version);
    file.attribute("result_file", origin.result);
    file.attribute("result_checksum", origin.checksum);
    file.attribute("observed_tables", origin.observed);
    file.attribute("replicates", static_cast<std::int64_t>(comparison.replicates));
    write_events(file, comparison);
    write_counts(file, comparison);
    write_presence(file, comparison);
    write_regions(file, comparison);
    write_scores(file, comparison);
    write_detection(file, comparison);
    const Table<std::string> verdict{file, "sentence", comparison.verdict};
    verdict.texts("text", "verdict in words", [](const std::string& text) { return text; });
    file.commit();
}

} // namespace diasim::analysis
