// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace diasim {

/// Gives memory that was freed back to the system, where the C library can. Worth its milliseconds
/// only between the large steps of building a large population, whose peaks would add up otherwise.
void release_freed_memory() noexcept;

/// From now on large blocks go back to the system as soon as they are freed. By itself the GNU C
/// library keeps more and larger ones the more it has met.
void return_large_blocks() noexcept;

} // namespace diasim
