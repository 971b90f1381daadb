// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "tests/support/catch.hpp"

#include <cstdint>
#include <rapidcheck.h>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>

/// Laws that are tried on inputs drawn by RapidCheck, from a fixed seed and within a Catch2 test of
/// either major version.
namespace diasim::test {

/// Hears of each case and says nothing: with RapidCheck's own listener come its environment
/// variable and the random seed that it takes without one.
class SilentListener : public rc::detail::TestListener {
    void onTestCaseFinished(const rc::detail::CaseDescription& /*description*/) override {}
    void onShrinkTried(const rc::detail::CaseDescription& /*shrink*/, bool /*accepted*/) override {}
    void onTestFinished(const rc::detail::TestMetadata& /*metadata*/,
                        const rc::detail::TestResult& /*result*/) override {}
};

enum class Shrink : std::uint8_t { yes, no };

/// Tries `property`, a function that draws its inputs with `*generator` and asserts with RC_ASSERT,
/// on `n_cases` inputs. A failure shows the input that broke it, with Shrink::yes the smallest that
/// was found; that tries hundreds more, too many where a case takes seconds.
template <class Property>
void check_property(int n_cases, Property&& property, Shrink shrink = Shrink::yes) {
    rc::detail::TestParams parameters;
    parameters.seed = 20220105;
    parameters.maxSuccess = n_cases;
    parameters.disableShrinking = shrink == Shrink::no;
    SilentListener listener;
    const rc::detail::TestResult result = rc::detail::checkTestable(
        std::forward<Property>(property), rc::detail::TestMetadata{}, parameters, listener,
        std::unordered_map<std::string, rc::detail::Reproduce>{});
    std::ostringstream words;
    rc::detail::printResultMessage(result, words);
    INFO(words.str());
    CHECK(result.template is<rc::detail::SuccessResult>());
}

/// A number in [0, 1), a multiple of 2^-31.
[[nodiscard]] inline rc::Gen<double> fraction() {
    constexpr std::uint32_t n = 1U << 31U;
    return rc::gen::map(rc::gen::inRange<std::uint32_t>(0, n),
                        [](std::uint32_t i) { return static_cast<double>(i) / n; });
}

/// A number in [low, high).
[[nodiscard]] inline rc::Gen<double> number_between(double low, double high) {
    return rc::gen::map(fraction(), [low, high](double u) { return low + (high - low) * u; });
}

} // namespace diasim::test
