// SPDX-License-Identifier: BSD-3-Clause
#include "model/simulation/call_news.hpp"

#include "model/base/parallel.hpp"
#include "model/simulation/schedule.hpp"

#include <algorithm>
#include <cassert>

namespace diasim {
namespace {

/// Calls body(piece, its first person) for those of a stretch that are there.
template <class Number, class Body>
void for_each_piece_told(const Population& population,
                         const std::vector<SparseColumn<Number>>& columns,
                         CallNews::Stretch stretch, const Body& body) {
    for (std::size_t i = stretch.first_piece; i != stretch.last_piece; ++i) {
        if (const auto* piece = columns[stretch.community].piece(i)) {
            body(*piece, population.community_begin[stretch.community] +
                             static_cast<std::uint32_t>(i) * SparseColumn<Number>::piece_size);
        }
    }
}

template <class Number>
std::vector<CallNews::Stretch> stretches(const std::vector<SparseColumn<Number>>& columns) {
    constexpr std::size_t size = block_size / SparseColumn<Number>::piece_size;
    std::vector<CallNews::Stretch> result;
    for (std::size_t c = 0; c != columns.size(); ++c) {
        const std::size_t end = columns[c].piece_count();
        for (std::size_t first = 0; first < end; first += size) {
            result.push_back({c, first, std::min(end, first + size)});
        }
    }
    return result;
}

template <class Number>
std::vector<std::uint32_t> hearing_at(const Population& population,
                                      const std::vector<SparseColumn<Number>>& columns,
                                      std::uint32_t since_call) {
    std::vector<std::uint32_t> people;
    for (std::size_t c = 0; c != columns.size(); ++c) {
        for_each_piece_told(population, columns, {c, 0, columns[c].piece_count()},
                            [&](const auto& piece, std::uint32_t first_person) {
                                append_due<Number>(piece, static_cast<Number>(since_call),
                                                   first_person, people);
                            });
    }
    return people;
}

template <class Number>
std::vector<std::uint32_t> hearing_until(const Population& population,
                                         const std::vector<SparseColumn<Number>>& columns,
                                         CallNews::Stretch stretch, std::uint32_t since_call) {
    std::vector<std::uint32_t> people;
    for_each_piece_told(population, columns, stretch,
                        [&](const auto& piece, std::uint32_t first_person) {
                            for (std::uint32_t i = 0; i != piece.size(); ++i) {
                                if (piece[i] <= since_call) {
                                    people.push_back(first_person + i);
                                }
                            }
                        });
    return people;
}

} // namespace

CallNews::CallNews(std::size_t n_communities, std::uint32_t called, std::uint32_t appointed)
    : called_{called}, is_wide_{appointed - called >= SparseColumn<std::uint8_t>::unset} {
    narrow_.resize(is_wide_ ? 0 : n_communities);
    wide_.resize(is_wide_ ? n_communities : 0);
}

void CallNews::tell(const Population& population, std::uint32_t person, std::uint32_t step) {
    const std::uint16_t c = population.community[person];
    const std::uint32_t place = person - population.community_begin[c];
    const std::uint32_t since_call = step - called_;
    assert(since_call <
           (is_wide_ ? SparseColumn<std::uint16_t>::unset : SparseColumn<std::uint8_t>::unset));
    if (is_wide_) {
        wide_[c].lower(place, population.people(c), static_cast<std::uint16_t>(since_call));
    } else {
        narrow_[c].lower(place, population.people(c), static_cast<std::uint8_t>(since_call));
    }
}

std::vector<CallNews::Stretch> CallNews::reached() const {
    return is_wide_ ? stretches(wide_) : stretches(narrow_);
}

std::vector<std::uint32_t> CallNews::hearing(const Population& population,
                                             std::uint32_t step) const {
    return is_wide_ ? hearing_at(population, wide_, step - called_)
                    : hearing_at(population, narrow_, step - called_);
}

std::vector<std::uint32_t> CallNews::informed(const Population& population, Stretch stretch,
                                              std::uint32_t step) const {
    return is_wide_ ? hearing_until(population, wide_, stretch, step - called_)
                    : hearing_until(population, narrow_, stretch, step - called_);
}

} // namespace diasim
