#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The trajectory task of taylor_loop.hpp with mpmath.odefun: prints seconds of processor time and the end state.

Usage: mpmath_trajectory.py DIGITS. Exit code 77 when mpmath or its gmpy2 backend is missing."""
import sys
import time

try:
    import gmpy2  # noqa: F401 - mpmath picks it up
    import mpmath
except ImportError:
    sys.exit(77)
if mpmath.libmp.BACKEND != "gmpy":
    sys.exit(77)

digits = int(sys.argv[1])
mpmath.mp.dps = digits
mpf, exp = mpmath.mpf, mpmath.exp
points = [(mpf(0), mpf(1)), (mpf(-1), mpf(-1) / 2), (mpf(4) / 5, mpf(-3) / 5)]
odds = [None, mpf(2) / 3, mpf(1) / 3]
gaps = [(x - points[0][0], y - points[0][1]) for x, y in points]
offsets = [(points[0][0] ** 2 + points[0][1] ** 2 - x * x - y * y) / 2 for x, y in points]


def field(tau, state):
    rate = exp(tau) / 2
    ratios = [
        odds[k] * exp((gaps[k][0] * state[0] + gaps[k][1] * state[1] + offsets[k]) * rate) for k in (1, 2)
    ]
    total = 1 + ratios[0] + ratios[1]
    return [
        (points[0][i] - state[i] + (gaps[1][i] * ratios[0] + gaps[2][i] * ratios[1]) / total) / 2 for i in (0, 1)
    ]


start = time.process_time()
solution = mpmath.odefun(field, 0, [mpf(1) / 3, mpf(-1) / 5])
end = solution(30)
print(time.process_time() - start, mpmath.nstr(end[0], digits), mpmath.nstr(end[1], digits))
