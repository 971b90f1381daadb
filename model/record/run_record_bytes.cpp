// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/run_record_bytes.hpp"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <type_traits>

namespace diasim {
namespace {

template <class T>
concept Number = std::integral<T> || std::floating_point<T>;

class Output {
public:
    template <Number T>
    void field(const T& number) {
        const auto bytes = std::as_bytes(std::span{&number, 1});
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    }
    template <Number T>
    void field(const std::vector<T>& numbers) {
        field(std::uint64_t{numbers.size()});
        const auto bytes = std::as_bytes(std::span{numbers});
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    }
    template <class T>
    void field(const std::vector<T>& items) {
        field(std::uint64_t{items.size()});
        for (const T& item : items) {
            fields(*this, item);
        }
    }

    [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }

private:
    std::vector<std::byte> bytes_;
};

/// Reads what Output wrote; once something does not fit, nothing more is read.
class Input {
public:
    explicit Input(std::span<const std::byte> bytes) : left_{bytes} {}

    template <Number T>
    void field(T& number) {
        copy_into(std::as_writable_bytes(std::span{&number, 1}));
    }
    void field(bool& flag) {
        std::uint8_t byte = 0;
        field(byte);
        flag = byte != 0;
    }
    template <Number T>
    void field(std::vector<T>& numbers) {
        numbers.resize(count(sizeof(T)));
        copy_into(std::as_writable_bytes(std::span{numbers}));
    }
    template <class T>
    void field(std::vector<T>& items) {
        const std::size_t n = count(1);
        for (std::size_t i = 0; i != n && fits_; ++i) {
            fields(*this, items.emplace_back());
        }
    }

    /// Whether everything fitted and nothing is left.
    [[nodiscard]] bool is_whole() const { return fits_ && left_.empty(); }

private:
    /// A number of items that the bytes left can hold, so that no damage asks for all memory.
    std::size_t count(std::size_t item_size) {
        std::uint64_t n = 0;
        field(n);
        fits_ = fits_ && n <= left_.size() / item_size;
        return fits_ ? n : 0;
    }
    void copy_into(std::span<std::byte> target) {
        fits_ = fits_ && target.size() <= left_.size();
        if (fits_) {
            std::ranges::copy(left_.first(target.size()), target.begin());
            left_ = left_.subspan(target.size());
        }
    }

    std::span<const std::byte> left_;
    bool fits_ = true;
};

// The fields of each type in their order, for reading and for writing alike. Each is taken apart by
// a structured binding, which no longer compiles once a field is added: none can be forgotten.

template <class Archive, class... Field>
void all(Archive& archive, Field&... field) {
    (archive.field(field), ...);
}

template <class Archive, class Pair>
requires requires(Pair pair) {
    pair.first;
}
void fields(Archive& archive, Pair& pair) {
    all(archive, pair.first, pair.second);
}

template <class Archive, class Gathering>
requires std::same_as<std::remove_const_t<Gathering>, GatheringRecord>
void fields(Archive& archive, Gathering& gathering) {
    auto& [step, site, activity, is_called, informed, attendance, by_community, by_subgroup] =
        gathering;
    all(archive, step, site, activity, is_called, informed, attendance, by_community, by_subgroup);
}

template <class Archive, class Shape>
void shape_fields(Archive& archive, Shape& shape) {
    auto& [steps, periods, steps_per_period, communities, activities, barriers, subgroups] = shape;
    all(archive, steps, periods, steps_per_period, communities, activities, barriers, subgroups);
}

template <class Archive, class Record>
void record_fields(Archive& archive, Record& record) {
    auto& [shape, replicate, people, acts, attentive, reached, participants, active_people,
           attitude_mean, attitude_deviation, motivated, unhindered, barrier_loss, gatherings,
           failed_gatherings] = record;
    shape_fields(archive, shape);
    all(archive, replicate, people, acts, attentive, reached, participants, active_people,
        attitude_mean, attitude_deviation, motivated, unhindered, barrier_loss, gatherings,
        failed_gatherings);
}

} // namespace

std::vector<std::byte> to_bytes(const RunRecord& record) {
    Output output;
    record_fields(output, record);
    return output.take();
}

std::optional<RunRecord> record_from_bytes(std::span<const std::byte> bytes) {
    Input input{bytes};
    RunRecord record;
    record_fields(input, record);
    return input.is_whole() ? std::optional{std::move(record)} : std::nullopt;
}

} // namespace diasim
