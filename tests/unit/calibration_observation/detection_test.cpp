// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observation/detection.hpp"
#include "model/base/random.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

#include <cmath>
#include <vector>

using namespace diasim;
using namespace diasim::calibration;

TEST_CASE("the detection curve is found again in what it made") {
    std::vector<double> intercepts;
    std::vector<double> slopes;
    std::size_t covered = 0;
    constexpr std::uint32_t n = 200;
    for (std::uint32_t sample = 0; sample != n; ++sample) {
        Stream stream{RunKey{2, sample}, Purpose::report, 0, 0};
        std::vector<Overlap> events;
        for (int i = 0; i != 200; ++i) {
            const double size = std::pow(10.0, 3.0 * uniform(stream));
            events.push_back(
                {size, uniform(stream) < test::logistic_of(-2.5 + 2.0 * std::log10(size))});
        }
        const DetectionCurve curve = estimate_detection(events).value();
        intercepts.push_back(curve.intercept);
        slopes.push_back(curve.per_log10_size);
        const double truth = test::logistic_of(-2.5 + 2.0 * std::log10(20.0));
        const DetectionAt at = detection_at(curve, 20.0);
        covered += at.low <= truth && truth <= at.high ? 1 : 0;
    }
    // Firth's estimate is without bias of order 1 / n; what is left at 200 events is small.
    const test::Estimate a = test::estimate(intercepts);
    const test::Estimate b = test::estimate(slopes);
    CHECK(std::abs(a.mean + 2.5) < 5 * a.error + 0.05);
    CHECK(std::abs(b.mean - 2.0) < 5 * b.error + 0.05);
    CHECK(std::abs(static_cast<double>(covered) - 0.9 * n) < 5 * test::binomial_error(n, 0.9));
}

TEST_CASE("the curve is finite when no event or all events were reported") {
    for (const bool in_media : {false, true}) {
        const std::vector<Overlap> events{
            {5, in_media}, {20, in_media}, {60, in_media}, {9, in_media}};
        const auto curve = estimate_detection(events);
        REQUIRE(curve);
        CHECK(std::isfinite(curve->intercept));
        CHECK(std::isfinite(curve->intercept_error));
        CHECK((detection_at(*curve, 20).probability > 0.5) == in_media);
        CHECK(detection_at(*curve, 20).low < detection_at(*curve, 20).high);
    }
}

TEST_CASE("Firth's estimate of a saturated table adds half an event to each cell") {
    // With one of two sizes the penalised likelihood has the closed form ln((k + .5) / (n - k +
    // .5)).
    std::vector<Overlap> events;
    for (int i = 0; i != 8; ++i) {
        events.push_back({1.0, i < 2});
        events.push_back({10.0, i < 5});
    }
    const DetectionCurve curve = estimate_detection(events).value();
    CHECK(curve.intercept == Approx(std::log(2.5 / 6.5)).margin(1e-8));
    CHECK(curve.per_log10_size == Approx(std::log(5.5 / 3.5) - std::log(2.5 / 6.5)).margin(1e-8));
    CHECK(curve.events == 16);
    CHECK(curve.reported == 7);
}

TEST_CASE("two events or one size make no curve") {
    CHECK_FALSE(estimate_detection(std::vector<Overlap>{{5, true}, {9, false}}));
    CHECK_FALSE(estimate_detection(std::vector<Overlap>{{5, true}, {5, false}, {5, true}}));
}

TEST_CASE("intervals of detection hold the truth with few events") {
    // Nine events as in a register of one month, of sizes as in Berlin.
    constexpr std::uint32_t n = 400;
    const double truth = test::logistic_of(-2.5 + 2.0 * std::log10(20.0));
    std::size_t covered = 0;
    for (std::uint32_t sample = 0; sample != n; ++sample) {
        Stream stream{RunKey{4, sample}, Purpose::report, 0, 0};
        std::vector<Overlap> events;
        for (const double size : {4.0, 7.0, 13.0, 24.0, 60.0, 64.0, 65.0, 20.0, 30.0}) {
            events.push_back(
                {size, uniform(stream) < test::logistic_of(-2.5 + 2.0 * std::log10(size))});
        }
        const DetectionAt at = detection_at(estimate_detection(events).value(), 20.0);
        CHECK(at.low < at.probability);
        CHECK(at.probability < at.high);
        covered += at.low <= truth && truth <= at.high ? 1 : 0;
    }
    CAPTURE(covered);
    // Counts of nine events make a coarse interval: 5 binomial errors and 3 points.
    CHECK(std::abs(static_cast<double>(covered) - 0.9 * n) <
          5 * test::binomial_error(n, 0.9) + 0.03 * n);
}
