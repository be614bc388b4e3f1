# SPDX-License-Identifier: GPL-3.0-or-later
# referee_code_table(target CLAIMS folder): generates at build time the SHA-256 of everything that decides a verdict and
# links it into the target, so that stored evidence is known to belong to this code. It is taken anew only when one of
# those files changed, appeared or went, and then compiled only when a hash changed.
function(referee_code_table target)
  cmake_parse_arguments(table "" "CLAIMS" "" ${ARGN})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${target}-code-table.cpp)
  set(script ${PROJECT_SOURCE_DIR}/cmake/fingerprint.cmake)
  set(patterns "")
  foreach(folder lib ${table_CLAIMS})
    list(APPEND patterns ${PROJECT_SOURCE_DIR}/${folder}/*.cpp ${PROJECT_SOURCE_DIR}/${folder}/*.hpp)
  endforeach()
  file(GLOB_RECURSE code CONFIGURE_DEPENDS ${patterns})
  # The list of names is an input too: a file that went leaves nothing newer behind.
  string(SHA256 names "${code}")
  add_custom_command(OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -DCLAIMS=${table_CLAIMS} -DOUTPUT=${generated}
            -DVERSION=${PROJECT_VERSION} -DNAMES=${names} -P ${script}
    DEPENDS ${code} ${script}
    COMMENT "Fingerprint of the code behind ${target}"
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
  target_compile_definitions(${target} PRIVATE REFEREE_SOURCE_DIRECTORY="${PROJECT_SOURCE_DIR}")
endfunction()
