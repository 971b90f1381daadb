// SPDX-License-Identifier: BSD-3-Clause
// Who has heard of a gathering and when, held against a plain table of everybody.
#include "model/base/parallel.hpp"
#include "model/base/random.hpp"
#include "model/simulation/call_news.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace {

using namespace diasim;

/// Communities of 40,000 people, more than one task's, of nobody, of one and of 700.
Population four_communities() {
    Population population;
    population.community_begin = {0, 40'000, 40'000, 40'001, 40'701};
    for (std::uint16_t c = 0; c != 4; ++c) {
        population.community.resize(population.community_begin[c + std::size_t{1}], c);
    }
    return population;
}

std::vector<std::uint32_t> informed(const CallNews& news, const Population& population,
                                    std::uint32_t step) {
    std::vector<std::uint32_t> people;
    for (const CallNews::Stretch& stretch : news.reached()) {
        const auto some = news.informed(population, stretch, step);
        people.insert(people.end(), some.begin(), some.end());
    }
    return people;
}

/// Tells people at random, many of them again, and compares each step.
void check_against_a_table(std::uint32_t called, std::uint32_t lead) {
    const Population population = four_communities();
    CallNews news{4, called, called + lead};
    constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> table(population.size(), nobody);
    Stream stream{{5, 1}, Purpose{24}, called, lead};
    for (int i = 0; i != 3000; ++i) {
        const std::uint32_t person =
            i % 3 == 0 ? uniform_below(stream, 900) : uniform_below(stream, population.size());
        const std::uint32_t step = called + uniform_below(stream, lead + 1);
        news.tell(population, person, step);
        table[person] = std::min(table[person], step);
    }
    for (std::uint32_t step = called; step <= called + lead; step += std::max(1U, lead / 40)) {
        std::vector<std::uint32_t> now;
        std::vector<std::uint32_t> so_far;
        for (std::uint32_t person = 0; person != population.size(); ++person) {
            if (table[person] == step) {
                now.push_back(person);
            }
            if (table[person] <= step) {
                so_far.push_back(person);
            }
            REQUIRE(news.hears_after(population, person, step) == (table[person] > step));
        }
        CAPTURE(called, lead, step);
        REQUIRE(news.hearing(population, step) == now);
        REQUIRE(informed(news, population, step) == so_far);
    }
}

} // namespace

TEST_CASE("whoever is told of a gathering hears of it once, at the earliest step", "[simulation]") {
    check_against_a_table(3, 20);
    check_against_a_table(100, 254); // the longest lead in one byte
    check_against_a_table(100, 255); // two bytes
    check_against_a_table(0, 1);
    check_against_a_table(40'000, 9000); // hours, in a long run
}

TEST_CASE("news reaches a community with the first who is told there", "[simulation]") {
    const Population population = four_communities();
    CallNews news{4, 10, 30};
    CHECK(news.reached().empty());
    news.tell(population, 40'000, 12);
    CHECK_FALSE(news.has_reached(0));
    CHECK(news.has_reached(2));
    CHECK(informed(news, population, 11).empty());
    CHECK(informed(news, population, 12) == std::vector<std::uint32_t>{40'000});
}
