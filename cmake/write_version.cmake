# SPDX-License-Identifier: BSD-3-Clause
# cmake -D SOURCE=<root> -D OUTPUT=<header> -D DIASIM_...=... -P write_version.cmake
# Writes diasim_version.hpp; leaves the file alone when nothing changed.
cmake_minimum_required(VERSION 3.25)

set(DIASIM_GIT "unknown")
find_program(GIT git)
# Only the project's own repository counts, not one that a released archive was unpacked into.
if(GIT AND EXISTS ${SOURCE}/.git)
    execute_process(COMMAND ${GIT} describe --always --dirty
        WORKING_DIRECTORY ${SOURCE}
        OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE
        ERROR_QUIET RESULT_VARIABLE failed)
    if(NOT failed AND described)
        set(DIASIM_GIT "${described}")
    endif()
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/diasim_version.hpp.in ${OUTPUT} @ONLY)
