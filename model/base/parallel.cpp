// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/parallel.hpp"

#include <cmath>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <mutex>
#include <sched.h>
#include <string>
#include <vector>

#ifdef DIASIM_STD_THREADS
#include <atomic>
#include <thread>
#else
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace diasim {
namespace {

thread_local bool inside_task = false;
thread_local std::size_t threads_here = 1;

/// Marks that the current thread runs a task, for as long as it lives.
class TaskScope {
public:
    TaskScope() : before_{inside_task} { inside_task = true; }
    ~TaskScope() { inside_task = before_; }
    TaskScope(const TaskScope&) = delete;
    TaskScope(TaskScope&&) = delete;
    TaskScope& operator=(const TaskScope&) = delete;
    TaskScope& operator=(TaskScope&&) = delete;

private:
    bool before_;
};

#ifdef DIASIM_STD_THREADS
// The thread sanitizer reports false races inside the packaged oneTBB: it gets plain threads.
void run_parallel(std::size_t n, const std::function<void(std::size_t)>& task) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex guard;
    {
        std::vector<std::jthread> workers;
        for (std::size_t worker = 0; worker != std::min(n, threads_here); ++worker) {
            workers.emplace_back([&] {
                const TaskScope scope;
                for (std::size_t i = next++; i < n; i = next++) {
                    try {
                        task(i);
                    } catch (...) {
                        const std::lock_guard lock{guard};
                        failure = std::current_exception();
                    }
                }
            });
        }
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

void run_with_threads(std::size_t /*n_threads*/, const std::function<void()>& work) {
    work();
}
#else
void run_parallel(std::size_t n, const std::function<void(std::size_t)>& task) {
    tbb::parallel_for(
        std::size_t{0}, n,
        [&task](std::size_t i) {
            const TaskScope scope;
            task(i);
        },
        tbb::simple_partitioner{});
}

void run_with_threads(std::size_t n_threads, const std::function<void()>& work) {
    // An arena alone does not raise the number of workers beyond the cores, a limit alone neither.
    const tbb::global_control limit{tbb::global_control::max_allowed_parallelism, n_threads};
    tbb::task_arena arena{static_cast<int>(n_threads)};
    arena.execute(work);
}
#endif

/// Processors granted by the control group's quota; 0 when there is none.
std::size_t control_group_limit() {
    std::ifstream file{"/sys/fs/cgroup/cpu.max"};
    std::string quota;
    double period = 0.0;
    if (!(file >> quota >> period) || quota == "max" || period <= 0.0) {
        return 0;
    }
    return static_cast<std::size_t>(std::max(1.0, std::ceil(std::atof(quota.c_str()) / period)));
}

} // namespace

bool is_concurrent(std::size_t n) noexcept {
    return !inside_task && threads_here != 1 && n > 1;
}

void for_each_task(std::size_t n, const std::function<void(std::size_t)>& task) {
    if (!is_concurrent(n)) {
        for (std::size_t i = 0; i != n; ++i) {
            task(i);
        }
        return;
    }
    run_parallel(n, task);
}

void with_threads(std::size_t n_threads, const std::function<void()>& work) {
    n_threads = std::max<std::size_t>(1, n_threads);
    run_with_threads(n_threads, [&] {
        const std::size_t before = threads_here;
        threads_here = n_threads;
        try {
            work();
        } catch (...) {
            threads_here = before;
            throw;
        }
        threads_here = before;
    });
}

std::size_t thread_count() {
    return inside_task ? 1 : threads_here;
}

std::size_t available_threads() {
    if (const char* granted = std::getenv("SLURM_CPUS_PER_TASK"); granted != nullptr) {
        const long n = std::atol(granted);
        if (n > 0) {
            return static_cast<std::size_t>(n);
        }
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    std::size_t n = 1;
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        n = static_cast<std::size_t>(CPU_COUNT(&set));
    }
    const std::size_t limit = control_group_limit();
    return std::max<std::size_t>(1, limit == 0 ? n : std::min(n, limit));
}

} // namespace diasim
