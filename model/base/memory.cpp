// SPDX-License-Identifier: BSD-3-Clause
#include "model/base/memory.hpp"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace diasim {

void release_freed_memory() noexcept {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void return_large_blocks() noexcept {
#ifdef __GLIBC__
    constexpr int large = 1 << 22; // bytes; above the columns of a replicate of January 2022
    mallopt(M_MMAP_THRESHOLD, large);
#endif
}

} // namespace diasim
