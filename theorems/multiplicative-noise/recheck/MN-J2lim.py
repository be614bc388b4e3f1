# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-J2lim: sigma_eps^(d + alpha - 2) J_2 tends to a positive limit in which no other point appears.
d = 1, alpha = 0, X = {0, 1}, sigma_T = 1, k = 1/4: the limit is negative, by the term of the other point."""
from mpmath import exp, gammainc, mp, mpf, nstr, quad, sqrt

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


s = mpf(d + alpha) / 2
printed = 2**(s - 1) / k**(d + alpha - 2) * quad(lambda r: 2 * exp(-r**2), [0, k / sqrt(2)])  # t = r^2
pull = k * gammainc(s, mpf(1) / 2) / mpf(1) / (mpf(1) / 2)**s  # k |x_j - x_i| Phi_0^1(1/2, 1/2)
for a in (mpf(10)**-2, mpf(10)**-4, mpf(10)**-10):
    scaled = a**(d + alpha - 2) * second_bound(a)
    print(f"sigma_eps = {nstr(a)}: scaled J_2 = {nstr(scaled, 15)}, printed limit {nstr(printed, 15)}")
    assert scaled < 0 < printed, "the scaled J_2 is positive"
assert abs(scaled - (printed - pull)) < mpf(10)**-8, "the amended limit is not the limit"
