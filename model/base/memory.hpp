// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace diasim {

/// Gives memory that was freed back to the system, where the C library can. Worth its milliseconds
/// only between the large steps of building a large population, whose peaks would add up otherwise.
void release_freed_memory() noexcept;

} // namespace diasim
