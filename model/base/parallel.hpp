// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>

/// The only place of the project that knows threads. A loop is cut into blocks of fixed size, never
/// by the number of threads, and a body writes nothing that another block writes, so results have
/// the same bits for any number of threads.
namespace diasim {

/// People handled by one task: large enough to hide the cost of a task, small enough to balance.
inline constexpr std::size_t block_size = 16384;

/// Number of blocks that cover [0, n).
[[nodiscard]] constexpr std::size_t block_count(std::size_t n) noexcept {
    return (n + block_size - 1) / block_size;
}

/// Calls task(0) ... task(n - 1), in parallel and in any order; an exception of a task is thrown
/// again here. Called inside another such loop it runs in the calling thread: the outer loop has
/// the threads already.
void for_each_task(std::size_t n, const std::function<void(std::size_t)>& task);

/// Whether tasks of a loop over n that begins here may run at the same time. Where they may not,
/// what they share needs no atomic operations, which cost some twenty plain ones.
[[nodiscard]] bool is_concurrent(std::size_t n) noexcept;

/// Calls body(block, begin, end) for consecutive blocks that cover [0, n).
/// Precondition: no two calls write the same object.
template <class Body>
void for_each_block(std::size_t n, const Body& body) {
    for_each_task(block_count(n), [&body, n](std::size_t block) {
        body(block, block * block_size, std::min(n, (block + 1) * block_size));
    });
}

/// Runs `work` with at most `n_threads` threads (at least 1) for all loops inside.
void with_threads(std::size_t n_threads, const std::function<void()>& work);

/// Number of threads that loops use here: that of the enclosing with_threads, 1 inside a task.
[[nodiscard]] std::size_t thread_count();

/// Threads that "auto" means: SLURM_CPUS_PER_TASK if set, else the processors that the scheduler
/// and the control group grant this process.
[[nodiscard]] std::size_t available_threads();

} // namespace diasim
