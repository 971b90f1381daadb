// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/population/population.hpp"
#include "model/simulation/sparse_column.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diasim {

/// When people hear of a gathering first: a step each, kept as the number of steps since the call,
/// in one byte if the gathering begins within 254 steps, else in two. Most calls reach few people
/// of a large community: where nobody has been told, nothing is kept.
class CallNews {
public:
    /// No news of no call.
    CallNews() = default;

    /// Nobody has been told yet. Steps from `called` to `appointed` can be kept.
    CallNews(std::size_t n_communities, std::uint32_t called, std::uint32_t appointed);

    /// Whether anybody of a community has been told.
    [[nodiscard]] bool has_reached(std::size_t community) const noexcept {
        return is_wide_ ? !wide_[community].is_empty() : !narrow_[community].is_empty();
    }

    /// Whether a person hears of the gathering after this step, if at all.
    [[nodiscard]] bool hears_after(const Population& population, std::uint32_t person,
                                   std::uint32_t step) const noexcept {
        const std::uint16_t c = population.community[person];
        const std::uint32_t place = person - population.community_begin[c];
        return is_wide_ ? wide_[c].at(place) > step - called_
                        : narrow_[c].at(place) > step - called_;
    }

    /// Asks for what hears_after and tell look up of a person.
    void fetch(const Population& population, std::uint32_t person) const noexcept {
        const std::uint16_t c = population.community[person];
        const std::uint32_t place = person - population.community_begin[c];
        is_wide_ ? wide_[c].fetch(place) : narrow_[c].fetch(place);
    }

    /// Lets a person hear of it in a step, from the call to the appointed, unless it does so
    /// before.
    void tell(const Population& population, std::uint32_t person, std::uint32_t step);

    /// Some people of a community that the news has reached, for one task.
    struct Stretch {
        std::size_t community = 0;
        std::size_t first_piece = 0;
        std::size_t last_piece = 0; ///< behind the last
    };

    /// The people of all communities that the news has reached, rising.
    [[nodiscard]] std::vector<Stretch> reached() const;

    /// Who hears of it in a step, rising.
    [[nodiscard]] std::vector<std::uint32_t> hearing(const Population& population,
                                                     std::uint32_t step) const;

    /// Who of a stretch hears of it by the end of a step, rising.
    [[nodiscard]] std::vector<std::uint32_t> informed(const Population& population, Stretch stretch,
                                                      std::uint32_t step) const;

private:
    std::uint32_t called_ = 0;
    bool is_wide_ = false;
    std::vector<SparseColumn<std::uint8_t>> narrow_; ///< by community; empty if wide
    std::vector<SparseColumn<std::uint16_t>> wide_;  ///< by community; empty unless wide
};

} // namespace diasim
