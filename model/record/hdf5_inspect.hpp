// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// For Hdf5Reader alone: what is in a file. Every function throws Hdf5Failure.

#include "model/record/hdf5_handle.hpp"
#include "model/record/hdf5_reader.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace diasim {

/// Extents of a dataset, slowest first; empty for a single value.
[[nodiscard]] std::vector<std::size_t> shape_of(const Hdf5Space& space);

/// Number of values in a dataset.
[[nodiscard]] std::size_t value_count(const std::vector<std::size_t>& shape);

/// Name of a number type or "string". @throws Hdf5Failure for anything else.
[[nodiscard]] std::string type_name(hid_t type);

/// The value of an attribute that is a single text or number; none for others.
[[nodiscard]] std::optional<AttributeValue> read_attribute(const Hdf5AttributeId& attribute);

/// Attributes of an object that are single texts or numbers, sorted by name, without those that
/// tie variables to dimensions.
[[nodiscard]] Attributes read_attributes(hid_t object);

/// All strings of a dataset.
[[nodiscard]] Hdf5Array<std::string> read_all_strings(const Hdf5DatasetId& dataset);

/// Names of the datasets in a group and in all groups in it, each after `prefix`; dimensions
/// without values are left out.
[[nodiscard]] std::vector<std::string> list_datasets(hid_t group, const std::string& prefix);

/// Names of the dimensions of a dataset, slowest first.
[[nodiscard]] std::vector<std::string> dimension_names(const Hdf5DatasetId& dataset);

} // namespace diasim
