# SPDX-License-Identifier: GPL-3.0-or-later
# Uses: build, scratch, consumer, generator, compiler, flags.
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE words ERROR_VARIABLE words)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGV}\n${words}")
  endif()
endfunction()

file(REMOVE_RECURSE ${scratch})
run(${CMAKE_COMMAND} --install ${build} --prefix ${scratch}/prefix)
run(${CMAKE_COMMAND} -G ${generator} -S ${consumer} -B ${scratch}/build -D CMAKE_PREFIX_PATH=${scratch}/prefix
    -D CMAKE_CXX_COMPILER=${compiler} "-DCMAKE_CXX_FLAGS=${flags}")
run(${CMAKE_COMMAND} --build ${scratch}/build)
run(${scratch}/build/consumer)
run(${scratch}/prefix/bin/score-referee --version)
