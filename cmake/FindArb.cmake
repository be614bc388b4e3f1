# SPDX-License-Identifier: GPL-3.0-or-later
# Arb is a library of its own beside FLINT 2 (libflint-arb on Debian, libarb elsewhere) and a part of FLINT 3.
# Defines the imported target Arb::arb with FLINT, MPFR and GMP behind it.
find_path(ARB_INCLUDE_DIR NAMES flint/arb.h arb.h)
find_library(FLINT_LIBRARY NAMES flint)
find_library(ARB_LIBRARY NAMES flint-arb arb)
find_library(MPFR_LIBRARY NAMES mpfr)
find_library(GMP_LIBRARY NAMES gmp)
find_file(ARB_IN_FLINT flint/arb.h PATHS ${ARB_INCLUDE_DIR})
mark_as_advanced(ARB_INCLUDE_DIR FLINT_LIBRARY ARB_LIBRARY MPFR_LIBRARY GMP_LIBRARY ARB_IN_FLINT)

include(FindPackageHandleStandardArgs)
if(ARB_IN_FLINT)
  find_package_handle_standard_args(Arb REQUIRED_VARS FLINT_LIBRARY MPFR_LIBRARY GMP_LIBRARY ARB_INCLUDE_DIR)
  set(ARB_LIBRARIES ${FLINT_LIBRARY} ${MPFR_LIBRARY} ${GMP_LIBRARY})
else()
  find_package_handle_standard_args(Arb REQUIRED_VARS ARB_LIBRARY FLINT_LIBRARY MPFR_LIBRARY GMP_LIBRARY
                                    ARB_INCLUDE_DIR)
  set(ARB_LIBRARIES ${ARB_LIBRARY} ${FLINT_LIBRARY} ${MPFR_LIBRARY} ${GMP_LIBRARY})
endif()

if(Arb_FOUND AND NOT TARGET Arb::arb)
  add_library(Arb::arb INTERFACE IMPORTED)
  set_target_properties(Arb::arb PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${ARB_INCLUDE_DIR}"
                        INTERFACE_LINK_LIBRARIES "${ARB_LIBRARIES}")
endif()
