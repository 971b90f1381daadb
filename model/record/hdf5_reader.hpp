// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "model/record/hdf5_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace diasim {

/// Values of one dataset in row-major order. An empty shape means a single value.
template <class T>
struct Hdf5Array {
    std::vector<std::size_t> shape;
    std::vector<T> values;
};

/// One dataset as bytes, for comparing files without knowing what is in them.
struct Hdf5Bytes {
    std::string type;               ///< "float64", "uint8", ..., "string"
    std::vector<std::size_t> shape; ///< slowest dimension first
    std::vector<std::byte> bytes;   ///< little-endian numbers; strings each end in a NUL byte

    friend bool operator==(const Hdf5Bytes&, const Hdf5Bytes&) = default;
};

/// Reads a file that Hdf5Writer wrote.
///
/// Names are paths from the root without a leading slash. Every member throws InputError with
/// path, action and reason, also if the thing asked for is absent or has another type.
class Hdf5Reader {
public:
    /// @throws InputError if the file is missing, cut short, changed since it was sealed, or no
    /// HDF5 file. HDF5 does not see it before its seal was found whole.
    explicit Hdf5Reader(std::filesystem::path path);
    Hdf5Reader(Hdf5Reader&& other) noexcept;
    Hdf5Reader& operator=(Hdf5Reader&& other) noexcept;
    Hdf5Reader(const Hdf5Reader&) = delete;
    Hdf5Reader& operator=(const Hdf5Reader&) = delete;
    ~Hdf5Reader();

    /// Names of all datasets in all groups, sorted. Dimensions without values are left out.
    [[nodiscard]] std::vector<std::string> datasets() const;

    /// Whether a dataset or group of that name exists.
    [[nodiscard]] bool has(const std::string& name) const;

    /// Text and number attributes of a dataset or group, sorted by name; "" means the whole file.
    /// What ties variables to dimensions is left out.
    [[nodiscard]] Attributes attributes(const std::string& object = "") const;

    /// One attribute of the whole file.
    [[nodiscard]] AttributeValue attribute(const std::string& name) const;

    /// One attribute of a dataset or group; "" means the whole file.
    [[nodiscard]] AttributeValue attribute(const std::string& object,
                                           const std::string& name) const;

    /// Names of the dimensions of a dataset, slowest first. A coordinate has itself.
    [[nodiscard]] std::vector<std::string> dimensions(const std::string& name) const;

    /// Numbers of a dataset stored as exactly this type; nothing is converted.
    template <Hdf5Number T>
    [[nodiscard]] Hdf5Array<T> read(const std::string& name) const;

    /// Strings of a dataset.
    [[nodiscard]] Hdf5Array<std::string> read_strings(const std::string& name) const;

    /// The text that store_text() stored under this name.
    [[nodiscard]] std::string text(const std::string& name) const;

    /// Any dataset of numbers or strings.
    [[nodiscard]] Hdf5Bytes raw(const std::string& name) const;

private:
    struct Impl;

    std::unique_ptr<Impl> impl_;
};

/// A text attribute of a dataset or group, or of the whole file; "" if it is no text.
/// @throws InputError if it is absent
[[nodiscard]] std::string text_attribute(const Hdf5Reader& file, const std::string& name,
                                         const std::string& object = "");

/// A whole number that is an attribute of the whole file; 0 if it is none.
/// @throws InputError if it is absent
[[nodiscard]] std::int64_t number_attribute(const Hdf5Reader& file, const std::string& name);

/// A real number that is an attribute of the whole file; 0 if it is none.
/// @throws InputError if it is absent
[[nodiscard]] double real_attribute(const Hdf5Reader& file, const std::string& name);

} // namespace diasim
