# SPDX-License-Identifier: GPL-3.0-or-later
# referee_code_table(target CLAIMS folder): generates at build time the SHA-256 of everything that decides a verdict and
# links it into the target, so that stored evidence is known to belong to this code. The generated source changes only
# when a hash does: an unchanged tree compiles nothing.
function(referee_code_table target)
  cmake_parse_arguments(table "" "CLAIMS" "" ${ARGN})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${target}-code-table.cpp)
  add_custom_target(${target}-code-table
    COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -DCLAIMS=${table_CLAIMS} -DOUTPUT=${generated}
            -DVERSION=${PROJECT_VERSION} -P ${PROJECT_SOURCE_DIR}/cmake/fingerprint.cmake
    BYPRODUCTS ${generated}
    COMMENT "Fingerprint of the code behind ${target}"
    VERBATIM)
  add_dependencies(${target} ${target}-code-table)
  target_sources(${target} PRIVATE ${generated})
  target_compile_definitions(${target} PRIVATE REFEREE_SOURCE_DIRECTORY="${PROJECT_SOURCE_DIR}")
endfunction()
