# SPDX-License-Identifier: BSD-3-Clause
# Targets that look at the sources: format (rewrites), format-check, tidy, and at their tests:
# coverage_report. Each exists only when its tool does; the exact version matters, because releases
# of clang-format disagree.

file(GLOB_RECURSE diasim_all_sources CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/model/*.?pp ${PROJECT_SOURCE_DIR}/calibration/*.?pp
    ${PROJECT_SOURCE_DIR}/analysis/*.?pp ${PROJECT_SOURCE_DIR}/tests/*.?pp
    ${PROJECT_SOURCE_DIR}/main.?pp)

find_program(DIASIM_CLANG_FORMAT clang-format-14)
if(DIASIM_CLANG_FORMAT AND diasim_all_sources)
    add_custom_target(format COMMAND ${DIASIM_CLANG_FORMAT} -i ${diasim_all_sources}
        COMMENT "clang-format 14 rewrites all sources" VERBATIM)
    add_custom_target(format-check
        COMMAND ${DIASIM_CLANG_FORMAT} --dry-run --Werror ${diasim_all_sources}
        COMMENT "clang-format 14 looks at all sources" VERBATIM)
endif()

# clang-tidy looks at every header again for each file; a module as one file (the preset's unity build)
# takes a fifth of the time. So names are unique in a module, those of anonymous namespaces too. clang's
# analyzer looks into files that a file includes only where "UnifiedSource" is in the latter's path.
find_program(DIASIM_RUN_CLANG_TIDY NAMES run-clang-tidy-14 run-clang-tidy)
if(DIASIM_RUN_CLANG_TIDY)
    add_custom_target(tidy
        COMMAND ${DIASIM_RUN_CLANG_TIDY} -quiet -p ${PROJECT_BINARY_DIR}
                -extra-arg=-Xclang -extra-arg=-analyzer-config -extra-arg=-Xclang -extra-arg=max-nodes=20000
                "/diasim(?!\\w*_headers)\\w*[.]dir/Unity/"
        DEPENDS diasim_write_version
        USES_TERMINAL VERBATIM)
endif()

# Lines of the model that the tests have run, of a build with gcov counters (preset coverage).
find_program(DIASIM_GCOVR gcovr)
if(DIASIM_GCOVR AND CMAKE_CXX_FLAGS_DEBUG MATCHES "--coverage")
    add_custom_target(coverage_report
        COMMAND ${DIASIM_GCOVR} --root ${PROJECT_SOURCE_DIR} --filter ${PROJECT_SOURCE_DIR}/model/
                --fail-under-line 90 ${PROJECT_BINARY_DIR}
        USES_TERMINAL VERBATIM)
endif()
