# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-J2d: for small sigma_eps one is to have J_2 > 0 and L(x_i) > L(x) on the sphere |x - x_i| = k sigma_eps.
Let d = 1, alpha = -1/2, X = {0, 1}, x_i = 0, sigma_T = 1 and k = 1; the hypotheses of Theorem 4.4 hold.
At sigma_eps = 1/1000 one has J_2 = -6.1e-4 and L(k sigma_eps) > L(0); J_2/sigma_eps tends to -0.66189 as
sigma_eps -> 0.
For alpha = 0 and k = 1/4 both are negative as well."""
from mpmath import gammainc, mp, mpf, nstr

mp.dps = 30
d, b = 1, mpf(1)


def phi(s, z, a):
    """(2.8)."""
    if z == 0:
        return (a**(-2 * s) - b**(-2 * s)) / s
    return gammainc(s, z / b**2, z / a**2) / z**s


def second_bound(alpha, k, a):
    """J_2 for x_i = 0 and one other point, at distance 1."""
    order, radius = (d + alpha) / 2, k * a
    return phi(order, radius**2 / 2, a) * radius**2 / 2 - phi(order, (1 - radius)**2 / 2, a) * radius


def averaged(alpha, x, a):
    """2 L(x), of order (d + alpha)/2 - 1."""
    return sum(phi((d + alpha) / 2 - 1, (x - y)**2 / 2, a) for y in (0, 1))


for alpha, k in ((-mpf(1) / 2, mpf(1)), (mpf(0), mpf(1) / 4)):
    for a in (mpf(10)**-3, mpf(10)**-6, mpf(10)**-9):
        bound, drop = second_bound(alpha, k, a), averaged(alpha, mpf(0), a) - averaged(alpha, k * a, a)
        print(f"alpha = {nstr(alpha, 2)}, sigma_eps = {nstr(a)}: J_2 = {nstr(bound, 10)},",
              f"2 (L(0) - L(k sigma_eps)) = {nstr(drop, 10)}, both claimed > 0")
        assert bound < 0 and drop < 0, "J_2 > 0 or L(x_i) > L(x) as printed"
