// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/voices.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/network/network_sample.hpp"

#include <cmath>

using namespace diasim;

namespace {

Hosts two_hosts() {
    Hosts hosts;
    hosts.countries.resize(2);
    hosts.countries[0].region = "north";
    hosts.countries[1].region = "south";
    hosts.communities.resize(2);
    hosts.communities[1].country = 1;
    return hosts;
}

Voice voice_of(double reach_low, double reach_high) {
    Voice voice;
    voice.stance_low = 0.2;
    voice.stance_high = 0.4;
    voice.reach_low = reach_low;
    voice.reach_high = reach_high;
    return voice;
}

/// Heard by all, by the south, and by one subgroup.
VoiceTable three_voices() {
    VoiceTable table{voice_of(0.3, 0.5), voice_of(1.0, 1.0), voice_of(1.0, 1.0)};
    table[1].regions = {"south"};
    table[2].subgroups = {1};
    return table;
}

} // namespace

TEST_CASE("voices speak to their regions and subgroups alone", "[network]") {
    const Population population = sample_population({500, 700});
    const Voices voices = draw_voices(three_voices(), two_hosts(), population, RunKey{3, 1});
    REQUIRE(voices.masks.size() == 1200); // three voices: a byte each
    for (std::uint32_t person = 0; person != 1200; ++person) {
        const std::uint32_t mask = voices.mask(person);
        REQUIRE(((mask >> 1U) & 1U) == population.community[person]);
        REQUIRE(((mask >> 2U) & 1U) == (population.subgroup[person] == 1 ? 1U : 0U));
        REQUIRE(voices.followed(person) ==
                static_cast<int>((mask & 1U) + ((mask >> 1U) & 1U) + (mask >> 2U)));
    }
}

TEST_CASE("the share that follows a voice is its drawn reach", "[network]") {
    constexpr std::uint32_t n = 100'000;
    const Voices voices =
        draw_voices(three_voices(), two_hosts(), sample_population({n / 2, n / 2}), RunKey{3, 1});
    const double reach = voices.reach[0];
    CHECK((reach >= 0.3 && reach <= 0.5));
    CHECK((voices.stance[0] >= 0.2 && voices.stance[0] <= 0.4));
    double followers = 0.0;
    for (std::uint32_t person = 0; person != n; ++person) {
        followers += voices.mask(person) & 1U;
    }
    CHECK(std::abs(followers / n - reach) < 5.0 * std::sqrt(reach * (1.0 - reach) / n));
}

TEST_CASE("reach and stance differ between replicates", "[network]") {
    const Population population = sample_population({10, 10});
    const Voices one = draw_voices(three_voices(), two_hosts(), population, RunKey{3, 0});
    const Voices other = draw_voices(three_voices(), two_hosts(), population, RunKey{3, 1});
    CHECK(one.reach[0] != other.reach[0]);
    CHECK(one.stance[0] != other.stance[0]);
}

TEST_CASE("who follows whom is kept for as many voices as there may be", "[network]") {
    for (const std::size_t n_voices : {1U, 8U, 9U, 15U, 24U, 32U}) {
        Voices voices;
        voices.stance.resize(n_voices);
        voices.masks.resize(3 * voices.mask_bytes());
        const std::uint32_t all = 0xFFFFFFFFU >> (32U - n_voices);
        for (const std::uint32_t mask : {all, all & 0xA5A5A5A5U, std::uint32_t{1}}) {
            voices.set_mask(1, mask);
            CAPTURE(n_voices, mask);
            CHECK(voices.mask(1) == mask);
            CHECK(voices.mask(0) == 0);
            CHECK(voices.mask(2) == 0);
        }
    }
}

TEST_CASE("a scenario without voices has no masks", "[network]") {
    const Voices voices = draw_voices({}, two_hosts(), sample_population({5, 5}), RunKey{});
    CHECK(voices.masks.empty());
    CHECK(voices.followed(3) == 0);
}

TEST_CASE("more voices than a mask holds are refused", "[network]") {
    CHECK_THROWS_AS(draw_voices(VoiceTable(33), two_hosts(), sample_population({5, 5}), RunKey{}),
                    std::logic_error);
}
