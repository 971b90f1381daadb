# SPDX-License-Identifier: BSD-3-Clause
# Language level, warnings and floating-point rules, linked PRIVATE by every target of the project.
#
# -ffp-contract=off: fused multiply-add would make results depend on the processor; for the same
# reason there is no -march=native and no -ffast-math anywhere.

add_library(diasim_options INTERFACE)
target_compile_features(diasim_options INTERFACE cxx_std_20)
target_compile_options(diasim_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wdouble-promotion
    # A module compiled as one file: its other files' names are not what a local name should avoid.
    # clang cannot tell them apart.
    $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>
    -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2 -Wcast-align
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wuseless-cast>
    # g++ 12 and 13 see overlaps and unset members inside std::string that are not there
    # (https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,14>>:-Wno-restrict -Wno-maybe-uninitialized>
    -ffp-contract=off
    $<$<BOOL:${DIASIM_WERROR}>:-Werror>)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
