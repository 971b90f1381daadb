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

} // namespace diasim
