// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/run_record_bytes.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/record/result_sample.hpp"

#include <bit>
#include <limits>

using namespace diasim;

namespace {

/// A record in which no two fields hold the same.
RunRecord full_record() {
    RunRecord record = sample_record(5);
    std::uint32_t next = 1000;
    for (auto* list : {&record.people, &record.attentive, &record.reached, &record.participants,
                       &record.active_people}) {
        for (std::uint32_t& number : *list) {
            number = next++;
        }
    }
    for (auto* list : {&record.attitude_mean, &record.attitude_deviation, &record.motivated,
                       &record.unhindered}) {
        for (float& number : *list) {
            number = static_cast<float>(next++) / 7.0F;
        }
    }
    record.gatherings.front().is_called_by_association = true;
    record.gatherings.front().activity = 1;
    return record;
}

} // namespace

TEST_CASE("a record comes back from its bytes") {
    const RunRecord record = full_record();
    const std::optional<RunRecord> again = record_from_bytes(to_bytes(record));
    REQUIRE(again);
    CHECK(*again == record);
    CHECK(record_from_bytes(to_bytes(RunRecord{})) == RunRecord{});
}

TEST_CASE("a record keeps every bit of its numbers") {
    RunRecord record = full_record();
    // Payload of NaN and sign of zero are what a comparison of numbers does not see.
    const std::uint32_t odd_nan = 0x7FC00123U;
    record.attitude_mean[0] = std::bit_cast<float>(odd_nan);
    record.attitude_mean[1] = -0.0F;
    record.attitude_mean[2] = std::numeric_limits<float>::denorm_min();
    const std::optional<RunRecord> again = record_from_bytes(to_bytes(record));
    REQUIRE(again);
    CHECK(std::bit_cast<std::uint32_t>(again->attitude_mean[0]) == odd_nan);
    CHECK(std::bit_cast<std::uint32_t>(again->attitude_mean[1]) == 0x80000000U);
    CHECK(to_bytes(*again) == to_bytes(record));
}

TEST_CASE("bytes that are no record are refused without asking for memory") {
    const std::vector<std::byte> bytes = to_bytes(full_record());
    for (std::size_t size = 0; size != bytes.size(); ++size) {
        REQUIRE_FALSE(record_from_bytes(std::span{bytes}.first(size)));
    }
    std::vector<std::byte> longer = bytes;
    longer.push_back(std::byte{0});
    CHECK_FALSE(record_from_bytes(longer));
    // Every list in turn claims to hold more than there is.
    for (std::size_t at = 0; at + 8 <= bytes.size(); ++at) {
        std::vector<std::byte> changed = bytes;
        std::fill_n(changed.begin() + static_cast<std::ptrdiff_t>(at), 8, std::byte{0xFF});
        const std::optional<RunRecord> record = record_from_bytes(changed);
        CHECK((!record || to_bytes(*record).size() == bytes.size()));
    }
}
