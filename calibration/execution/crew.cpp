// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/execution/crew.hpp"

#include "model/base/error.hpp"
#include "model/base/parallel.hpp"

#include <atomic>
#include <memory>
#include <new>
#include <optional>
#include <utility>

namespace diasim::calibration {
namespace {

/// What is wrong, without the words for somebody who waits at a terminal.
std::string reason_of(const InputError& error) {
    std::string reason;
    for (const Problem& problem : error.problems()) {
        reason += (reason.empty() ? "" : "; ") + problem.message;
    }
    return reason;
}

/// One evaluation, with further tries if it may help. Nothing if it was stopped.
std::optional<Outcome> outcome_of(Task task, const Evaluate& evaluate, const Beat& beat,
                                  std::size_t retries) {
    for (std::size_t tried = 0; true; ++tried) {
        std::string reason;
        try {
            auto values = evaluate(task, beat);
            return values ? std::optional{Outcome{std::move(*values), ""}} : std::nullopt;
        } catch (const InputError& error) {
            return Outcome{{}, reason_of(error)};
        } catch (const std::bad_alloc&) {
            reason = "out of memory";
        } catch (const std::exception& error) {
            reason = *error.what() == '\0' ? "failed" : error.what();
        }
        if (tried == retries) {
            return Outcome{{}, std::move(reason)};
        }
    }
}

/// What all threads of a crew share.
class Shift {
public:
    Shift(const Evaluate& evaluate, const Keep& keep, const Beat& beat, const CrewOptions& options)
        : evaluate_{evaluate}, keep_{keep}, options_{options}, beat_{[this, &beat] {
              return !is_stopped_ && beat();
          }} {}

    /// One thread's work. What is thrown stops the others, too.
    void run(const Deal& deal) {
        try {
            for (std::vector<Task> tasks = deal(); !tasks.empty() && !is_stopped_; tasks = deal()) {
                for (const Task task : tasks) {
                    if (!run_one(task)) {
                        is_stopped_ = true;
                        return;
                    }
                }
            }
        } catch (...) {
            is_stopped_ = true;
            throw;
        }
    }

    [[nodiscard]] bool is_stopped() const { return is_stopped_; }

private:
    bool run_one(Task task) {
        if (!beat_()) {
            return false;
        }
        std::optional<Outcome> outcome = outcome_of(task, evaluate_, beat_, options_.retries);
        if (!outcome) {
            return false;
        }
        keep_(task, std::move(*outcome));
        return true;
    }

    const Evaluate& evaluate_;
    const Keep& keep_;
    const CrewOptions& options_;
    Beat beat_;
    std::atomic<bool> is_stopped_{false};
};

} // namespace

Deal deal_from(std::span<const Task> tasks) {
    return [tasks, next = std::make_shared<std::atomic<std::size_t>>(0)]() -> std::vector<Task> {
        const std::size_t position = (*next)++;
        return position < tasks.size() ? std::vector<Task>{tasks[position]} : std::vector<Task>{};
    };
}

bool work(const Deal& deal, const Evaluate& evaluate, const Keep& keep, const Beat& beat,
          const CrewOptions& options) {
    Shift shift{evaluate, keep, beat, options};
    if (options.is_one_at_a_time) {
        shift.run(deal);
    } else {
        for_each_task(thread_count(), [&](std::size_t) { shift.run(deal); });
    }
    return !shift.is_stopped();
}

} // namespace diasim::calibration
