# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-E4.15: flows that move to high values of L are said to move to the modes of mu.
Let d = alpha = 1, sigma_eps = 1e-6 and sigma_T = 10, and let mu have the density (3/7)(1 + x^2/2) on [-1, 1].
It is least at 0 and largest at -1 and 1, but L(0) = 6.5325, L(+-1/2) = 6.4024 and L(+-1) = 5.4369.
L' is negative to the right of 0 and positive to the left: all flows without error end at 0."""
from mpmath import e1, exp, mp, mpf, nstr, quad

mp.dps = 20
a, b = mpf(10)**-6, mpf(10)
# (2.8) of order 0 and of order 1 in closed form.


def density(y):
    return 3 * (1 + y**2 / 2) / 7 if abs(y) <= 1 else mpf(0)


def level(x):
    """L(0, x), the integral of phi(0, r^2/2) density(x - r) over r, both signs together."""
    def part(r):
        kernel = e1(r**2 / (2 * b**2)) - e1(r**2 / (2 * a**2))
        return kernel * (density(x - r) + density(x + r))
    return quad(part, sorted({mpf(0), 1 - abs(x), 1 + abs(x)} | {mpf(10)**-n for n in range(2, 9)}))


def density_slope(x):
    """Its derivative for x > 0, the integral of (y - x) phi(1, (y - x)^2/2) density(y) over y = x -+ r."""
    def part(r):
        kernel = 2 / r * (exp(-r**2 / (2 * b**2)) - exp(-r**2 / (2 * a**2)))
        return kernel * (density(x + r) - density(x - r))
    return quad(part, sorted({mpf(0), abs(1 - x), 1 + x} | {mpf(10)**-n for n in range(2, 9)}))


levels = [level(mpf(x)) for x in (0, mpf(1) / 2, 1)]
print("density least at 0, alpha = 1, sigma from 1e-6 to 10: L(0), L(1/2), L(1) =", nstr(levels, 12))
assert levels[0] > levels[1] > levels[2], "p~ is not higher where the density is lower"
places = [mpf(1) / 100, mpf(1) / 10, mpf(1) / 2, mpf(9) / 10, mpf(1), mpf(3) / 2]
print("L' at 1/100, 1/10, 1/2, 9/10, 1, 3/2 =", nstr([density_slope(x) for x in places], 8))
assert all(density_slope(x) < 0 for x in places), "some flow does not run to 0"
