# SPDX-License-Identifier: GPL-3.0-or-later
# Read by ctest when it starts: one test per claim, named by its id, labelled with its paper and kind.
# Uses: program. `list --ids` prints one line "ID paper kind" per claim.
if(NOT EXISTS "${program}")
  message("The claims are tests too once the program is built: ${program}")
  return()
endif()
execute_process(COMMAND "${program}" list --ids OUTPUT_VARIABLE lines RESULT_VARIABLE result
                OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${program} list --ids failed: ${result}")
endif()
string(REPLACE "\n" ";" lines "${lines}")
foreach(line IN LISTS lines)
  if(NOT line MATCHES "^([^ ]+) ([^ ]+) ([^ ]+)$")
    message(FATAL_ERROR "not a line of the form 'ID paper kind': ${line}")
  endif()
  set(id ${CMAKE_MATCH_1})
  set(labels "${CMAKE_MATCH_2};${CMAKE_MATCH_3}")
  add_test(${id} "${program}" verify ${id} --budget quick)
  set_tests_properties(${id} PROPERTIES LABELS "${labels}" TIMEOUT 300)
endforeach()
