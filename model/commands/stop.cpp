// SPDX-License-Identifier: BSD-3-Clause
#include "model/commands/stop.hpp"

#include <atomic>

namespace diasim::commands {
namespace {

// A signal handler reaches nothing but static objects.
std::atomic<int> received{0}; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
static_assert(std::atomic<int>::is_always_lock_free);

void note_signal(int signal) {
    received.store(signal);
}

struct sigaction handler() {
    struct sigaction action = {};
    action.sa_handler = note_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART); // the second one ends at once
    return action;
}

} // namespace

StopWatch::StopWatch(std::optional<Duration> limit) {
    if (limit) {
        const std::chrono::duration<double> seconds{limit->days * seconds_per_day};
        deadline_ = std::chrono::steady_clock::now() +
                    std::chrono::duration_cast<std::chrono::steady_clock::duration>(seconds);
    }
    received.store(0);
    const struct sigaction action = handler();
    ::sigaction(SIGINT, &action, &old_interrupt_);
    ::sigaction(SIGTERM, &action, &old_terminate_);
}

StopWatch::~StopWatch() {
    ::sigaction(SIGINT, &old_interrupt_, nullptr);
    ::sigaction(SIGTERM, &old_terminate_, nullptr);
}

bool StopWatch::may_go_on() const {
    return received.load() == 0 && (!deadline_ || std::chrono::steady_clock::now() < *deadline_);
}

ExitCode StopWatch::code() const {
    return received.load() == SIGINT ? ExitCode::interrupted : ExitCode::stopped;
}

} // namespace diasim::commands
