# SPDX-License-Identifier: BSD-3-Clause
# diasim_report_page(TARGET FOLDER)
#
# Makes the template of the page from the npm sources in FOLDER and puts its bytes into TARGET. Needs
# npm and, once for each build folder, the npm registry; without them everything else is built, and
# `diasim report` says what is missing.
option(DIASIM_PAGE "Make the page of diasim report (needs npm)" ON)

function(diasim_report_page target folder)
    set(page ${CMAKE_CURRENT_BINARY_DIR}/page.html)
    find_program(DIASIM_NPM npm)
    find_program(DIASIM_NODE node)
    if(DIASIM_PAGE AND DIASIM_NPM AND DIASIM_NODE)
        file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.*)
        add_custom_command(OUTPUT ${page}
            COMMAND ${CMAKE_COMMAND} -D SOURCE=${folder} -D OUTPUT=${page} -D NPM=${DIASIM_NPM}
                -D NODE=${DIASIM_NODE} -P ${PROJECT_SOURCE_DIR}/cmake/make_report_page.cmake
            DEPENDS ${sources} ${PROJECT_SOURCE_DIR}/cmake/make_report_page.cmake
            COMMENT "Making the page of diasim report" VERBATIM)
    else()
        message(STATUS "No page for diasim report: no npm, or DIASIM_PAGE is off")
        file(CONFIGURE OUTPUT ${page} CONTENT "") # leaves the file alone if it is the same
    endif()

    set(bytes ${CMAKE_CURRENT_SOURCE_DIR}/report/page_bytes.S)
    set_source_files_properties(${bytes} PROPERTIES
        OBJECT_DEPENDS ${page} COMPILE_DEFINITIONS "DIASIM_PAGE_FILE=\"${page}\"")
    add_library(${target}_page OBJECT ${bytes})
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_page>)
endfunction()
