# SPDX-License-Identifier: BSD-3-Clause
# diasim_add_module(NAME [DEPENDS module ...] [LINK target ...])
#
# One library per module folder: static from its *.cpp files, or INTERFACE when it has none (yet).
# DEPENDS names the modules that it may include, LINK third-party targets. In model/ the target is
# diasim::NAME, in another part of the tree diasim::PART_NAME.
function(diasim_add_module name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "DEPENDS;LINK")
    set(folder ${CMAKE_CURRENT_SOURCE_DIR}/${name})
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME part)
    if(NOT part STREQUAL "model")
        set(name ${part}_${name})
    endif()
    file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
    file(GLOB headers CONFIGURE_DEPENDS ${folder}/*.hpp)

    set(target diasim_${name})
    if(sources)
        add_library(${target} STATIC ${sources})
        target_link_libraries(${target} PRIVATE diasim_options)
        set(scope PUBLIC)
    else()
        add_library(${target} INTERFACE)
        set(scope INTERFACE)
    endif()
    add_library(diasim::${name} ALIAS ${target})
    target_include_directories(${target} ${scope} ${PROJECT_SOURCE_DIR})
    list(TRANSFORM ARG_DEPENDS PREPEND diasim::)
    target_link_libraries(${target} ${scope} ${ARG_DEPENDS} ${ARG_LINK})

    set_property(GLOBAL APPEND PROPERTY DIASIM_MODULES ${name})
    diasim_check_headers_of(${target} ${headers})
endfunction()

# Compiles every header alone: it must include all that it uses.
function(diasim_check_headers_of target)
    set(stubs)
    foreach(header IN LISTS ARGN)
        cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE path)
        string(MAKE_C_IDENTIFIER ${path} id)
        set(stub ${CMAKE_CURRENT_BINARY_DIR}/alone/${id}.cpp)
        file(CONFIGURE OUTPUT ${stub} CONTENT "#include \"${path}\"\n")
        list(APPEND stubs ${stub})
    endforeach()
    if(stubs)
        add_library(${target}_headers OBJECT EXCLUDE_FROM_ALL ${stubs})
        set_target_properties(${target}_headers PROPERTIES UNITY_BUILD OFF) # each header alone
        target_link_libraries(${target}_headers PRIVATE ${target} diasim_options)
        target_compile_options(${target}_headers PRIVATE -O0 -g0 -fno-sanitize=all) # nothing is run
        set_property(GLOBAL APPEND PROPERTY DIASIM_HEADER_CHECKS ${target}_headers)
    endif()
endfunction()

# Target check_headers: all of the above.
function(diasim_add_header_check)
    get_property(checks GLOBAL PROPERTY DIASIM_HEADER_CHECKS)
    add_custom_target(check_headers)
    if(checks)
        add_dependencies(check_headers ${checks})
    endif()
endfunction()
