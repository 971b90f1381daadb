// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The words of execution: many evaluations of one function, by whoever has time.
namespace diasim::calibration {

/// Number of one evaluation; what it stands for is its owner's business.
using Task = std::uint64_t;

/// What became of a task.
struct Outcome {
    std::vector<double> values;
    std::string failure; ///< why there are no values; empty if there are

    [[nodiscard]] bool is_done() const noexcept { return failure.empty(); }
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// Called many times a second from any thread; false to stop in order.
using Beat = std::function<bool()>;

/// The function. It depends on the task alone, so that it may be evaluated anywhere, and again; it
/// calls the beat and returns nothing if that says stop. An InputError means that the task itself
/// is at fault, any other exception that trying again may help.
using Evaluate = std::function<std::optional<std::vector<double>>(Task, const Beat&)>;

/// Gives out some tasks that nobody else has, from any thread; none if there is nothing left.
using Deal = std::function<std::vector<Task>()>;

/// Takes what became of a task, from any thread.
using Keep = std::function<void(Task, Outcome)>;

} // namespace diasim::calibration
