// SPDX-License-Identifier: BSD-3-Clause
#include "model/record/hdf5_reader.hpp"

#include "model/base/error.hpp"
#include "model/record/hdf5_handle.hpp"
#include "model/record/hdf5_inspect.hpp"
#include "model/record/seal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <system_error>

namespace diasim {

namespace {

std::vector<std::byte> bytes_of(const std::vector<std::string>& strings) {
    std::vector<std::byte> bytes;
    for (const std::string& text : strings) {
        const auto view = std::as_bytes(std::span{text.c_str(), text.size() + 1});
        bytes.insert(bytes.end(), view.begin(), view.end());
    }
    return bytes;
}

/// HDF5 may crash on bytes that are not those that were written, so only what is known to be whole
/// comes before it.
void require_whole(const std::filesystem::path& path) {
    switch (seal_of(path)) {
    case Seal::whole:
        return;
    case Seal::broken:
        throw Hdf5Failure{"it is damaged: its bytes do not agree with the checksum at its end"};
    case Seal::absent:
        throw Hdf5Failure{"it has no checksum at its end: it is no result file, it is cut short, "
                          "or another program has changed it"};
    }
}

/// Opens a file for reading; says in plain words what is wrong with it.
Hdf5FileId open_file(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
        throw Hdf5Failure{"no such file"};
    }
    if (!std::filesystem::is_regular_file(status)) {
        throw Hdf5Failure{"it is no regular file"};
    }
    require_whole(path);
    return Hdf5FileId{H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)};
}

} // namespace

struct Hdf5Reader::Impl {
    std::string path;
    Hdf5FileId file = {};

    explicit Impl(std::string source) : path{std::move(source)} {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;
    ~Impl() {
        const QuietHdf5 quiet;
        file = Hdf5FileId{};
    }

    template <class Body>
    [[nodiscard]] auto attempt(const std::string& action, Body body) const {
        return attempt_hdf5<InputError>(path, action, ExitCode::input_missing, body);
    }
    [[nodiscard]] Hdf5DatasetId dataset(const std::string& name) const {
        return Hdf5DatasetId{H5Dopen2(file.get(), name.c_str(), H5P_DEFAULT)};
    }
    [[nodiscard]] Hdf5ObjectId object(const std::string& name) const {
        return Hdf5ObjectId{H5Oopen(file.get(), name.empty() ? "/" : name.c_str(), H5P_DEFAULT)};
    }
};

Hdf5Reader::Hdf5Reader(std::filesystem::path path) : impl_{std::make_unique<Impl>(path.string())} {
    impl_->file = impl_->attempt("read as HDF5", [&] { return open_file(path); });
}

Hdf5Reader::Hdf5Reader(Hdf5Reader&& other) noexcept = default;
Hdf5Reader& Hdf5Reader::operator=(Hdf5Reader&& other) noexcept = default;
Hdf5Reader::~Hdf5Reader() = default;

std::vector<std::string> Hdf5Reader::datasets() const {
    return impl_->attempt("list datasets", [&] {
        std::vector<std::string> names = list_datasets(impl_->file.get(), "");
        std::ranges::sort(names); // HDF5 sorts within a group: "a-b" would follow "a/x"
        return names;
    });
}

bool Hdf5Reader::has(const std::string& name) const {
    return impl_->attempt(fmt::format("look for {}", name), [&] {
        for (std::size_t end = 0; end != std::string::npos;) {
            end = name.find('/', end + 1);
            const std::string part = name.substr(0, end);
            if (checked(H5Lexists(impl_->file.get(), part.c_str(), H5P_DEFAULT)) == 0) {
                return false;
            }
        }
        return true;
    });
}

Attributes Hdf5Reader::attributes(const std::string& object) const {
    return impl_->attempt(fmt::format("read attributes of '{}'", object),
                          [&] { return read_attributes(impl_->object(object).get()); });
}

AttributeValue Hdf5Reader::attribute(const std::string& name) const {
    return attribute("", name);
}

AttributeValue Hdf5Reader::attribute(const std::string& object, const std::string& name) const {
    return impl_->attempt(fmt::format("read attribute {} of '{}'", name, object), [&] {
        const Hdf5ObjectId owner = impl_->object(object);
        const auto value =
            read_attribute(Hdf5AttributeId{H5Aopen(owner.get(), name.c_str(), H5P_DEFAULT)});
        if (!value) {
            throw Hdf5Failure{"it is not a single text or number"};
        }
        return *value;
    });
}

std::vector<std::string> Hdf5Reader::dimensions(const std::string& name) const {
    return impl_->attempt(fmt::format("read dimensions of {}", name),
                          [&] { return dimension_names(impl_->dataset(name)); });
}

template <Hdf5Number T>
Hdf5Array<T> Hdf5Reader::read(const std::string& name) const {
    return impl_->attempt(fmt::format("read {}", name), [&] {
        const Hdf5DatasetId dataset = impl_->dataset(name);
        const Hdf5Type stored{H5Dget_type(dataset.get())};
        const hid_t wanted = hdf5_number_type<T>();
        if (checked(H5Tequal(stored.get(), wanted)) == 0) {
            throw Hdf5Failure{
                fmt::format("it is {}, not {}", type_name(stored.get()), type_name(wanted))};
        }
        Hdf5Array<T> array{shape_of(Hdf5Space{H5Dget_space(dataset.get())}), {}};
        array.values.resize(value_count(array.shape));
        if (!array.values.empty()) {
            checked(
                H5Dread(dataset.get(), wanted, H5S_ALL, H5S_ALL, H5P_DEFAULT, array.values.data()));
        }
        return array;
    });
}

Hdf5Array<std::string> Hdf5Reader::read_strings(const std::string& name) const {
    return impl_->attempt(fmt::format("read {}", name),
                          [&] { return read_all_strings(impl_->dataset(name)); });
}

std::string Hdf5Reader::text(const std::string& name) const {
    return impl_->attempt(fmt::format("read {}", name), [&] {
        Hdf5Array<std::string> array = read_all_strings(impl_->dataset(name));
        if (!array.shape.empty()) {
            throw Hdf5Failure{"it is not one text"};
        }
        return std::move(array.values.front());
    });
}

Hdf5Bytes Hdf5Reader::raw(const std::string& name) const {
    return impl_->attempt(fmt::format("read {}", name), [&] {
        const Hdf5DatasetId dataset = impl_->dataset(name);
        const Hdf5Type stored{H5Dget_type(dataset.get())};
        Hdf5Bytes result{type_name(stored.get()), {}, {}};
        if (result.type == "string") {
            const Hdf5Array<std::string> strings = read_all_strings(dataset);
            return Hdf5Bytes{result.type, strings.shape, bytes_of(strings.values)};
        }
        result.shape = shape_of(Hdf5Space{H5Dget_space(dataset.get())});
        const Hdf5Type memory{H5Tget_native_type(stored.get(), H5T_DIR_ASCEND)};
        result.bytes.resize(value_count(result.shape) * H5Tget_size(memory.get()));
        if (!result.bytes.empty()) {
            checked(H5Dread(dataset.get(), memory.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                            result.bytes.data()));
        }
        return result;
    });
}

template Hdf5Array<std::uint8_t> Hdf5Reader::read(const std::string&) const;
template Hdf5Array<std::uint16_t> Hdf5Reader::read(const std::string&) const;
template Hdf5Array<std::uint32_t> Hdf5Reader::read(const std::string&) const;
template Hdf5Array<std::uint64_t> Hdf5Reader::read(const std::string&) const;
template Hdf5Array<std::int32_t> Hdf5Reader::read(const std::string&) const;
template Hdf5Array<std::int64_t> Hdf5Reader::read(const std::string&) const;
template Hdf5Array<float> Hdf5Reader::read(const std::string&) const;
template Hdf5Array<double> Hdf5Reader::read(const std::string&) const;

std::string text_attribute(const Hdf5Reader& file, const std::string& name,
                           const std::string& object) {
    const AttributeValue value = file.attribute(object, name);
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? "" : *text;
}

std::int64_t number_attribute(const Hdf5Reader& file, const std::string& name) {
    const AttributeValue value = file.attribute(name);
    const auto* number = std::get_if<std::int64_t>(&value);
    return number == nullptr ? 0 : *number;
}

double real_attribute(const Hdf5Reader& file, const std::string& name) {
    const AttributeValue value = file.attribute(name);
    const auto* number = std::get_if<double>(&value);
    return number == nullptr ? 0.0 : *number;
}

} // namespace diasim
