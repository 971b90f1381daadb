// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/hdf5_inspect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <numeric>
#include <span>
#include <string_view>

namespace diasim {

namespace {

/// Attributes that tie variables to dimensions. They say nothing that dimensions() does not.
constexpr std::array<std::string_view, 5> structural_attributes = {
    "CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST", "_Netcdf4Dimid"};

/// HDF5 allocates each string and list it reads; this gives them back whatever happens.
template <class Element>
class Hdf5Lent {
public:
    Hdf5Lent(const Hdf5Type& type, const Hdf5Space& space, std::size_t count)
        : type_{type.get()}, space_{space.get()}, values_(count) {}
    Hdf5Lent(const Hdf5Lent&) = delete;
    Hdf5Lent& operator=(const Hdf5Lent&) = delete;
    Hdf5Lent(Hdf5Lent&&) = delete;
    Hdf5Lent& operator=(Hdf5Lent&&) = delete;
    ~Hdf5Lent() {
#if H5_VERSION_GE(1, 12, 0)
        H5Treclaim(type_, space_, H5P_DEFAULT, values_.data());
#else
        H5Dvlen_reclaim(type_, space_, H5P_DEFAULT, values_.data());
#endif
    }

    [[nodiscard]] Element* data() noexcept {
        return values_.data();
    }
    [[nodiscard]] std::span<const Element> values() const noexcept {
        return values_;
    }

private:
    hid_t type_;
    hid_t space_;
    std::vector<Element> values_;
};

bool is_variable_text(hid_t type) {
    return checked(H5Tis_variable_str(type)) > 0;
}

std::vector<std::string> strings_of(std::span<char* const> pointers) {
    std::vector<std::string> result;
    result.reserve(pointers.size());
    for (const char* pointer : pointers) {
        result.emplace_back(pointer == nullptr ? "" : pointer); // HDF5 reads "" as null
    }
    return result;
}

std::string read_text(const Hdf5AttributeId& attribute, const Hdf5Type& type,
                      const Hdf5Space& space) {
    if (is_variable_text(type.get())) {
        Hdf5Lent<char*> lent{type, space, 1};
        checked(H5Aread(attribute.get(), type.get(), lent.data()));
        return strings_of(lent.values()).front();
    }
    std::string text(H5Tget_size(type.get()), '\0');
    checked(H5Aread(attribute.get(), type.get(), text.data()));
    text.erase(std::find(text.begin(), text.end(), '\0'), text.end());
    return text;
}

template <class T>
T read_number(const Hdf5AttributeId& attribute) {
    T value{};
    checked(H5Aread(attribute.get(), std::same_as<T, double> ? H5T_NATIVE_DOUBLE : H5T_NATIVE_INT64,
                    &value));
    return value;
}

/// Calls a function of HDF5 that copies a name: once for its length, once for the name.
template <class Call>
std::string read_name(Call call) {
    const auto length = static_cast<std::size_t>(checked(call(nullptr, std::size_t{0})));
    std::string name(length + 1, '\0');
    checked(call(name.data(), name.size()));
    name.resize(length);
    return name;
}

/// A dimension that netCDF keeps as a dataset without values.
bool is_dimension_only(const Hdf5ObjectId& dataset) {
    if (checked(H5Aexists(dataset.get(), "NAME")) == 0) {
        return false;
    }
    const auto label = read_attribute(Hdf5AttributeId{H5Aopen(dataset.get(), "NAME", H5P_DEFAULT)});
    const std::string* text = label ? std::get_if<std::string>(&*label) : nullptr;
    return text != nullptr && text->starts_with(dimension_only_name);
}

/// Path of an object without the leading slash.
std::string object_name(hid_t object) {
    return read_name(
               [&](char* buffer, std::size_t size) { return H5Iget_name(object, buffer, size); })
        .substr(1);
}

} // namespace

std::vector<std::size_t> shape_of(const Hdf5Space& space) {
    const int rank = checked(H5Sget_simple_extent_ndims(space.get()));
    std::vector<hsize_t> extents(static_cast<std::size_t>(rank));
    checked(H5Sget_simple_extent_dims(space.get(), extents.data(), nullptr));
    return {extents.begin(), extents.end()};
}

std::size_t value_count(const std::vector<std::size_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies{});
}

std::string type_name(hid_t type) {
    const std::size_t bits = 8 * H5Tget_size(type);
    const H5T_class_t kind = H5Tget_class(type);
    if (kind == H5T_FLOAT) {
        return fmt::format("float{}", bits);
    }
    if (kind == H5T_INTEGER) {
        return fmt::format("{}int{}", H5Tget_sign(type) == H5T_SGN_NONE ? "u" : "", bits);
    }
    if (kind == H5T_STRING && is_variable_text(type)) {
        return "string";
    }
    throw Hdf5Failure{"it holds neither numbers nor strings of variable length"};
}

std::optional<AttributeValue> read_attribute(const Hdf5AttributeId& attribute) {
    const Hdf5Type type{H5Aget_type(attribute.get())};
    const Hdf5Space space{H5Aget_space(attribute.get())};
    const H5T_class_t kind = H5Tget_class(type.get());
    if (H5Sget_simple_extent_type(space.get()) == H5S_NULL && kind == H5T_STRING) {
        return std::string{};
    }
    if (checked(H5Sget_simple_extent_npoints(space.get())) != 1) {
        return std::nullopt;
    }
    switch (kind) {
    case H5T_STRING:
        return read_text(attribute, type, space);
    case H5T_INTEGER:
        return read_number<std::int64_t>(attribute);
    case H5T_FLOAT:
        return read_number<double>(attribute);
    default:
        return std::nullopt;
    }
}

Attributes read_attributes(hid_t object) {
    Attributes result;
    const int count = checked(H5Aget_num_attrs(object));
    for (hsize_t index = 0; index < static_cast<hsize_t>(count); ++index) {
        const Hdf5AttributeId attribute{H5Aopen_by_idx(object, ".", H5_INDEX_NAME, H5_ITER_INC,
                                                       index, H5P_DEFAULT, H5P_DEFAULT)};
        std::string name = read_name([&](char* buffer, std::size_t size) {
            return H5Aget_name(attribute.get(), size, buffer);
        });
        if (std::ranges::find(structural_attributes, name) != structural_attributes.end()) {
            continue;
        }
        if (auto value = read_attribute(attribute)) {
            result.emplace_back(std::move(name), *std::move(value));
        }
    }
    return result;
}

Hdf5Array<std::string> read_all_strings(const Hdf5DatasetId& dataset) {
    const Hdf5Space space{H5Dget_space(dataset.get())};
    const Hdf5Type stored{H5Dget_type(dataset.get())};
    if (H5Tget_class(stored.get()) != H5T_STRING || !is_variable_text(stored.get())) {
        throw Hdf5Failure{fmt::format("it is {}, not string", type_name(stored.get()))};
    }
    std::vector<std::size_t> shape = shape_of(space);
    Hdf5Lent<char*> lent{stored, space, value_count(shape)};
    if (value_count(shape) > 0) {
        checked(H5Dread(dataset.get(), stored.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, lent.data()));
    }
    return {std::move(shape), strings_of(lent.values())};
}

std::vector<std::string> list_datasets(hid_t group, const std::string& prefix) {
    std::vector<std::string> names;
    H5G_info_t info{};
    checked(H5Gget_info(group, &info));
    for (hsize_t link = 0; link < info.nlinks; ++link) {
        const std::string name = read_name([&](char* buffer, std::size_t size) {
            return H5Lget_name_by_idx(group, ".", H5_INDEX_NAME, H5_ITER_INC, link, buffer, size,
                                      H5P_DEFAULT);
        });
        const Hdf5ObjectId object{H5Oopen(group, name.c_str(), H5P_DEFAULT)};
        const H5I_type_t kind = H5Iget_type(object.get());
        if (kind == H5I_GROUP) {
            std::ranges::move(list_datasets(object.get(), prefix + name + "/"),
                              std::back_inserter(names));
        } else if (kind == H5I_DATASET && !is_dimension_only(object)) {
            names.push_back(prefix + name);
        }
    }
    return names;
}

std::vector<std::string> dimension_names(const Hdf5DatasetId& dataset) {
    if (checked(H5Aexists(dataset.get(), "CLASS")) > 0) { // a coordinate lies along itself
        return {object_name(dataset.get())};
    }
    if (checked(H5Aexists(dataset.get(), "DIMENSION_LIST")) == 0) {
        return {};
    }
    const Hdf5AttributeId attribute{H5Aopen(dataset.get(), "DIMENSION_LIST", H5P_DEFAULT)};
    const Hdf5Type type{H5Aget_type(attribute.get())};
    const Hdf5Space space{H5Aget_space(attribute.get())};
    Hdf5Lent<hvl_t> lent{type, space, value_count(shape_of(space))};
    checked(H5Aread(attribute.get(), type.get(), lent.data()));
    std::vector<std::string> names;
    for (const hvl_t& references : lent.values()) {
        if (references.len == 0) {
            throw Hdf5Failure{"an axis has no dimension"};
        }
        const Hdf5ObjectId scale{
            H5Rdereference2(dataset.get(), H5P_DEFAULT, H5R_OBJECT, references.p)};
        names.push_back(object_name(scale.get()));
    }
    return names;
}

} // namespace diasim
