// SPDX-License-Identifier: GPL-3.0-or-later
/// Integer polynomials of FLINT and their roots by Arb, wherever these live.
#pragma once

#include <flint/fmpz_poly.h>
#include <flint/fmpz_poly_factor.h>
#include "numbers/arb.hpp"
#if __has_include(<flint/arb_fmpz_poly.h>)
#include <flint/arb_fmpz_poly.h>
#else
#include <arb_fmpz_poly.h>
#endif
