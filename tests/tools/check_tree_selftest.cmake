# SPDX-License-Identifier: BSD-3-Clause
# cmake -D CHECK=<check_tree.cmake> -D SCRATCH=<folder> -P check_tree_selftest.cmake
# check_tree.cmake must accept a tree in order and name each of the faults planted in it.
cmake_minimum_required(VERSION 3.25)

set(licence "// SPDX-License-Identifier: BSD-3-Clause\n")

function(make_good_tree)
    file(REMOVE_RECURSE ${SCRATCH})
    file(WRITE ${SCRATCH}/model/base/id.hpp "${licence}#include <tbb/blocked_range.h>\n")
    file(WRITE ${SCRATCH}/model/simulation/step.cpp
        "${licence}#include \"model/base/id.hpp\"\n#include \"model/homeland/series.hpp\"\n")
    file(WRITE ${SCRATCH}/model/record/file.cpp "${licence}  #  include <hdf5.h>\n")
    file(WRITE ${SCRATCH}/main.cpp "${licence}#include \"model/commands/run.hpp\"\n")
endfunction()

function(run_check)
    execute_process(COMMAND ${CMAKE_COMMAND} -D ROOT=${SCRATCH} -P ${CHECK}
        RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
    set(failed ${failed} PARENT_SCOPE)
    string(REGEX REPLACE "[ \n]+" " " output "${output}")
    set(output "${output}" PARENT_SCOPE)
endfunction()

# A fault: the text of one file, and what the complaint must say.
function(expect_complaint file text expected)
    make_good_tree()
    file(WRITE ${SCRATCH}/${file} "${text}")
    run_check()
    if(NOT failed)
        message(SEND_ERROR "accepted although: ${expected}")
    endif()
    string(FIND "${output}" "${file}: ${expected}" position)
    if(position EQUAL -1)
        message(SEND_ERROR "no complaint '${file}: ${expected}' in: ${output}")
    endif()
endfunction()

function(expect_bad_include file include expected)
    expect_complaint(${file} "${licence}#include ${include}\n" "${expected}")
endfunction()

make_good_tree()
run_check()
if(failed)
    message(SEND_ERROR "a tree in order was refused: ${output}")
endif()

expect_bad_include(model/base/x.hpp "\"model/scenario/scenario.hpp\"" "base must not include scenario")
expect_bad_include(model/homeland/x.hpp "\"model/network/graph.hpp\"" "homeland must not include network")
expect_bad_include(model/mobilization/x.cpp "\"model/record/file.hpp\"" "mobilization must not include record")
expect_bad_include(model/record/x.cpp "\"model/population/traits.hpp\"" "record must not include population")
expect_bad_include(model/commands/x.cpp "\"calibration/abc/smc.hpp\"" "commands must not include calibration_abc")
expect_bad_include(calibration/abc/x.cpp "\"analysis/scores/crps.hpp\"" "calibration_abc must not include analysis_scores")
expect_bad_include(main.cpp "\"model/network/graph.hpp\"" "main must not include network")
expect_bad_include(model/network/x.cpp "\"graph.hpp\"" "\"graph.hpp\" does not name a module")
expect_bad_include(model/simulation/x.cpp "\"diasim_version.hpp\"" "only base may include")
expect_bad_include(model/theory/x.cpp "\"model/base/id.hpp\"" "module theory is not in")
expect_bad_include(model/simulation/x.cpp "<hdf5.h>" "simulation must not include <hdf5.h>")
expect_bad_include(model/record/x.cpp "<toml++/toml.h>" "record must not include <toml++/toml.h>")
expect_bad_include(model/simulation/x.cpp "<CLI/CLI.hpp>" "simulation must not include <CLI/CLI.hpp>")
expect_bad_include(model/simulation/x.cpp "<tbb/parallel_for.h>" "simulation must not include <tbb")
expect_bad_include(model/network/x.cpp "<Random123/philox.h>" "network must not include <Random123")
expect_bad_include(model/network/x.cpp "<boost/random/gamma_distribution.hpp>" "network must not include <boost")
expect_bad_include(model/network/x.cpp "<Eigen/Dense>" "network must not include <Eigen/Dense>")
expect_bad_include(model/scenario/x.cpp "\"model/base/random.hpp\"" "scenario promises to do without")
expect_bad_include(model/mobilization/x.cpp "\"model/base/parallel.hpp\"" "mobilization promises to do without")
expect_complaint(model/base/x.cpp "int main();\n" "no SPDX-License-Identifier line")
expect_complaint(model/base/x.cpp "${licence}// TO${EMPTY}DO: later\n" "unfinished")
string(REPEAT "\n" 400 many_lines)
expect_complaint(tests/unit/base/x_test.cpp "${licence}${many_lines}" "401 lines, the limit is 400")

file(REMOVE_RECURSE ${SCRATCH})
