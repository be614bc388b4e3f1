# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-L5.1a: u(x, t) <= (4 pi t)^(-d/2) exp(-(|x| - R)^2/(4t)) for all x, if supp u0 lies in |y| < R.
u0 uniform on [-1/2, 1/2], R = 1, at x = 0 and t = 1/10, so inside the ball, u is ten times as large."""
from mpmath import exp, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 30
radius, x, t = mpf(1), mpf(0), mpf(1) / 10


def kernel(z):
    """G_t(z)."""
    return exp(-z**2 / (4 * t)) / sqrt(4 * pi * t)


def upper(distance):
    """(4 pi t)^(-1/2) exp(-distance^2/(4t))."""
    return exp(-distance**2 / (4 * t)) / sqrt(4 * pi * t)


u = quad(lambda y: kernel(x - y), [-mpf(1) / 2, 0, mpf(1) / 2])
print("u(0, 1/10)          =", nstr(u, 20))
print("upper bound of (5.3) =", nstr(upper(abs(x) - radius), 20))
assert u > upper(abs(x) - radius), "the printed bound holds here"
# The bound holds with the distance of x from the ball, (|x| - R)_+, which is 0 here.
assert u <= upper(max(abs(x) - radius, 0)), "the amended bound fails"
