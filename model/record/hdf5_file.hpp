// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/publish.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace diasim {

/// Number types a result file holds. Each has one fixed little-endian form on disk.
template <class T>
concept Hdf5Number = std::same_as<T, std::uint8_t> || std::same_as<T, std::uint16_t> ||
    std::same_as<T, std::uint32_t> || std::same_as<T, std::uint64_t> ||
    std::same_as<T, std::int32_t> || std::same_as<T, std::int64_t> || std::same_as<T, float> ||
    std::same_as<T, double>;

/// Contiguous range of one of those number types: vector, array or span.
template <class R>
concept Hdf5Numbers = std::ranges::contiguous_range<R> && std::ranges::sized_range<R> &&
    Hdf5Number<std::ranges::range_value_t<R>>;

/// Value of one attribute. Text is UTF-8.
using AttributeValue = std::variant<std::string, std::int64_t, double>;

/// Names and values, written in this order.
using Attributes = std::vector<std::pair<std::string, AttributeValue>>;

/// Named axis shared by the variables that list it.
struct Dimension {
    std::string name;
    std::size_t size = 0;
};

/// What one dataset means.
struct Variable {
    std::string name;                    ///< path from the root, for instance "daily/active"
    std::vector<std::string> dimensions; ///< slowest first, each declared before; empty: one value
    std::string units;     ///< UDUNITS text, "1" if dimensionless; may be empty for strings only
    std::string long_name; ///< one phrase for axis labels; mandatory
    Attributes attributes = {}; ///< further attributes, for instance {"calendar", "standard"}
};

/// Writes one HDF5 file that netCDF-4 readers understand.
///
/// The file is written aside as "<path>.partial-<process id>" in the same folder and gets its name
/// in commit(), when it is whole and on disk, with a checksum of all its bytes behind the end that
/// HDF5 knows. Without a commit the destructor removes it. The same
/// calls give the same bytes with the same HDF5 library. Every member throws OutputError with
/// path, action and reason; after such an error commit() refuses. One writer belongs to one thread.
class Hdf5Writer {
public:
    /// Starts the file. @throws OutputError if `path` exists and may not be replaced, or the
    /// folder cannot be written to.
    explicit Hdf5Writer(std::filesystem::path path, Overwrite overwrite = Overwrite::no);
    Hdf5Writer(Hdf5Writer&& other) noexcept;
    Hdf5Writer& operator=(Hdf5Writer&& other) noexcept;
    Hdf5Writer(const Hdf5Writer&) = delete;
    Hdf5Writer& operator=(const Hdf5Writer&) = delete;
    ~Hdf5Writer();

    /// Adds an attribute of the whole file.
    void attribute(const std::string& name, const AttributeValue& value);

    /// Declares a dimension that has no coordinate values.
    void dimension(const Dimension& dimension);

    /// Declares the dimension `variable.name` and gives its coordinate values.
    /// `variable.dimensions` is empty or holds that name alone.
    template <Hdf5Numbers R>
    void coordinate(const Variable& variable, const R& values) {
        put_coordinate(variable, std::span<const std::ranges::range_value_t<R>>{values});
    }

    /// As coordinate(), with UTF-8 names as values.
    void coordinate_strings(const Variable& variable, std::span<const std::string> values);

    /// Writes numbers in row-major order, as many as the dimensions span. More than 64 KiB are
    /// stored compressed.
    template <Hdf5Numbers R>
    void write(const Variable& variable, const R& values) {
        put(variable, std::span<const std::ranges::range_value_t<R>>{values});
    }

    /// Writes UTF-8 strings without NUL characters in row-major order.
    void write_strings(const Variable& variable, std::span<const std::string> values);

    /// Stores a whole text, such as a copy of an input table, as one string at `path`, for
    /// instance "inputs/hosts.csv". The text must not hold NUL characters.
    void store_text(const std::string& path, std::string_view content,
                    const Attributes& attributes = {});

    /// Closes the file, waits until it is on disk and gives it its name. Nothing may follow.
    /// @throws OutputError also if a file of that name has appeared meanwhile and may not be
    /// replaced; nothing is left under the name then but that file.
    void commit();

private:
    struct Impl;

    template <Hdf5Number T>
    void put(const Variable& variable, std::span<const T> values);
    template <Hdf5Number T>
    void put_coordinate(const Variable& variable, std::span<const T> values);

    std::unique_ptr<Impl> impl_; // keeps <hdf5.h> out of every file that writes results
};

} // namespace diasim
