# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-T4.3b: all flows of (4.16) with e = 0 are said to converge to modes of p~.
Let d = alpha = 1, sigma_eps = 1, sigma_T = 2, and mu = w delta_(-3) + (1 - w) delta_3 with w = 0.02328494832.
For this w a maximum and a minimum of p~ merge at x = -2.467770229, where L' and L'' vanish.
L' is positive on both sides, so every flow from the left ends there: at an inflection, which is no mode."""
from mpmath import diff, exp, findroot, linspace, mp, mpf, nstr

mp.dps = 30
a, b = mpf(1), mpf(2)


def share(x, y):
    """The derivative of Phi(0, (x - y)^2/2) in x, by (2.8)."""
    z = (x - y)**2 / 2
    return (y - x) * ((exp(-z / b**2) - exp(-z / a**2)) / z if z else 1 / a**2 - 1 / b**2)


def slope(w, x):
    """L'(x), which has the sign of s_*(x)."""
    return w * share(x, mpf(-3)) + (1 - w) * share(x, mpf(3))


w, x = findroot(lambda w, x: (slope(w, x), diff(lambda y: slope(w, y), x)), (mpf(7) / 300, -mpf(5) / 2))
third = diff(lambda y: slope(w, y), x, 2)
print("w =", nstr(w, 12), " x =", nstr(x, 12), " L' =", nstr(slope(w, x), 3), " third:", nstr(third, 12))
assert abs(slope(w, x)) < mpf(10)**-20 and third > mpf(1) / 100, "x is no inflection at rest"
left, right = linspace(mpf(-60), x - mpf(1) / 100, 200), linspace(x + mpf(1) / 100, mpf(2), 100)
for y in left + right:
    assert slope(w, y) > 0, "a flow from the left stops elsewhere, or x is a mode"
print("L' > 0 at 300 places on both sides of x: flows from the left end at x, which is no mode")
