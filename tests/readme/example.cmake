# SPDX-License-Identifier: GPL-3.0-or-later
file(READ ${ROOT}/README.md readme)

# The worked claim, to the letter.
file(READ ${ROOT}/theorems/score-shocks/E14_noised_mixture.cpp example)
string(STRIP "${example}" example)
string(FIND "${readme}" "${example}" position)
if(position EQUAL -1)
  message(FATAL_ERROR "README.md no longer shows theorems/score-shocks/E14_noised_mixture.cpp as it is")
endif()

# Every command of the project that uses this one, from find_package on.
file(STRINGS ${ROOT}/tests/install/consumer/CMakeLists.txt commands REGEX "^(find_|add_|target_)")
list(LENGTH commands count)
if(count EQUAL 0)
  message(FATAL_ERROR "tests/install/consumer/CMakeLists.txt has no commands to show")
endif()
foreach(command IN LISTS commands)
  string(FIND "${readme}" "${command}" position)
  if(position EQUAL -1)
    message(FATAL_ERROR "README.md does not show this line of tests/install/consumer/CMakeLists.txt:\n${command}")
  endif()
endforeach()
