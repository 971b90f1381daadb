# SPDX-License-Identifier: BSD-3-Clause
# cmake -D SOURCE=<root> -D OUTPUT=<folder> -P make_corpus.cmake
# Makes what fuzzing starts from: OUTPUT/TARGET/* from the scenarios, tables and tests of the
# project, and OUTPUT/words.dict, the words in them.
cmake_minimum_required(VERSION 3.25)

set(most_table_lines 40) # of a seed: longer tables say nothing new and slow each run

function(write_seed target name text)
    file(WRITE ${OUTPUT}/${target}/${name} "${text}")
endfunction()

# A main file and others, as scenario_fuzz.cpp reads them.
function(write_bundle name main folder)
    file(READ ${main} text)
    foreach(path IN LISTS ARGN)
        file(READ ${folder}/${path} more)
        string(APPEND text "\n%%% ${path}\n${more}")
    endforeach()
    write_seed(scenario ${name} "${text}")
endfunction()

# The beginning of a table.
function(write_table kind name path)
    file(READ ${path} text)
    string(REGEX MATCHALL "\n" line_ends "${text}")
    list(LENGTH line_ends n_lines)
    if(n_lines GREATER most_table_lines)
        string(REPEAT "[^\n]*\n" 8 eight_lines)
        string(REGEX MATCH "^${eight_lines}${eight_lines}${eight_lines}${eight_lines}${eight_lines}" text "${text}")
    endif()
    write_seed(csv ${name}.csv "${text}")
    write_seed(table ${name}.csv "${kind}\n${text}")
endfunction()

# Each line of a file is a seed.
function(write_lines target)
    file(STRINGS ${SOURCE}/tests/fuzz/seeds/${target}.txt lines)
    set(n 0)
    foreach(line IN LISTS lines)
        math(EXPR n "${n} + 1")
        write_seed(${target} line_${n} "${line}")
    endforeach()
endfunction()

file(REMOVE_RECURSE ${OUTPUT})
set(small ${SOURCE}/tests/data/small)
set(bad ${SOURCE}/tests/cli/bad)

file(GLOB theory RELATIVE ${SOURCE}/scenarios ${SOURCE}/scenarios/theory/*.toml)
file(GLOB scenarios RELATIVE ${SOURCE}/scenarios ${SOURCE}/scenarios/*.toml)
foreach(scenario IN LISTS scenarios)
    write_bundle(${scenario} ${SOURCE}/scenarios/${scenario} ${SOURCE}/scenarios ${scenario} ${theory})
endforeach()
file(GLOB small_files RELATIVE ${small} ${small}/*)
write_bundle(small ${small}/small.toml ${small})
write_bundle(small_whole ${small}/small.toml ${small} ${small_files})

file(GLOB documents ${SOURCE}/scenarios/*.toml ${SOURCE}/scenarios/*/*.toml ${small}/*.toml ${bad}/*.toml)
foreach(document IN LISTS documents)
    cmake_path(GET document FILENAME name)
    file(COPY ${document} DESTINATION ${OUTPUT}/document)
    if(document MATCHES "^${bad}/") # these are main files of their own, but for a NUL byte
        file(COPY ${document} DESTINATION ${OUTPUT}/scenario)
    endif()
endforeach()

# Tables by kind, which is how their name begins.
set(kinds regions triggers connectivity countries communities sites associations voices subgroups people context)
file(GLOB tables ${SOURCE}/scenarios/data/*/*.csv ${small}/*.csv ${bad}/*.csv)
list(FILTER tables EXCLUDE REGEX "_(nul|invalid_utf8)[.]csv$") # CMake cannot hold such texts
foreach(table IN LISTS tables)
    cmake_path(GET table STEM stem)
    string(REGEX MATCH "^[a-z]+" kind ${stem})
    string(REGEX REPLACE "^population$" "people" kind ${kind})
    string(REGEX REPLACE "^curfew$" "context" kind ${kind})
    cmake_path(GET table PARENT_PATH folder)
    cmake_path(GET folder STEM folder)
    if(kind IN_LIST kinds)
        write_table(${kind} ${folder}_${stem} ${table})
    endif()
endforeach()
file(COPY ${bad}/triggers_nul.csv ${bad}/triggers_invalid_utf8.csv DESTINATION ${OUTPUT}/csv)

write_lines(set)
write_lines(quantity)

set(words)
foreach(source IN LISTS theory small_files)
    foreach(folder IN ITEMS ${SOURCE}/scenarios ${small})
        if(EXISTS ${folder}/${source})
            file(READ ${folder}/${source} text)
            string(REGEX MATCHALL "[a-z_][a-z_]+" found "${text}")
            list(APPEND words ${found})
        endif()
    endforeach()
endforeach()
list(REMOVE_DUPLICATES words)
list(TRANSFORM words REPLACE "(.+)" "\"\\1\"")
list(JOIN words "\n" words)
file(READ ${SOURCE}/tests/fuzz/syntax.dict syntax)
file(WRITE ${OUTPUT}/words.dict "${syntax}${words}\n")
