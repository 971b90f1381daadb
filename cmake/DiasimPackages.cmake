# SPDX-License-Identifier: BSD-3-Clause
# Third-party packages, as Debian 12 and 13 ship them. Which module may name which is checked by
# tests/tools/check_tree.cmake.

find_package(Threads REQUIRED)
if(NOT DIASIM_STD_THREADS)
    find_package(TBB 2021.5 REQUIRED COMPONENTS tbb)
endif()
find_package(Boost 1.74 REQUIRED CONFIG)
find_package(fmt 8 REQUIRED)
find_package(nlohmann_json 3.10 REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(CLI11 2.1 REQUIRED)
find_package(HDF5 1.10 REQUIRED COMPONENTS C HL)
find_package(LibArchive 3.6 REQUIRED)

if(DIASIM_MPI)
    find_package(MPI REQUIRED COMPONENTS C)
endif()

if(DIASIM_TESTS)
    find_package(rapidcheck REQUIRED) # ships no version; the package is librapidcheck-dev
endif()

# Random123 is headers only and ships no CMake package.
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
add_library(diasim_random123 INTERFACE)
target_include_directories(diasim_random123 SYSTEM INTERFACE ${RANDOM123_INCLUDE_DIR})

# toml++ is used as headers only, because TOML_ASSERT acts at compile time: version 3.3 asserts on
# some malformed input, such as "[/a]", that it reports as a parse error otherwise.
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED)
add_library(diasim_toml INTERFACE)
target_include_directories(diasim_toml SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE_DIR})
target_compile_definitions(diasim_toml INTERFACE TOML_HEADER_ONLY=1)
target_compile_options(diasim_toml INTERFACE "-DTOML_ASSERT(condition)=static_cast<void>(0)")

# The serial HDF5 C library with its high-level part, whatever the name of the imported targets.
add_library(diasim_hdf5 INTERFACE)
target_include_directories(diasim_hdf5 SYSTEM INTERFACE ${HDF5_INCLUDE_DIRS})
target_compile_definitions(diasim_hdf5 INTERFACE ${HDF5_C_DEFINITIONS})
target_link_libraries(diasim_hdf5 INTERFACE ${HDF5_C_HL_LIBRARIES} ${HDF5_C_LIBRARIES})
