// SPDX-License-Identifier: BSD-3-Clause
// Numbers with a unit. What is read must be written so that it reads back to the same value.
#include "model/base/quantity.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace diasim;
    using fuzz::require;
    const std::string_view text = fuzz::text_of(data, size);
    if (const auto duration = parse_duration(text)) {
        require(std::isfinite(duration->days), "a duration is finite");
        require(parse_duration(to_text(*duration)) == duration, "durations round trip");
    }
    if (const auto rate = parse_rate(text)) {
        require(std::isfinite(rate->per_day), "a rate is finite");
        require(parse_rate(to_text(*rate)) == rate, "rates round trip");
    }
    if (const auto distance = parse_distance(text)) {
        require(std::isfinite(distance->km), "a distance is finite");
        require(parse_distance(to_text(*distance)) == distance, "distances round trip");
    }
    if (const auto percentage = parse_percentage(text)) {
        require(parse_number(to_text(Share{*percentage})) == percentage, "shares round trip");
    }
    if (const auto number = parse_number(text)) {
        require(parse_number(to_text(*number)) == number, "numbers round trip");
    }
    if (const auto time = parse_utc_time(text)) {
        require(parse_utc_time(to_text(*time)) == time, "moments round trip");
        require(weekday(*time, 0.0) >= 0 && weekday(*time, 0.0) <= 6, "a week has seven days");
    }
    return 0;
}
