# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-J2lim: sigma_eps^(d + alpha - 2) J_2 is said to have a positive limit in which no other point appears.
Let d = 1, alpha = -1/2, X = {0, 1}, x_i = 0, sigma_T = 1 and k = 1; the printed limit is 1.82486.
At sigma_eps = 1/1000 the left side is -19.2, and it falls to -infinity like sigma_eps^(-1/2).
For alpha = 0 and k = 1/4 it tends to -0.13699 in place of 0.06186, by the term of the other point."""
from mpmath import exp, gammainc, mp, mpf, nstr, quad, sqrt

mp.dps = 30
d, b = 1, mpf(1)


def phi(s, z, a):
    """(2.8) for z > 0."""
    return gammainc(s, z / b**2, z / a**2) / z**s


def scaled_bound(alpha, k, a):
    """sigma_eps^(d + alpha - 2) J_2 for x_i = 0 and one other point, at distance 1."""
    s, radius = (d + alpha) / 2, k * a
    second = phi(s, radius**2 / 2, a) * radius**2 / 2 - phi(s, (1 - radius)**2 / 2, a) * radius
    return a**(2 * s - 2) * second


def printed_limit(alpha, k):
    """With t = r^4 in the integral."""
    s = (d + alpha) / 2
    integral = quad(lambda r: 4 * r**(4 * s - 1) * exp(-r**4), [0, sqrt(k / sqrt(2))])
    return 2**(s - 1) / k**(2 * s - 2) * integral


for alpha, k in ((-mpf(1) / 2, mpf(1)), (mpf(0), mpf(1) / 4)):
    printed = printed_limit(alpha, k)
    for a in (mpf(10)**-3, mpf(10)**-6, mpf(10)**-10):
        scaled = scaled_bound(alpha, k, a)
        print(f"alpha = {nstr(alpha, 2)}, sigma_eps = {nstr(a)}: scaled J_2 = {nstr(scaled, 12)},",
              f"printed limit {nstr(printed, 12)}")
        assert scaled < 0 < printed, "the scaled J_2 is positive"
pull = k * gammainc(mpf(1) / 2, mpf(1) / 2) * sqrt(2)  # k |x_j - x_i| Phi_0^1(1/2, 1/2), for alpha = 0
assert abs(scaled - (printed - pull)) < mpf(10)**-8, "the amended limit is not the limit"
