#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One timed round of the common task in mpmath: prints nanoseconds of processor time per point and the check value.

Usage: mpmath_score.py DIGITS [hoisted]. Exit code 77 when mpmath or its gmpy2 backend is missing."""
import sys
import time

try:
    import gmpy2  # noqa: F401 - mpmath picks it up
    import mpmath
except ImportError:
    sys.exit(77)
if mpmath.libmp.BACKEND != "gmpy":
    sys.exit(77)

mpmath.mp.dps = int(sys.argv[1])
mpf, tanh = mpmath.mpf, mpmath.tanh
a, total = mpf("2.3"), mpf("0.75")
points = [mpf(i - 32) / 8 + mpf(1) / 32 for i in range(64)]


def from_the_parameters(x):
    """One tanh and 18 cheap operations."""
    inverse = 1 / total
    slope = a / total
    square = slope * slope
    t = tanh(slope * x)
    u = 1 - t * t
    s = slope * t - inverse * x
    s_x = square * u - inverse
    s_xx = -2 * (square * slope * (t * u))
    return s_xx + 2 * (s * s_x)


inverse_total, slope_of_total = 1 / total, a / total
square_of_slope = slope_of_total * slope_of_total
cube = -2 * square_of_slope * slope_of_total


def with_constants_hoisted(x):
    t = tanh(slope_of_total * x)
    u = 1 - t * t
    s = slope_of_total * t - inverse_total * x
    s_x = square_of_slope * u - inverse_total
    s_xx = cube * (t * u)
    return s_xx + 2 * (s * s_x)


at = with_constants_hoisted if sys.argv[2:] == ["hoisted"] else from_the_parameters

for x in points:
    at(x)
passes = 20
start = time.process_time_ns()
for _ in range(passes):
    for x in points:
        at(x)
elapsed = time.process_time_ns() - start
print(elapsed / (passes * len(points)), mpmath.nstr(at(points[3]), 17))
