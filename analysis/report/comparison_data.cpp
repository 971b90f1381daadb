// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/comparison_data.hpp"

#include "analysis/report/columns.hpp"

namespace diasim::analysis {
namespace {

std::vector<SeenEvent> read_events(const Columns& table) {
    std::vector<SeenEvent> events(table.rows("event_type"));
    table.numbers("event_first_day", events, &SeenEvent::first_day);
    table.numbers("event_last_day", events, &SeenEvent::last_day);
    table.texts("event_country", events, &SeenEvent::country);
    table.texts("event_city", events, &SeenEvent::city);
    table.texts("event_type", events, &SeenEvent::type);
    table.texts("event_stance", events, &SeenEvent::stance);
    table.numbers("event_size_low", events, &SeenEvent::size_low);
    table.numbers("event_size_high", events, &SeenEvent::size_high);
    return events;
}

std::vector<ComparedCount> read_counts(const Columns& table) {
    std::vector<ComparedCount> counts(table.rows("count_name"));
    table.texts("count_group", counts, &ComparedCount::group);
    table.texts("count_name", counts, &ComparedCount::name);
    table.numbers("count_observed", counts, &ComparedCount::observed);
    table.intervals("count_simulated", counts, &ComparedCount::simulated);
    return counts;
}

std::vector<ComparedSkill> read_skills(const Columns& table) {
    std::vector<ComparedSkill> skills(table.rows("skill_score"));
    table.texts("skill_score", skills, &ComparedSkill::score);
    table.texts("skill_baseline", skills, &ComparedSkill::baseline);
    table.numbers("skill_value", skills, &ComparedSkill::value);
    table.numbers("skill_low", skills, &ComparedSkill::low);
    table.numbers("skill_high", skills, &ComparedSkill::high);
    return skills;
}

} // namespace

ComparisonData read_comparison(const std::filesystem::path& path) {
    const Hdf5Reader file{path};
    const Columns table{file, "comparison/"};
    constexpr std::string_view prefix = "Comparison: ";
    ComparisonData data;
    data.title = text_attribute(file, "title");
    if (data.title.starts_with(prefix)) {
        data.title.erase(0, prefix.size());
    }
    data.result_file = text_attribute(file, "result_file");
    data.result_checksum = text_attribute(file, "result_checksum");
    data.observed_tables = text_attribute(file, "observed_tables");
    data.replicates = number_attribute(file, "replicates");
    data.events = read_events(table);
    data.counts = read_counts(table);
    data.skills = read_skills(table);
    data.places_by_tenth = table.numbers("tenth_places");
    data.verdict = table.texts("sentence_text");
    return data;
}

} // namespace diasim::analysis
