# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-J2d: for small sigma_eps J_2 > 0, hence L(x_i) > L(x) on the sphere |x - x_i| = k sigma_eps.
d = 1, alpha = 0, X = {0, 1}, sigma_T = 1, k = 1/4: J_2 < 0, L(k sigma_eps) > L(0) for all small ones."""
from mpmath import gammainc, mp, mpf, nstr

mp.dps = 30
d, alpha, b, k = 1, 0, mpf(1), mpf(1) / 4


def phi(s, z, a, b):
    """(2.8)."""
    if z == 0:
        return (a**(-2 * s) - b**(-2 * s)) / s
    return gammainc(s, z / b**2, z / a**2) / z**s


def second_bound(a):
    """J_2 for x_i = 0 and one other point, at distance 1."""
    order, radius = mpf(d + alpha) / 2, k * a
    return phi(order, radius**2 / 2, a, b) * radius**2 / 2 - phi(order, (1 - radius)**2 / 2, a, b) * radius


def averaged(x, a):
    """2 L(x), of order (d + alpha)/2 - 1."""
    return sum(phi(mpf(d + alpha) / 2 - 1, (x - y)**2 / 2, a, b) for y in (0, 1))


for a in (mpf(10)**-2, mpf(10)**-4, mpf(10)**-8):
    drop = averaged(mpf(0), a) - averaged(k * a, a)
    print(f"sigma_eps = {nstr(a)}: J_2/sigma_eps = {nstr(second_bound(a) / a, 12)}, "
          f"2 (L(0) - L(k sigma_eps))/sigma_eps = {nstr(drop / a, 12)}, claimed > 0")
    assert second_bound(a) < 0 and drop < 0, "J_2 > 0 or L(x_i) > L(x) as printed"
