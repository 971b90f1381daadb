// SPDX-License-Identifier: BSD-3-Clause
#include "analysis/report/result_data.hpp"

#include "analysis/report/columns.hpp"
#include "model/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <numeric>
#include <string_view>

namespace diasim::analysis {
namespace {

constexpr double hours_per_day = 24.0;

std::vector<std::string> names_along(const Hdf5Reader& file, const std::string& name) {
    return file.has(name) ? file.read_strings(name).values : std::vector<std::string>{};
}

[[noreturn]] void refuse(const std::string& reason) {
    throw InputError{reason, ExitCode::input_missing};
}

/// The rows of an array that belong to replicates that were done.
/// @param shape that a row must have, so that nothing is read past its end
template <class T>
Rows<T> rows_of(const Hdf5Reader& file, const std::string& name,
                const std::vector<std::uint8_t>& status, std::vector<std::size_t> shape) {
    const Hdf5Array<T> all = file.read<T>(name);
    shape.insert(shape.begin(), status.size());
    if (all.shape != shape) {
        refuse(fmt::format("{} does not have the shape of its dimensions", name));
    }
    Rows<T> result;
    const auto size = static_cast<std::ptrdiff_t>(all.values.size() / status.size());
    auto begin = all.values.begin();
    for (const std::uint8_t one : status) {
        if (one == 0) {
            result.emplace_back(begin, begin + size);
        }
        begin += size;
    }
    return result;
}

ResultHistory read_history(const Hdf5Reader& file) {
    constexpr std::string_view inputs = "inputs/";
    ResultHistory history;
    history.source = text_attribute(file, "source");
    history.scenario_file = text_attribute(file, "scenario_file");
    history.seed = number_attribute(file, "seed");
    history.replicates = number_attribute(file, "replicates");
    for (const auto& [name, value] : file.attributes()) { // absent if all were run
        if (name == "only_replicate") {
            history.only_replicate = number_attribute(file, name);
        }
    }
    history.sets = names_along(file, "set");
    for (const std::string& name : file.datasets()) {
        if (name.starts_with(inputs)) {
            history.inputs.emplace_back(name.substr(inputs.size()),
                                        text_attribute(file, "checksum_fnv1a64", name));
        }
    }
    return history;
}

void require_countries(const std::vector<std::uint16_t>& positions, std::size_t countries) {
    if (std::ranges::any_of(positions, [&](std::uint16_t one) { return one >= countries; })) {
        refuse("a place is in a country that the file does not have");
    }
}

ResultNames read_names(const Hdf5Reader& file) {
    ResultNames names;
    names.activities = names_along(file, "activity");
    names.barriers = names_along(file, "barrier");
    names.countries = names_along(file, "country_title");
    names.country_codes = names_along(file, "country");
    names.country_regions = names_along(file, "country_region");
    names.communities = names_along(file, "community_title");
    names.community_country = file.read<std::uint16_t>("community_country").values;
    names.latitude = file.read<double>("latitude").values;
    names.longitude = file.read<double>("longitude").values;
    if (file.has("site_country")) {
        names.site_country = file.read<std::uint16_t>("site_country").values;
    }
    require_countries(names.community_country, names.countries.size());
    require_countries(names.site_country, names.countries.size());
    return names;
}

/// A number of so many digits at a place of a text; 0 if there is none.
int digits(std::string_view text, std::size_t begin, std::size_t n) {
    int number = 0;
    if (begin + n <= text.size()) {
        std::from_chars(text.data() + begin, text.data() + begin + n, number);
    }
    return number;
}

/// Reads "hours since 2022-01-05 08:00:00".
void read_start(const Hdf5Reader& file, ResultData& result) {
    using namespace std::chrono;
    constexpr std::string_view beginning = "hours since ";
    const std::string units = text_attribute(file, "units", "time");
    const std::string_view moment =
        units.starts_with(beginning) ? std::string_view{units}.substr(beginning.size()) : "";
    const year_month_day date{year{digits(moment, 0, 4)},
                              month{static_cast<unsigned>(digits(moment, 5, 2))},
                              day{static_cast<unsigned>(digits(moment, 8, 2))}};
    if (!date.ok()) {
        refuse(fmt::format("time has no known start: '{}'", units));
    }
    constexpr double minutes_per_hour = 60.0;
    result.start_day = sys_days{date}.time_since_epoch().count();
    result.start_hour = digits(moment, 11, 2) + digits(moment, 14, 2) / minutes_per_hour;
}

void read_times(const Hdf5Reader& file, ResultData& result) {
    read_start(file, result);
    const std::vector<double> times = file.read<double>("time").values;
    const std::vector<double> periods = file.read<double>("period").values;
    result.steps = times.size();
    result.periods = periods.size();
    result.step_hours = times.size() > 1 ? times[1] - times[0] : hours_per_day;
    result.period_steps =
        periods.size() > 1
            ? static_cast<std::size_t>(std::lround((periods[1] - periods[0]) / result.step_hours))
            : times.size();
    if (result.steps == 0 || result.period_steps == 0 || periods.empty()) {
        refuse("it has no steps");
    }
}

std::vector<double> read_connectivity(const Hdf5Reader& file, std::size_t steps) {
    const std::vector<float> all = file.read<float>("connectivity").values;
    const std::size_t regions = all.size() / std::max<std::size_t>(1, steps);
    std::vector<double> means(steps, 0.0);
    for (std::size_t i = 0; i != steps * regions; ++i) {
        means[i / regions] += static_cast<double>(all[i]) / static_cast<double>(regions);
    }
    return means;
}

void require_places(const GatheringColumns& columns, const ResultData& result, std::size_t done) {
    for (std::size_t i = 0; i != columns.row.size(); ++i) {
        if (columns.row[i] >= done || columns.step.at(i) >= result.steps ||
            columns.site.at(i) >= result.names.site_country.size() ||
            columns.activity.at(i) >= result.names.activities.size()) {
            refuse(fmt::format("gathering {} has a place or time that the file does not have", i));
        }
    }
}

GatheringColumns read_gatherings(const Hdf5Reader& file, const std::vector<std::uint8_t>& status,
                                 const ResultData& result) {
    const auto numbers = file.read<std::uint32_t>("replicate").values;
    std::vector<std::uint32_t> done;
    for (std::size_t i = 0; i != numbers.size(); ++i) {
        if (status[i] == 0) {
            done.push_back(numbers[i]);
        }
    }
    GatheringColumns columns;
    for (const std::uint32_t number : file.read<std::uint32_t>("gathering_replicate").values) {
        const auto found = std::ranges::lower_bound(done, number);
        columns.row.push_back(static_cast<std::size_t>(found - done.begin()));
    }
    columns.step = file.read<std::uint32_t>("gathering_step").values;
    columns.site = file.read<std::uint16_t>("gathering_site").values;
    columns.activity = file.read<std::uint8_t>("gathering_activity").values;
    columns.attendance = file.read<std::uint32_t>("gathering_attendance").values;
    columns.by_association = file.read<std::uint8_t>("gathering_by_association").values;
    require_places(columns, result, done.size());
    return columns;
}

void read_arrays(const Hdf5Reader& file, const std::vector<std::uint8_t>& status,
                 ResultData& result) {
    const std::size_t steps = result.steps;
    const std::size_t periods = result.periods;
    const std::size_t places = result.names.communities.size();
    const std::size_t activities = result.names.activities.size();
    const std::size_t barriers = result.names.barriers.size();
    const std::size_t subgroups = names_along(file, "subgroup").size();
    result.people = rows_of<std::uint32_t>(file, "people", status, {places, subgroups});
    result.attentive = rows_of<std::uint32_t>(file, "attentive", status, {steps, places});
    result.reached = rows_of<std::uint32_t>(file, "reached", status, {places});
    result.active = rows_of<std::uint32_t>(file, "active_people", status, {places});
    result.acts =
        rows_of<std::uint32_t>(file, "participation", status, {steps, places, activities});
    result.participants =
        rows_of<std::uint32_t>(file, "participants", status, {places, activities});
    const std::vector<std::size_t> funnel{periods, places, activities};
    result.motivated = rows_of<float>(file, "funnel_motivated", status, funnel);
    result.unhindered = rows_of<float>(file, "funnel_unhindered", status, funnel);
    if (barriers != 0) {
        result.losses =
            rows_of<double>(file, "barrier_loss_total", status, {places, activities, barriers});
    }
    result.fizzled = rows_of<std::uint32_t>(file, "failed_gatherings", status, {});
}

ResultData read_all(const Hdf5Reader& file) {
    ResultData result;
    result.title = text_attribute(file, "title");
    result.history = read_history(file);
    result.names = read_names(file);
    read_times(file, result);
    const std::vector<std::uint8_t> status = file.read<std::uint8_t>("status").values;
    result.failed = static_cast<std::size_t>(std::ranges::count_if(status, std::identity{}));
    result.replicates = status.size() - result.failed;
    if (result.replicates == 0) {
        refuse("every replicate failed, there is nothing to show");
    }
    read_arrays(file, status, result);
    result.connectivity = read_connectivity(file, result.steps);
    result.gatherings = read_gatherings(file, status, result);
    return result;
}

} // namespace

ResultData read_result(const std::filesystem::path& path) {
    const Hdf5Reader file{path};
    try {
        return read_all(file);
    } catch (const InputError& error) {
        const std::string reason = error.what();
        if (reason.find(path.string()) != std::string::npos) {
            throw;
        }
        throw InputError{fmt::format("{}: {}", path.string(), error.problems().front().message),
                         error.code()};
    }
}

Days days_of(const ResultData& result) {
    Days days;
    for (std::size_t step = 0; step != result.steps; ++step) {
        const double hours = result.start_hour + static_cast<double>(step) * result.step_hours;
        const std::string date =
            date_text(result.start_day + static_cast<std::int64_t>(hours / hours_per_day));
        if (days.dates.empty() || days.dates.back() != date) {
            days.dates.push_back(date);
        }
        days.day_of_step.push_back(days.dates.size() - 1);
    }
    return days;
}

Interval over_replicates(const ResultData& result,
                         const std::function<double(std::size_t)>& number) {
    std::vector<double> values;
    values.reserve(result.replicates);
    for (std::size_t row = 0; row != result.replicates; ++row) {
        values.push_back(number(row));
    }
    return interval_of(std::move(values));
}

std::string date_text(std::int64_t day) {
    using namespace std::chrono;
    const year_month_day date{sys_days{days{day}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

} // namespace diasim::analysis
