// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/base/memory.hpp"
#include "model/base/parallel.hpp"

#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <string>

/// Time and memory of a piece of work.
namespace diasim::benchmarks {

/// Seconds since some moment: of this process on all processors with one thread, so that other
/// programs on the machine count less, and of a clock on the wall with several.
[[nodiscard]] inline double seconds_now() {
    if (thread_count() == 1) {
        return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Seconds that work() takes.
template <class Work>
[[nodiscard]] double seconds_of(const Work& work) {
    const double start = seconds_now();
    work();
    return seconds_now() - start;
}

/// A number of /proc/self/status [bytes]; NaN where there is none.
[[nodiscard]] inline double bytes_in_status(const std::string& key) {
    std::ifstream status{"/proc/self/status"};
    for (std::string word; status >> word;) {
        if (double kilobytes = 0.0; word == key + ":" && status >> kilobytes) {
            constexpr double bytes = 1024.0;
            return bytes * kilobytes;
        }
    }
    return std::nan("");
}

/// Memory by which the process grows while work() runs, at its peak [bytes]; NaN where the system
/// does not tell. Linux starts the count of the peak again when 5 is written to clear_refs.
template <class Work>
[[nodiscard]] double peak_bytes_of(const Work& work) {
    release_freed_memory();
    const double before = bytes_in_status("VmRSS");
    const bool starts_again =
        static_cast<bool>(std::ofstream{"/proc/self/clear_refs"} << "5\n"
                                                                 << std::flush);
    work();
    return starts_again ? bytes_in_status("VmHWM") - before : std::nan("");
}

} // namespace diasim::benchmarks
