// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// For Hdf5Writer alone: the parts of a netCDF-4 file. Every function throws Hdf5Failure.

#include "model/record/hdf5_file.hpp"
#include "model/record/hdf5_handle.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diasim {

/// Extents of a dataset, slowest first; empty for a single value.
using Hdf5Shape = std::vector<hsize_t>;

/// One use of a dimension, as HDF5's dimension scales list it.
struct Hdf5ScaleUse {
    hobj_ref_t dataset;
    std::uint32_t axis;
};

/// A declared dimension and the datasets along it.
struct Hdf5Scale {
    std::string name;
    std::size_t size = 0;
    std::vector<Hdf5ScaleUse> uses = {};
};

/// Refuses text that a zero-terminated string cannot hold.
void require_no_nul(std::string_view text);

/// New file in which the same calls give the same bytes and netCDF finds the order of things.
[[nodiscard]] Hdf5FileId create_file(const std::filesystem::path& path);

/// Adds one attribute to a file, group or dataset.
void write_attribute(hid_t object, const std::string& name, const AttributeValue& value);

/// Adds units, long_name and all further attributes of a variable.
void write_attributes(hid_t object, const Variable& variable);

/// New dataset, compressed if it is large, in groups made as needed.
[[nodiscard]] Hdf5DatasetId create_dataset(hid_t file, const std::string& name, hid_t type,
                                           const Hdf5Shape& shape);

/// Fills a dataset.
void write_values(const Hdf5DatasetId& dataset, hid_t type, const Hdf5Shape& shape,
                  const void* data);

/// Makes a dataset a dimension with the number `dimension_id`; `label` is its name, or what says
/// that it has no values.
void mark_scale(hid_t dataset, const std::string& label, std::size_t dimension_id);

/// Lists in a dimension which datasets lie along it.
void write_uses(hid_t file, const Hdf5Scale& scale);

/// Names a dataset's dimensions, slowest first.
void write_dimension_list(const Hdf5DatasetId& dataset, std::span<hobj_ref_t> scales);

/// Number of values in a dataset.
[[nodiscard]] std::size_t count_of(const Hdf5Shape& shape);

} // namespace diasim
