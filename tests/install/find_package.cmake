# SPDX-License-Identifier: GPL-3.0-or-later
# Uses: build, scratch, consumer, generator, compiler, flags.
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE words ERROR_VARIABLE words)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGV}\n${words}")
  endif()
endfunction()

# exits(code words...): the installed program in a folder of its own.
function(exits code)
  execute_process(COMMAND ${scratch}/prefix/bin/score-referee ${ARGN} WORKING_DIRECTORY ${scratch}/elsewhere
                  RESULT_VARIABLE result OUTPUT_VARIABLE words ERROR_VARIABLE words)
  if(NOT result EQUAL code)
    message(FATAL_ERROR "${ARGN}: exit code ${result}, not ${code}\n${words}")
  endif()
endfunction()

unset(ENV{REFEREE_ROOT})
file(REMOVE_RECURSE ${scratch})
run(${CMAKE_COMMAND} --install ${build} --prefix ${scratch}/prefix)
run(${CMAKE_COMMAND} -G ${generator} -S ${consumer} -B ${scratch}/build -D CMAKE_PREFIX_PATH=${scratch}/prefix
    -D CMAKE_CXX_COMPILER=${compiler} "-DCMAKE_CXX_FLAGS=${flags}")
run(${CMAKE_COMMAND} --build ${scratch}/build)
run(${CMAKE_CTEST_COMMAND} --test-dir ${scratch}/build --output-on-failure)
if(NOT EXISTS ${scratch}/build/claims.xml)
  message(FATAL_ERROR "the consumer's test of claims left no claims.xml")
endif()

file(MAKE_DIRECTORY ${scratch}/elsewhere)
exits(0 --version)
exits(0 verify SS-P5.2 --budget quick --junit referee.xml)
foreach(file referee.xml .referee/evidence)
  if(NOT EXISTS ${scratch}/elsewhere/${file})
    message(FATAL_ERROR "the installed program wrote no ${file} where it was run")
  endif()
endforeach()
exits(2 verify SS-P5.22)
# Were another verdict recorded, the run would fail.
set(expectations ${scratch}/prefix/share/score-referee/theorems/score-shocks/expected.json)
file(READ ${expectations} recorded)
string(REPLACE "\"verdict\": \"holds\"" "\"verdict\": \"refuted\"" other "${recorded}")
file(WRITE ${expectations} "${other}")
exits(1 verify SS-P5.2 --budget quick)
