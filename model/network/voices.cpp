// SPDX-License-Identifier: BSD-3-Clause
#include "model/network/voices.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"
#include "model/network/people_pieces.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace diasim {
namespace {

/// Voices that speak to each community and to each subgroup, as bits.
struct Audiences {
    std::vector<std::uint32_t> by_community;
    std::array<std::uint32_t, std::numeric_limits<std::uint8_t>::max() + 1> by_subgroup{};
};

template <class Values, class Value>
bool contains_or_empty(const Values& values, Value value) {
    return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

Audiences find_audiences(const VoiceTable& table, const Hosts& hosts) {
    Audiences audiences;
    audiences.by_community.assign(hosts.communities.size(), 0);
    for (std::size_t v = 0; v != table.size(); ++v) {
        const std::uint32_t bit = 1U << v;
        for (std::size_t c = 0; c != hosts.communities.size(); ++c) {
            const Country& country = hosts.countries[hosts.communities[c].country];
            if (contains_or_empty(table[v].regions, country.region)) {
                audiences.by_community[c] |= bit;
            }
        }
        for (std::size_t subgroup = 0; subgroup != audiences.by_subgroup.size(); ++subgroup) {
            if (contains_or_empty(table[v].subgroups, subgroup)) {
                audiences.by_subgroup[subgroup] |= bit;
            }
        }
    }
    return audiences;
}

double between(double low, double high, Stream& stream) {
    return low + (high - low) * uniform(stream);
}

/// 2^32 x reach: a uniform 32-bit number lies below it with the probability `reach`.
std::vector<std::uint64_t> thresholds_of(const std::vector<double>& reach) {
    std::vector<std::uint64_t> thresholds;
    std::transform(reach.begin(), reach.end(), std::back_inserter(thresholds), [](double share) {
        return static_cast<std::uint64_t>(std::llround(share * 0x1.0p32));
    });
    return thresholds;
}

std::uint32_t draw_mask(const std::vector<std::uint64_t>& thresholds, Stream& stream) {
    std::uint32_t mask = 0;
    std::uint32_t bit = 1;
    for (const std::uint64_t threshold : thresholds) {
        mask |= stream() < threshold ? bit : 0U;
        bit <<= 1U;
    }
    return mask;
}

} // namespace

Voices draw_voices(const VoiceTable& table, const Hosts& hosts, const Population& population,
                   RunKey run) {
    check(table.size() <= max_voices, "number of voices");
    Voices voices;
    for (std::size_t v = 0; v != table.size(); ++v) {
        Stream stream{run, Purpose::voice, v, 0};
        voices.stance.push_back(between(table[v].stance_low, table[v].stance_high, stream));
        voices.reach.push_back(between(table[v].reach_low, table[v].reach_high, stream));
    }
    if (table.empty()) {
        return voices;
    }
    const Audiences audiences = find_audiences(table, hosts);
    const std::vector<std::uint64_t> thresholds = thresholds_of(voices.reach);
    voices.masks.resize(population.size() * voices.mask_bytes());
    for_each_block(population.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t person = begin; person != end; ++person) {
            Stream stream{run, Purpose::audience, person, 0};
            voices.set_mask(person, draw_mask(thresholds, stream) &
                                        audiences.by_community[population.community[person]] &
                                        audiences.by_subgroup[population.subgroup[person]]);
        }
    });
    return voices;
}

} // namespace diasim
