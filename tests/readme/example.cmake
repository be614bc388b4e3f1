# SPDX-License-Identifier: GPL-3.0-or-later
file(READ ${ROOT}/README.md readme)
file(READ ${ROOT}/theorems/score-shocks/E14_noised_mixture.cpp example)
string(STRIP "${example}" example)
string(FIND "${readme}" "${example}" position)
if(position EQUAL -1)
  message(FATAL_ERROR "README.md no longer shows theorems/score-shocks/E14_noised_mixture.cpp as it is")
endif()
