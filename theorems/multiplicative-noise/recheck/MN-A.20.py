# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-A.20: (A.20) is printed with p_t where the noise at time t has the scale sigma_t.
Let mu = delta_0 on the line, x = 0, alpha = 0, g = 2, eps = 1 and T = 2, so that sigma_t = 2 sqrt(t).
The printed left side, int_1^2 4 p_t(0) dt, is 4 log 2/sqrt(2 pi) = 1.10610.
The right side, (2 pi)^(-1/2) Phi(-1/2, 0), is 4 (sqrt(2) - 1)/sqrt(2 pi) = 0.66099; with p_(sigma_t) it holds."""
from mpmath import mp, mpf, nstr, pi, quad, sqrt

mp.dps = 30
d, alpha, g, eps, horizon = 1, 0, 2, mpf(1), mpf(2)


def level(t):
    """sigma_t of (2.5)."""
    return sqrt(g**2 * t)


def density(r):
    """p_r(0) of (2.2)."""
    return 1 / sqrt(2 * pi * r**2)


printed = quad(lambda t: level(t)**(-2 * alpha) * g**2 * density(t), [eps, horizon])
amended = quad(lambda t: level(t)**(-2 * alpha) * g**2 * density(level(t)), [eps, horizon])
order = mpf(d + 2 * alpha - 2) / 2
right = quad(lambda u: u**(order - 1), [level(horizon)**-2, level(eps)**-2]) / sqrt(2 * pi)
print("left side with p_t        =", nstr(printed, 20))
print("left side with p_(sigma_t) =", nstr(amended, 20))
print("right side                =", nstr(right, 20))
assert abs(printed - right) > mpf(2) / 5 and abs(amended - right) < mpf(10)**-25, (
    "the printed equation holds, or the amended one does not")
