// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// For the HDF5 reader and writer alone: the only header that includes <hdf5.h>.

#include "model/base/error.hpp"
#include "model/record/hdf5_file.hpp"

#include <fmt/format.h>
#include <hdf5.h>

#include <bit>
#include <concepts>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace diasim {

static_assert(std::endian::native == std::endian::little,
              "the little-endian types of the file are also used for memory");

/// An HDF5 call failed; the message is the reason without path and action.
struct Hdf5Failure : std::runtime_error {
    using runtime_error::runtime_error;
};

/// First cause on HDF5's error stack; the system's own words where there are some.
[[nodiscard]] std::string hdf5_reason();

/// Passes the result of an HDF5 call through. @throws Hdf5Failure if it is negative.
template <std::signed_integral Result>
Result checked(Result result) { // NOLINT(modernize-use-nodiscard): a status may be dropped
    if (result < 0) {
        throw Hdf5Failure{hdf5_reason()};
    }
    return result;
}

/// Keeps HDF5 from printing its error stack in this thread during its own lifetime.
class QuietHdf5 {
public:
    QuietHdf5() noexcept;
    QuietHdf5(const QuietHdf5&) = delete;
    QuietHdf5& operator=(const QuietHdf5&) = delete;
    QuietHdf5(QuietHdf5&&) = delete;
    QuietHdf5& operator=(QuietHdf5&&) = delete;
    ~QuietHdf5() { H5Eset_auto2(H5E_DEFAULT, function_, data_); }

private:
    H5E_auto2_t function_ = nullptr;
    void* data_ = nullptr;
};

/// Runs `body` silently; a failure becomes an `Error` that names path and action.
template <class Error, class Body>
auto attempt_hdf5(const std::string& path, const std::string& action, ExitCode code, Body body) {
    const QuietHdf5 quiet;
    try {
        return body();
    } catch (const Hdf5Failure& failure) {
        throw Error{fmt::format("{}: cannot {}: {}", path, action, failure.what()), code};
    }
}

/// Owns one HDF5 identifier and closes it with the function of its kind.
template <herr_t (*Close)(hid_t)>
class Hdf5Handle {
public:
    Hdf5Handle() noexcept = default;
    /// Takes over a new identifier. @throws Hdf5Failure if it is invalid: its creation failed.
    explicit Hdf5Handle(hid_t id) : id_{checked(id)} {}
    Hdf5Handle(Hdf5Handle&& other) noexcept : id_{std::exchange(other.id_, H5I_INVALID_HID)} {}
    Hdf5Handle& operator=(Hdf5Handle&& other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    Hdf5Handle(const Hdf5Handle&) = delete;
    Hdf5Handle& operator=(const Hdf5Handle&) = delete;
    ~Hdf5Handle() {
        if (id_ >= 0) {
            Close(id_);
        }
    }

    [[nodiscard]] hid_t get() const noexcept { return id_; }

    /// Closes now. Needed where closing still writes, so that a full disk is noticed.
    void close() { checked(Close(std::exchange(id_, H5I_INVALID_HID))); }

private:
    hid_t id_ = H5I_INVALID_HID;
};

using Hdf5AttributeId = Hdf5Handle<H5Aclose>;
using Hdf5DatasetId = Hdf5Handle<H5Dclose>;
using Hdf5FileId = Hdf5Handle<H5Fclose>;
using Hdf5GroupId = Hdf5Handle<H5Gclose>;
using Hdf5ObjectId = Hdf5Handle<H5Oclose>;
using Hdf5Properties = Hdf5Handle<H5Pclose>;
using Hdf5Space = Hdf5Handle<H5Sclose>;
using Hdf5Type = Hdf5Handle<H5Tclose>;

/// The form on disk of a number type. HDF5 owns it: it must not be closed.
template <Hdf5Number T>
[[nodiscard]] hid_t hdf5_number_type() {
    if constexpr (std::same_as<T, std::uint8_t>) {
        return H5T_STD_U8LE;
    } else if constexpr (std::same_as<T, std::uint16_t>) {
        return H5T_STD_U16LE;
    } else if constexpr (std::same_as<T, std::uint32_t>) {
        return H5T_STD_U32LE;
    } else if constexpr (std::same_as<T, std::uint64_t>) {
        return H5T_STD_U64LE;
    } else if constexpr (std::same_as<T, std::int32_t>) {
        return H5T_STD_I32LE;
    } else if constexpr (std::same_as<T, std::int64_t>) {
        return H5T_STD_I64LE;
    } else if constexpr (std::same_as<T, float>) {
        return H5T_IEEE_F32LE;
    } else {
        return H5T_IEEE_F64LE;
    }
}

/// Type of UTF-8 strings of any length.
[[nodiscard]] Hdf5Type hdf5_string_type();

/// Name attribute of a dimension that has no coordinate values begins so; netCDF's convention.
inline constexpr std::string_view dimension_only_name =
    "This is a netCDF dimension but not a netCDF variable.";

} // namespace diasim
