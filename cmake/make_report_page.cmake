# SPDX-License-Identifier: BSD-3-Clause
# cmake -D SOURCE=folder -D OUTPUT=page.html -D NPM=npm -D NODE=node -P make_report_page.cmake
#
# Installs the npm packages that SOURCE/package-lock.json names, once, beside the output, and makes
# the page. If that fails, as without a network, OUTPUT is empty and the build goes on.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET OUTPUT PARENT_PATH work)
string(APPEND work /page)
file(GLOB sources ${SOURCE}/*.*)
file(COPY ${sources} DESTINATION ${work})

function(give_up reason)
    file(WRITE ${OUTPUT} "")
    message("No page for `diasim report`: ${reason}\n"
        "Everything else is built. To try again: rm ${OUTPUT}, then build.")
endfunction()

file(SHA256 ${work}/package-lock.json wanted)
set(installed "")
if(EXISTS ${work}/installed)
    file(READ ${work}/installed installed)
endif()
if(NOT installed STREQUAL wanted)
    # No package needs to run anything to be installed.
    execute_process(
        COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1
        WORKING_DIRECTORY ${work} RESULT_VARIABLE failure OUTPUT_QUIET ERROR_VARIABLE words TIMEOUT 300)
    if(failure)
        give_up("npm ci failed (${failure})\n${words}")
        return()
    endif()
    file(WRITE ${work}/installed ${wanted})
endif()
execute_process(COMMAND ${NODE} build.mjs ${OUTPUT}.partial
    WORKING_DIRECTORY ${work} RESULT_VARIABLE failure OUTPUT_QUIET ERROR_VARIABLE words TIMEOUT 120)
if(failure)
    give_up("${NODE} build.mjs failed (${failure})\n${words}")
    return()
endif()
file(RENAME ${OUTPUT}.partial ${OUTPUT})
