// SPDX-License-Identifier: BSD-3-Clause
#include "model/verification/threshold_law.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace diasim::verification {

double share_at_most(const ThresholdLaw& law, double x) {
    constexpr double hair = 1e-6;
    const double reached = x + hair;
    if (law.form == ThresholdLaw::Form::values) {
        const auto reached_by =
            std::ranges::count_if(law.values, [&](double value) { return value <= reached; });
        return static_cast<double>(reached_by) / static_cast<double>(law.values.size());
    }
    const bool has_spread = law.deviation > 0.0;
    if (law.form == ThresholdLaw::Form::constant || !has_spread) {
        return reached >= law.mean ? 1.0 : 0.0;
    }
    if (law.form == ThresholdLaw::Form::uniform) {
        return std::clamp((x - law.mean + law.deviation) / (2.0 * law.deviation), 0.0, 1.0);
    }
    return normal_probability((x - law.mean) / law.deviation);
}

Distribution distribution_of(const ThresholdLaw& law) {
    return [law](double x) { return share_at_most(law, x); };
}

Response response_of(const ThresholdLaw& law) {
    return [law](std::size_t active, std::size_t contacts) {
        const auto count = static_cast<double>(active);
        const double share = contacts == 0 ? 0.0 : count / static_cast<double>(contacts);
        return share_at_most(law, law.counts ? count : share);
    };
}

std::vector<double> spaced_thresholds(const ThresholdLaw& law, std::size_t n) {
    std::vector<double> thresholds;
    thresholds.reserve(n);
    if (law.form == ThresholdLaw::Form::values) {
        for (std::size_t i = 0; i != n; ++i) {
            thresholds.push_back(law.values[(2 * i + 1) * law.values.size() / (2 * n)]);
        }
        return thresholds;
    }
    const double half_width = law.form == ThresholdLaw::Form::uniform ? law.deviation : 0.0;
    for (std::size_t i = 0; i != n; ++i) {
        // Written so that 0 to 99 come out as whole numbers.
        const double from_middle = (2.0 * static_cast<double>(i) + 1.0) / static_cast<double>(n);
        thresholds.push_back(law.mean + (from_middle - 1.0) * half_width);
    }
    return thresholds;
}

std::optional<Degrees> degrees_of(const FriendsSpec& friends) {
    if (friends.mean_degree <= 0.0) {
        return std::nullopt;
    }
    if (friends.kind == FriendsKind::erdos_renyi) {
        return poisson_degrees(friends.mean_degree);
    }
    if (friends.kind != FriendsKind::configuration) {
        return std::nullopt;
    }
    switch (friends.degree_law) {
    case DegreeLaw::regular:
        return regular_degrees(friends.mean_degree);
    case DegreeLaw::poisson:
        return poisson_degrees(friends.mean_degree);
    case DegreeLaw::power_law:
        break;
    }
    return power_law_degrees(friends.exponent, friends.minimum_degree, friends.maximum_degree);
}

std::string ties_text(const FriendsSpec& friends) {
    const bool is_configured = friends.kind == FriendsKind::configuration;
    if (is_configured && friends.degree_law == DegreeLaw::power_law) {
        return fmt::format("power law {:g} from {} to {}", friends.exponent, friends.minimum_degree,
                           friends.maximum_degree);
    }
    if (is_configured && friends.degree_law == DegreeLaw::regular) {
        return fmt::format("regular z {:g}", friends.mean_degree);
    }
    switch (friends.kind) {
    case FriendsKind::erdos_renyi:
    case FriendsKind::configuration:
        return fmt::format("Poisson z {:g}", friends.mean_degree);
    case FriendsKind::complete:
        return "mean field";
    case FriendsKind::ring_lattice:
    case FriendsKind::small_world:
        return fmt::format("ring z {:g}", friends.mean_degree);
    case FriendsKind::none:
        break;
    }
    return "no ties";
}

namespace {

/// All of a short list, the beginning and the end of a long one.
std::string listed(const std::vector<double>& values) {
    constexpr std::size_t shown = 4;
    if (values.size() <= shown + 1) {
        return fmt::format("{:g}", fmt::join(values, ", "));
    }
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(shown);
    return fmt::format("{:g} ... {:g}", fmt::join(values.begin(), end, ", "), values.back());
}

} // namespace

std::string threshold_text(const ThresholdLaw& law) {
    switch (law.form) {
    case ThresholdLaw::Form::constant:
        return fmt::format("threshold {:g}", law.mean);
    case ThresholdLaw::Form::uniform:
        return fmt::format("thresholds {:g} to {:g}", law.mean - law.deviation,
                           law.mean + law.deviation);
    case ThresholdLaw::Form::values:
        return fmt::format("thresholds {}", listed(law.values));
    case ThresholdLaw::Form::normal:
        break;
    }
    return fmt::format("normal thresholds {:g} +- {:g}", law.mean, law.deviation);
}

} // namespace diasim::verification
