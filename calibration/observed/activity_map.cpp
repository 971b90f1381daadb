// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/activity_map.hpp"

#include "calibration/observed/observed_rows.hpp"

namespace diasim {

ActivityMap read_activity_map(const TableFile& file, const std::vector<std::string>& activities,
                              Inputs& inputs, Problems& problems) {
    ActivityMap map;
    const Sheet sheet{file, {"type", "stance", "activity"}, inputs, problems};
    NameIndex known{"activity"};
    for (const std::string& activity : activities) {
        known.add(activity);
    }
    for (std::size_t i = 0; sheet.is_usable() && i != sheet.size(); ++i) {
        const SheetRow row{sheet, i};
        const std::size_t n_before = problems.all().size();
        const std::pair key{read_word(row, "type", EventType::other),
                            read_word(row, "stance", EventStance::unclear)};
        std::string activity = row.text_or_empty("activity");
        if (!activity.empty()) {
            static_cast<void>(row.resolve("activity", activity, known));
        }
        const bool is_read = problems.all().size() == n_before;
        if (is_read && !map.emplace(key, std::move(activity)).second) {
            row.report("type", fmt::format("{} and {} are there twice", word_of(key.first),
                                           word_of(key.second)));
        }
    }
    return map;
}

std::string activity_of(const ActivityMap& map, EventType type, EventStance stance) {
    const auto known = map.find({type, stance});
    return known == map.end() ? "" : known->second;
}

} // namespace diasim
