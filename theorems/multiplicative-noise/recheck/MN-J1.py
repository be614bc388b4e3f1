# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-J1: N z^T Hess L(x) z <= J_1 is displayed for |x - x_i| < k sigma_eps and |z| = 1, without a limit on k.
Let d = 1, alpha = -9/10, sigma_eps = 9/10, sigma_T = 1 and k = 7/2, which meets the bound on k.
The 101 training points are 0, 1e-6, 2e-6, ..., 1e-4, the ball is that around x_i = 0, and x = 8/5 lies in it.
There N L''(x) = 9.478, but J_1 = 4.356.
J_1 > 0 whenever k sigma_eps >= |x_j - x_i|/2 for some j, so that no conclusion from J_1 < 0 is affected."""
from mpmath import gammainc, mp, mpf, nstr, sqrt
mp.dps = 30
d, alpha, a, b, k, x = 1, -mpf(9) / 10, mpf(9) / 10, mpf(1), mpf(7) / 2, mpf(8) / 5
others = [mpf(j) / 10**6 for j in range(1, 101)]
assert k < sqrt(2 * (d + alpha + 2) / (3 * (d + alpha))) and x < k * a, "a hypothesis fails"


def phi(s, z, a, b):
    """(2.8)."""
    if z == 0:
        return (a**(-2 * s) - b**(-2 * s)) / s
    return gammainc(s, z / b**2, z / a**2) / z**s


def first_bound(d, alpha, a, b, k, distances):
    """J_1, for the distances |x_j - x_i|."""
    low, high, radius = (d + alpha) / 2, (d + alpha + 2) / 2, k * a
    own = -phi(low, 0, a, b) + 3 * phi(high, 0, a, b) * radius**2 / 2
    return own + sum(phi(high, (y - radius)**2 / 2, a, b) * (y + radius)**2 + phi(low, (y - radius)**2 / 2, a, b)
                     for y in distances)


curvature = sum((x - y)**2 * phi((d + alpha + 2) / 2, (x - y)**2 / 2, a, b) - phi((d + alpha) / 2, (x - y)**2 / 2, a, b)
                for y in [0] + others)
bound = first_bound(d, alpha, a, b, k, others)
print("N L''(8/5) =", nstr(curvature, 20), " J_1 =", nstr(bound, 20))
assert curvature > bound, "the printed bound holds here"
# A point within 2 k sigma_eps makes J_1 at least k^2 sigma_eps^2 Phi((d + alpha + 2)/2, 0).
for d, alpha, a, k in ((1, mpf(1), mpf(1) / 1000, mpf(1) / 10), (2, -mpf(19) / 10, mpf(9) / 10, mpf(3)),
                       (3, mpf(2), mpf(1) / 2, mpf(9) / 10)):
    assert k < sqrt(2 * (d + alpha + 2) / (3 * (d + alpha))), "a hypothesis fails"
    least = (k * a)**2 * phi((d + alpha + 2) / 2, 0, a, b)
    for part in (mpf(1) / 10**6, mpf(1) / 2, mpf(3) / 2, mpf(2)):
        assert first_bound(d, alpha, a, b, k, [part * k * a]) >= least > 0, "J_1 may be negative there"
