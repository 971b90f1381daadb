// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/hdf5_file.hpp"

#include "model/base/error.hpp"
#include "model/record/hdf5_create.hpp"
#include "model/record/hdf5_handle.hpp"
#include "model/record/seal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace diasim {

namespace {

/// HDF5 takes strings as pointers to zero-terminated text.
std::vector<const char*> pointers_to(std::span<const std::string> values) {
    std::vector<const char*> pointers;
    pointers.reserve(values.size());
    for (const std::string& value : values) {
        require_no_nul(value);
        pointers.push_back(value.c_str());
    }
    return pointers;
}

void require_description(const Variable& variable, bool is_text) {
    if (variable.long_name.empty() || (variable.units.empty() && !is_text)) {
        throw Hdf5Failure{"units or long_name missing"};
    }
}

} // namespace

struct Hdf5Writer::Impl {
    std::filesystem::path path;
    PartialFile partial; // before `file`, which is closed first
    Overwrite overwrite;
    Hdf5FileId file = {};
    std::vector<Hdf5Scale> scales = {};
    bool failed = false;

    Impl(std::filesystem::path target, Overwrite may_overwrite);
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;
    ~Impl();

    void attempt(const std::string& action, const std::function<void()>& body);
    void declare(const std::string& name, std::size_t size);
    [[nodiscard]] Hdf5Scale& scale(const std::string& name);
    [[nodiscard]] Hdf5Shape shape_of(const Variable& variable, std::size_t n_values);
    void attach(const Hdf5DatasetId& dataset, const Variable& variable);
    void put(const Variable& variable, hid_t type, const void* data, std::size_t n_values);
    void put_coordinate(const Variable& variable, hid_t type, const void* data,
                        std::size_t n_values);
};

Hdf5Writer::Impl::Impl(std::filesystem::path target, Overwrite may_overwrite)
    : path{std::move(target)}, partial{path}, overwrite{may_overwrite} {
    if (overwrite == Overwrite::no &&
        std::filesystem::exists(std::filesystem::symlink_status(path))) {
        throw OutputError{fmt::format("{}: cannot create: it exists already", path.string()),
                          ExitCode::output_exists};
    }
    attempt("create", [this] { file = create_file(partial.path()); });
}

Hdf5Writer::Impl::~Impl() {
    const QuietHdf5 quiet;
    file = Hdf5FileId{};
}

/// Runs `body` unless an earlier action failed: what is written by halves must never be published.
void Hdf5Writer::Impl::attempt(const std::string& action, const std::function<void()>& body) {
    attempt_hdf5<OutputError>(path.string(), action, ExitCode::internal_error, [&] {
        if (std::exchange(failed, true)) {
            throw Hdf5Failure{"an earlier write failed"};
        }
        body();
        failed = false;
    });
}

void Hdf5Writer::Impl::declare(const std::string& name, std::size_t size) {
    if (name.empty() || name.find('/') != std::string::npos) {
        throw Hdf5Failure{"a dimension needs a name without '/'"};
    }
    scales.push_back({name, size});
}

Hdf5Scale& Hdf5Writer::Impl::scale(const std::string& name) {
    const auto found = std::ranges::find(scales, name, &Hdf5Scale::name);
    if (found == scales.end()) {
        throw Hdf5Failure{fmt::format("dimension '{}' is not declared", name)};
    }
    return *found;
}

Hdf5Shape Hdf5Writer::Impl::shape_of(const Variable& variable, std::size_t n_values) {
    Hdf5Shape shape;
    for (const std::string& name : variable.dimensions) {
        shape.push_back(scale(name).size);
    }
    if (count_of(shape) != n_values) {
        throw Hdf5Failure{
            fmt::format("{} values given, its dimensions hold {}", n_values, count_of(shape))};
    }
    return shape;
}

/// Ties a dataset to its dimensions, in both directions.
void Hdf5Writer::Impl::attach(const Hdf5DatasetId& dataset, const Variable& variable) {
    if (variable.dimensions.empty()) {
        return;
    }
    std::vector<hobj_ref_t> scale_references(variable.dimensions.size());
    hobj_ref_t own{};
    checked(H5Rcreate(&own, file.get(), variable.name.c_str(), H5R_OBJECT, H5I_INVALID_HID));
    for (std::size_t axis = 0; axis < variable.dimensions.size(); ++axis) {
        Hdf5Scale& used = scale(variable.dimensions[axis]);
        used.uses.push_back({own, static_cast<std::uint32_t>(axis)});
        checked(H5Rcreate(&scale_references[axis], file.get(), used.name.c_str(), H5R_OBJECT,
                          H5I_INVALID_HID));
    }
    write_dimension_list(dataset, scale_references);
}

void Hdf5Writer::Impl::put(const Variable& variable, hid_t type, const void* data,
                           std::size_t n_values) {
    require_description(variable, H5Tget_class(type) == H5T_STRING);
    const Hdf5Shape shape = shape_of(variable, n_values);
    Hdf5DatasetId dataset = create_dataset(file.get(), variable.name, type, shape);
    write_values(dataset, type, shape, data);
    write_attributes(dataset.get(), variable);
    attach(dataset, variable);
    dataset.close();
}

void Hdf5Writer::Impl::put_coordinate(const Variable& variable, hid_t type, const void* data,
                                      std::size_t n_values) {
    require_description(variable, H5Tget_class(type) == H5T_STRING);
    if (!variable.dimensions.empty() && variable.dimensions != std::vector{variable.name}) {
        throw Hdf5Failure{"a coordinate has no dimension but itself"};
    }
    declare(variable.name, n_values);
    const Hdf5Shape shape{n_values};
    Hdf5DatasetId dataset = create_dataset(file.get(), variable.name, type, shape);
    write_values(dataset, type, shape, data);
    mark_scale(dataset.get(), variable.name, scales.size() - 1);
    write_attributes(dataset.get(), variable);
    dataset.close();
}

Hdf5Writer::Hdf5Writer(std::filesystem::path path, Overwrite overwrite)
    : impl_{std::make_unique<Impl>(std::move(path), overwrite)} {}

Hdf5Writer::Hdf5Writer(Hdf5Writer&& other) noexcept = default;
Hdf5Writer& Hdf5Writer::operator=(Hdf5Writer&& other) noexcept = default;
Hdf5Writer::~Hdf5Writer() = default;

void Hdf5Writer::attribute(const std::string& name, const AttributeValue& value) {
    impl_->attempt(fmt::format("write attribute {}", name), [&] {
        const Hdf5GroupId root{H5Gopen2(impl_->file.get(), "/", H5P_DEFAULT)};
        write_attribute(root.get(), name, value);
    });
}

void Hdf5Writer::dimension(const Dimension& dimension) {
    impl_->attempt(fmt::format("write dimension {}", dimension.name), [&] {
        impl_->declare(dimension.name, dimension.size);
        // Never filled, so it takes no room; netCDF uses this type and ignores it.
        Hdf5DatasetId dataset =
            create_dataset(impl_->file.get(), dimension.name, H5T_IEEE_F32BE, {dimension.size});
        mark_scale(dataset.get(), fmt::format("{}{:10}", dimension_only_name, dimension.size),
                   impl_->scales.size() - 1);
        dataset.close();
    });
}

template <Hdf5Number T>
void Hdf5Writer::put(const Variable& variable, std::span<const T> values) {
    impl_->attempt(fmt::format("write {}", variable.name), [&] {
        impl_->put(variable, hdf5_number_type<T>(), values.data(), values.size());
    });
}

template <Hdf5Number T>
void Hdf5Writer::put_coordinate(const Variable& variable, std::span<const T> values) {
    impl_->attempt(fmt::format("write coordinate {}", variable.name), [&] {
        impl_->put_coordinate(variable, hdf5_number_type<T>(), values.data(), values.size());
    });
}

void Hdf5Writer::write_strings(const Variable& variable, std::span<const std::string> values) {
    impl_->attempt(fmt::format("write {}", variable.name), [&] {
        const Hdf5Type type = hdf5_string_type();
        impl_->put(variable, type.get(), pointers_to(values).data(), values.size());
    });
}

void Hdf5Writer::coordinate_strings(const Variable& variable, std::span<const std::string> values) {
    impl_->attempt(fmt::format("write coordinate {}", variable.name), [&] {
        const Hdf5Type type = hdf5_string_type();
        impl_->put_coordinate(variable, type.get(), pointers_to(values).data(), values.size());
    });
}

void Hdf5Writer::store_text(const std::string& path, std::string_view content,
                            const Attributes& attributes) {
    impl_->attempt(fmt::format("write {}", path), [&] {
        require_no_nul(content);
        const std::string terminated{content};
        const char* pointer = terminated.c_str();
        const Hdf5Type type = hdf5_string_type();
        Hdf5DatasetId dataset = create_dataset(impl_->file.get(), path, type.get(), {});
        write_values(dataset, type.get(), {}, &pointer);
        for (const auto& [name, value] : attributes) {
            write_attribute(dataset.get(), name, value);
        }
        dataset.close();
    });
}

void Hdf5Writer::commit() {
    impl_->attempt("finish", [this] {
        for (const Hdf5Scale& scale : impl_->scales) {
            write_uses(impl_->file.get(), scale);
        }
        checked(H5Fflush(impl_->file.get(), H5F_SCOPE_GLOBAL));
        impl_->file.close();
        seal(impl_->partial.path());
    });
    impl_->failed = true; // whatever follows: this file takes no more
    publish(impl_->partial.path(), impl_->path, impl_->overwrite);
}

template void Hdf5Writer::put(const Variable&, std::span<const std::uint8_t>);
template void Hdf5Writer::put(const Variable&, std::span<const std::uint16_t>);
template void Hdf5Writer::put(const Variable&, std::span<const std::uint32_t>);
template void Hdf5Writer::put(const Variable&, std::span<const std::uint64_t>);
template void Hdf5Writer::put(const Variable&, std::span<const std::int32_t>);
template void Hdf5Writer::put(const Variable&, std::span<const std::int64_t>);
template void Hdf5Writer::put(const Variable&, std::span<const float>);
template void Hdf5Writer::put(const Variable&, std::span<const double>);
template void Hdf5Writer::put_coordinate(const Variable&, std::span<const std::uint8_t>);
template void Hdf5Writer::put_coordinate(const Variable&, std::span<const std::uint16_t>);
template void Hdf5Writer::put_coordinate(const Variable&, std::span<const std::uint32_t>);
template void Hdf5Writer::put_coordinate(const Variable&, std::span<const std::uint64_t>);
template void Hdf5Writer::put_coordinate(const Variable&, std::span<const std::int32_t>);
template void Hdf5Writer::put_coordinate(const Variable&, std::span<const std::int64_t>);
template void Hdf5Writer::put_coordinate(const Variable&, std::span<const float>);
template void Hdf5Writer::put_coordinate(const Variable&, std::span<const double>);

} // namespace diasim
