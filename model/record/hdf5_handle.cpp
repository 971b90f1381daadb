// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/hdf5_handle.hpp"

#include <cstddef>

namespace diasim {

namespace {

extern "C" herr_t keep_first(unsigned depth, const H5E_error2_t* error, void* reason) {
    if (depth == 0 && error->desc != nullptr) {
        *static_cast<std::string*>(reason) = error->desc;
    }
    return 0;
}

} // namespace

QuietHdf5::QuietHdf5() noexcept {
    // HDF5 1.10.8 crashes in its exit handler after a file could not be closed on a full disk. It
    // is not needed: every file is closed by its owner. Works only before HDF5's first call.
    [[maybe_unused]] static const herr_t without_exit_handler = H5dont_atexit();
    H5Eget_auto2(H5E_DEFAULT, &function_, &data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

std::string hdf5_reason() {
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &reason);
    if (reason.empty()) {
        return "unknown HDF5 error";
    }
    // For system errors HDF5 adds the clock, addresses and sizes around the message that counts.
    constexpr std::string_view mark = "error message = '";
    const std::size_t start = reason.find(mark);
    if (start == std::string::npos) {
        return reason;
    }
    const std::size_t first = start + mark.size();
    return reason.substr(first, reason.find('\'', first) - first);
}

Hdf5Type hdf5_string_type() {
    Hdf5Type type{H5Tcopy(H5T_C_S1)};
    checked(H5Tset_size(type.get(), H5T_VARIABLE));
    checked(H5Tset_cset(type.get(), H5T_CSET_UTF8));
    return type;
}

} // namespace diasim
