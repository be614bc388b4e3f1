# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-T4.4: for small sigma_eps there is an equilibrium with |x - x_i| < k sigma_eps, if alpha > -d.
d = 1, alpha = 0, X = {0, 1}, sigma_T = 1, k = 1/4: in the ball at 0 the point 1 pulls harder than 0 holds."""
from mpmath import gammainc, mp, mpf, nstr, sqrt

mp.dps = 30
d, b = 1, mpf(1)


def phi(s, z, a, b):
    """(2.8)."""
    if z == 0:
        return (a**(-2 * s) - b**(-2 * s)) / s
    return gammainc(s, z / b**2, z / a**2) / z**s


def pull_and_hold(alpha, k, a):
    """Bounds over |x| < k a of 2 L'(x) = pull - hold: the least force of 1, and the greatest of 0."""
    order, radius = mpf(d + alpha) / 2, k * a
    return (1 - radius) * phi(order, (1 + radius)**2 / 2, a, b), radius * phi(order, 0, a, b)


alpha, k = 0, mpf(1) / 4
assert k < sqrt(mpf(2 * (d + alpha + 2)) / (3 * (d + alpha))), "a hypothesis fails"
for a in (mpf(10)**-2, mpf(10)**-3, mpf(10)**-6, mpf(10)**-12):
    pull, hold = pull_and_hold(alpha, k, a)
    print(f"sigma_eps = {nstr(a)}: pull >= {nstr(pull, 15)}, hold <= {nstr(hold, 15)}, equal if at rest")
    assert pull > hold, "there may be an equilibrium in the ball"
# For alpha > 1 - d the theorem is true: for alpha = 1 the hold at x = k a soon beats the greatest pull.
a = mpf(10)**-3
assert k * a * phi(mpf(1), (k * a)**2 / 2, a, b) > phi(mpf(1), (1 - k * a)**2 / 2, a, b), (
    "for alpha = 1 there should be one")
