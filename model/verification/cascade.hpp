// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/verification/degrees.hpp"

#include <functional>
#include <optional>

/// Cascades of people who act once enough of their contacts do, on random graphs.
namespace diasim::verification {

/// Share of people with `contacts` contacts who act when `active` of them do.
using Response = std::function<double(std::size_t active, std::size_t contacts)>;

/// Share of people who act in the end, `seeds` of them from the start.
/// @source Gleeson & Cahalane 2007, doi:10.1103/PhysRevE.75.056103:
/// q = r + (1 - r) sum (k p_k / z) sum C(k-1, m) q^m (1-q)^(k-1-m) F(m, k), and the same with p_k
/// and C(k, m) for the share
[[nodiscard]] double cascade_size(const Degrees& degrees, const Response& response, double seeds);

/// Mean degrees of Poisson graphs on which one person can set off a global cascade.
struct CascadeWindow {
    double from = 0.0;
    double to = 0.0;
};

/// The window of a threshold that all share; nothing if there is none.
/// @source Watts 2002, doi:10.1073/pnas.082090499: sum over k <= 1/threshold of k (k-1) p_k > z
[[nodiscard]] std::optional<CascadeWindow> cascade_window(double threshold);

/// Probability that one person drawn at random sets off a global cascade: that it has a contact in
/// the giant cluster of those whom one contact convinces (Watts 2002).
[[nodiscard]] double trigger_probability(const Degrees& degrees, double threshold);

} // namespace diasim::verification
