// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/reported_size.hpp"

#include "calibration/observed/crowd_size.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace diasim::calibration {
namespace {

/// From a size on, numbers are rounded to a multiple (assumption: heaping of crowd sizes).
struct Heap {
    double from;
    double multiple;
};

constexpr std::array<Heap, 3> media_heaps{{{1000.0, 500.0}, {100.0, 50.0}, {10.0, 10.0}}};
constexpr std::array<Heap, 3> office_heaps{{{1000.0, 500.0}, {100.0, 50.0}, {10.0, 5.0}}};

double multiple_at(const std::array<Heap, 3>& heaps, double size) {
    const auto* heap = std::ranges::find_if(heaps, [&](const Heap& h) { return size >= h.from; });
    return heap == heaps.end() ? 1.0 : heap->multiple;
}

double rounded(double size, double multiple) {
    return std::max(1.0, std::round(size / multiple) * multiple);
}

} // namespace

SizeInterval size_in_words(double size) {
    const double whole = std::round(size);
    if (whole < crowd_words.front().size.low) {
        return {1.0, 1.0};
    }
    const auto* next = std::ranges::find_if(
        crowd_words, [whole](const CrowdWord& word) { return whole < word.size.low; });
    return (next - 1)->size;
}

SizeInterval size_in_numbers(double size) {
    const double multiple = multiple_at(media_heaps, std::round(size));
    const double number = rounded(size, multiple);
    const double half = multiple > 1.0 ? 0.5 * multiple : 0.0;
    return {number - half, number + half};
}

double announced_number(double size) {
    return rounded(size, multiple_at(office_heaps, std::round(size)));
}

} // namespace diasim::calibration
