# SPDX-License-Identifier: GPL-3.0-or-later
# The headers of other projects that nearly every source reads, parsed once instead of each time: with g++ 12 a source
# costs 5 s less of 5 to 15. None of our own headers is among them, so it is never out of date during work.
option(REFEREE_PRECOMPILE "Parse the common headers of other projects once" ON)

# -fpch-preprocess is what ccache needs to see through a precompiled header. Once precompiled, g++ 12 no longer
# knows the standard library from our code and warns of impossible overflows inside std::string.
if(REFEREE_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  add_compile_options(-fpch-preprocess -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow
                      -Wno-stringop-overread)
elseif(REFEREE_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  # clang++ would write the time into it, so that ccache never recognised it.
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
endif()

# referee_precompiled(target): the first target named makes the precompiled header, the others share it.
function(referee_precompiled target)
  get_target_property(type ${target} TYPE)
  if(NOT REFEREE_PRECOMPILE OR type STREQUAL INTERFACE_LIBRARY)
    return()
  endif()
  get_property(owner GLOBAL PROPERTY referee_precompiled_owner)
  if(owner)
    target_precompile_headers(${target} REUSE_FROM ${owner})
  else()
    set_property(GLOBAL PROPERTY referee_precompiled_owner ${target})
    target_precompile_headers(${target} PRIVATE
      <boost/math/constants/constants.hpp> <boost/multiprecision/gmp.hpp> <boost/multiprecision/mpfr.hpp>
      <algorithm> <functional> <map> <optional> <random> <span> <string> <vector>)
  endif()
endfunction()

# referee_light(target): code that leaves the arithmetic to others gains little from full optimisation, and -O1
# compiles it in half the time.
function(referee_light target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()
