// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/run_record.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace diasim {

/// The record as bytes that hold every bit of it, for the journal of a job. No form to exchange:
/// another version of the program may write another one.
[[nodiscard]] std::vector<std::byte> to_bytes(const RunRecord& record);

/// The record that to_bytes() turned into these bytes; nothing if they are none.
[[nodiscard]] std::optional<RunRecord> record_from_bytes(std::span<const std::byte> bytes);

} // namespace diasim
