// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/hdf5_create.hpp"

#include <algorithm>

namespace diasim {

namespace {

/// Datasets of more bytes than this are compressed; below, the bookkeeping outweighs the gain.
constexpr std::size_t compress_above_bytes = std::size_t{64} * 1024;
/// Largest chunk; as much as HDF5's chunk cache holds by default.
constexpr std::size_t chunk_bytes = std::size_t{1024} * 1024;
/// zlib's scale of 1 (fast) to 9 (small).
constexpr unsigned deflate_level = 1; // half the time of level 4 for some more bytes

constexpr unsigned creation_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

/// Text of exactly `size` bytes.
Hdf5Type fixed_text_type(std::size_t size, H5T_cset_t charset, H5T_str_t padding) {
    Hdf5Type type{H5Tcopy(H5T_C_S1)};
    checked(H5Tset_size(type.get(), size));
    checked(H5Tset_cset(type.get(), charset));
    checked(H5Tset_strpad(type.get(), padding));
    return type;
}

void write_attribute(hid_t object, const std::string& name, hid_t type, const Hdf5Space& space,
                     const void* data) {
    Hdf5AttributeId attribute{
        H5Acreate2(object, name.c_str(), type, space.get(), H5P_DEFAULT, H5P_DEFAULT)};
    if (data != nullptr) {
        checked(H5Awrite(attribute.get(), type, data));
    }
    attribute.close();
}

void write_text(hid_t object, const std::string& name, const std::string& text) {
    // HDF5 has no text of size 0; netCDF's convention is a type of size 1 and no value.
    const Hdf5Space space{H5Screate(text.empty() ? H5S_NULL : H5S_SCALAR)};
    const Hdf5Type type =
        fixed_text_type(std::max<std::size_t>(text.size(), 1), H5T_CSET_UTF8, H5T_STR_NULLPAD);
    write_attribute(object, name, type.get(), space, text.empty() ? nullptr : text.data());
}

template <class T>
void write_number(hid_t object, const std::string& name, T value) {
    const Hdf5Space space{H5Screate(H5S_SCALAR)};
    write_attribute(object, name, hdf5_number_type<T>(), space, &value);
}

/// As many elements as fit into one chunk, filled from the fastest dimension on.
Hdf5Shape chunk_shape(const Hdf5Shape& shape, std::size_t element_bytes) {
    Hdf5Shape chunk(shape.size());
    hsize_t room = chunk_bytes / element_bytes;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        chunk[axis] = std::clamp<hsize_t>(room, 1, shape[axis]);
        room /= chunk[axis];
    }
    return chunk;
}

Hdf5Space space_of(const Hdf5Shape& shape) {
    return shape.empty()
               ? Hdf5Space{H5Screate(H5S_SCALAR)}
               : Hdf5Space{H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr)};
}

/// Makes the missing groups that lead to `name`.
void create_groups(hid_t file, const std::string& name) {
    const Hdf5Properties creation{H5Pcreate(H5P_GROUP_CREATE)};
    checked(H5Pset_obj_track_times(creation.get(), false));
    checked(H5Pset_link_creation_order(creation.get(), creation_order));
    checked(H5Pset_attr_creation_order(creation.get(), creation_order));
    for (std::size_t end = name.find('/'); end != std::string::npos;
         end = name.find('/', end + 1)) {
        const std::string group = name.substr(0, end);
        if (checked(H5Lexists(file, group.c_str(), H5P_DEFAULT)) == 0) {
            Hdf5GroupId{H5Gcreate2(file, group.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT)}
                .close();
        }
    }
}

Hdf5Properties dataset_properties(const Hdf5Shape& shape, std::size_t element_bytes,
                                  bool compress) {
    Hdf5Properties creation{H5Pcreate(H5P_DATASET_CREATE)};
    checked(H5Pset_obj_track_times(creation.get(), false));
    checked(H5Pset_attr_creation_order(creation.get(), creation_order));
    if (compress && count_of(shape) * element_bytes > compress_above_bytes) {
        const Hdf5Shape chunk = chunk_shape(shape, element_bytes);
        checked(H5Pset_chunk(creation.get(), static_cast<int>(chunk.size()), chunk.data()));
        checked(H5Pset_shuffle(creation.get()));
        checked(H5Pset_deflate(creation.get(), deflate_level));
    }
    return creation;
}

} // namespace

std::size_t count_of(const Hdf5Shape& shape) {
    hsize_t count = 1;
    for (const hsize_t extent : shape) {
        count *= extent;
    }
    return count;
}

void require_no_nul(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) {
        throw Hdf5Failure{"the text holds a NUL character"};
    }
}

Hdf5FileId create_file(const std::filesystem::path& path) {
    const Hdf5Properties creation{H5Pcreate(H5P_FILE_CREATE)};
    checked(H5Pset_obj_track_times(creation.get(), false));
    checked(H5Pset_link_creation_order(creation.get(), creation_order));
    checked(H5Pset_attr_creation_order(creation.get(), creation_order));
    const Hdf5Properties access{H5Pcreate(H5P_FILE_ACCESS)};
    checked(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_V18));
    checked(H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG));
    return Hdf5FileId{H5Fcreate(path.c_str(), H5F_ACC_EXCL, creation.get(), access.get())};
}

void write_attribute(hid_t object, const std::string& name, const AttributeValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        write_text(object, name, *text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        write_number(object, name, *integer);
    } else {
        write_number(object, name, std::get<double>(value));
    }
}

void write_attributes(hid_t object, const Variable& variable) {
    if (!variable.units.empty()) {
        write_text(object, "units", variable.units);
    }
    write_text(object, "long_name", variable.long_name);
    for (const auto& [name, value] : variable.attributes) {
        write_attribute(object, name, value);
    }
}

Hdf5DatasetId create_dataset(hid_t file, const std::string& name, hid_t type,
                             const Hdf5Shape& shape) {
    create_groups(file, name);
    const Hdf5Space space = space_of(shape);
    const Hdf5Properties link{H5Pcreate(H5P_LINK_CREATE)};
    checked(H5Pset_char_encoding(link.get(), H5T_CSET_UTF8));
    // Strings lie elsewhere in the file: compressing the references to them gains nothing.
    const bool compress = H5Tget_class(type) != H5T_STRING;
    const Hdf5Properties creation = dataset_properties(shape, H5Tget_size(type), compress);
    return Hdf5DatasetId{
        H5Dcreate2(file, name.c_str(), type, space.get(), link.get(), creation.get(), H5P_DEFAULT)};
}

void write_values(const Hdf5DatasetId& dataset, hid_t type, const Hdf5Shape& shape,
                  const void* data) {
    if (count_of(shape) > 0) {
        checked(H5Dwrite(dataset.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, data));
    }
}

// What makes a dataset a dimension. HDF5's own helper leaves unset bytes in what it writes, so
// that equal results would differ; hence by hand, after the HDF5 Dimension Scale Specification.
void mark_scale(hid_t dataset, const std::string& label, std::size_t dimension_id) {
    const Hdf5Space space{H5Screate(H5S_SCALAR)};
    const auto write = [&](const char* name, const std::string& text) {
        const Hdf5Type type = fixed_text_type(text.size() + 1, H5T_CSET_ASCII, H5T_STR_NULLTERM);
        write_attribute(dataset, name, type.get(), space, text.c_str());
    };
    write("CLASS", "DIMENSION_SCALE");
    write("NAME", label);
    write_number(dataset, "_Netcdf4Dimid", static_cast<std::int32_t>(dimension_id));
}

void write_dimension_list(const Hdf5DatasetId& dataset, std::span<hobj_ref_t> scales) {
    // The convention allows several scales for each axis, hence a list of lists.
    std::vector<hvl_t> lists;
    for (hobj_ref_t& scale : scales) {
        lists.push_back({1, &scale});
    }
    const Hdf5Type type{H5Tvlen_create(H5T_STD_REF_OBJ)};
    write_attribute(dataset.get(), "DIMENSION_LIST", type.get(), space_of({lists.size()}),
                    lists.data());
}

void write_uses(hid_t file, const Hdf5Scale& scale) {
    if (scale.uses.empty()) {
        return;
    }
    const Hdf5Type memory{H5Tcreate(H5T_COMPOUND, sizeof(Hdf5ScaleUse))};
    checked(H5Tinsert(memory.get(), "dataset", offsetof(Hdf5ScaleUse, dataset), H5T_STD_REF_OBJ));
    checked(H5Tinsert(memory.get(), "dimension", offsetof(Hdf5ScaleUse, axis), H5T_STD_U32LE));
    const Hdf5Type packed{H5Tcopy(memory.get())}; // no padding: its bytes would be random
    checked(H5Tpack(packed.get()));
    const Hdf5Space space = space_of({scale.uses.size()});
    Hdf5DatasetId dataset{H5Dopen2(file, scale.name.c_str(), H5P_DEFAULT)};
    Hdf5AttributeId attribute{H5Acreate2(dataset.get(), "REFERENCE_LIST", packed.get(), space.get(),
                                         H5P_DEFAULT, H5P_DEFAULT)};
    checked(H5Awrite(attribute.get(), memory.get(), scale.uses.data()));
    attribute.close();
    dataset.close();
}

} // namespace diasim
