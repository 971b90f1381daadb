# SPDX-License-Identifier: BSD-3-Clause
# Target diasim_version: the generated header diasim_version.hpp. It is looked at in every build and
# rewritten only when its content changes, so that nothing is rebuilt without need.

set(DIASIM_GENERATED_DIR ${PROJECT_BINARY_DIR}/generated)

set(DIASIM_LIBRARIES "fmt ${fmt_VERSION}, Boost ${Boost_VERSION}, HDF5 ${HDF5_VERSION}")
if(DIASIM_STD_THREADS)
    string(PREPEND DIASIM_LIBRARIES "std::jthread, ")
else()
    string(PREPEND DIASIM_LIBRARIES "oneTBB ${TBB_VERSION}, ")
endif()

set(diasim_write_version
    ${CMAKE_COMMAND}
    -D SOURCE=${PROJECT_SOURCE_DIR}
    -D OUTPUT=${DIASIM_GENERATED_DIR}/diasim_version.hpp
    -D DIASIM_VERSION=${PROJECT_VERSION}
    -D "DIASIM_COMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
    -D DIASIM_BUILD_TYPE=${CMAKE_BUILD_TYPE}
    -D "DIASIM_LIBRARIES=${DIASIM_LIBRARIES}"
    -P ${PROJECT_SOURCE_DIR}/cmake/write_version.cmake)

# Once now, so that tools that only configure (clang-tidy, editors) find the header too.
execute_process(COMMAND ${diasim_write_version} COMMAND_ERROR_IS_FATAL ANY)
add_custom_target(diasim_write_version
    COMMAND ${diasim_write_version}
    BYPRODUCTS ${DIASIM_GENERATED_DIR}/diasim_version.hpp
    COMMENT "Looking at the git description"
    VERBATIM)

add_library(diasim_version INTERFACE)
target_include_directories(diasim_version INTERFACE ${DIASIM_GENERATED_DIR})
add_dependencies(diasim_version diasim_write_version)
