// SPDX-License-Identifier: GPL-3.0-or-later
/// The one place that knows where Arb lives: a library of its own beside FLINT 2, a part of FLINT 3.
#pragma once

#if __has_include(<flint/arb.h>)
#include <flint/acb.h>
#include <flint/acb_calc.h>
#include <flint/acb_hypgeom.h>
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#include <flint/arb_mat.h>
#include <flint/arf.h>
#include <flint/fmpq.h>
#else
#include <acb.h>
#include <acb_calc.h>
#include <acb_hypgeom.h>
#include <arb.h>
#include <arb_hypgeom.h>
#include <arb_mat.h>
#include <arf.h>
#include <flint/fmpq.h>
#endif
