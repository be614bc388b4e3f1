# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-T4.4: for small sigma_eps an equilibrium with |x - x_i| < k sigma_eps is claimed for every alpha > -d.
Let d = 1, alpha = -1/2, X = {0, 1}, x_i = 0, sigma_T = 1 and k = 1; the hypotheses hold.
At sigma_eps = 1/1000 the point 1 pulls with at least 0.65969 on the ball, and 0 holds back with at most 0.12649.
At an equilibrium both are equal: there is none, nor for smaller sigma_eps, nor for alpha = 0 and k = 1/4."""
from mpmath import gammainc, mp, mpf, nstr, sqrt

mp.dps = 30
d, b = 1, mpf(1)


def phi(s, z, a):
    """(2.8)."""
    if z == 0:
        return (a**(-2 * s) - b**(-2 * s)) / s
    return gammainc(s, z / b**2, z / a**2) / z**s


def pull_and_hold(alpha, k, a):
    """Of 2 L'(x) = pull - hold over |x| < k sigma_eps: the least force of 1, a bound of that of 0."""
    order, radius = (d + alpha) / 2, k * a
    return (1 - radius) * phi(order, (1 + radius)**2 / 2, a), radius * a**(-2 * order) / order


for alpha, k in ((-mpf(1) / 2, mpf(1)), (mpf(0), mpf(1) / 4)):
    assert k < sqrt(2 * (d + alpha + 2) / (3 * (d + alpha))), "a hypothesis fails"
    for a in (mpf(10)**-3, mpf(10)**-6, mpf(10)**-12):
        pull, hold = pull_and_hold(alpha, k, a)
        print(f"alpha = {nstr(alpha, 2)}, sigma_eps = {nstr(a)}: pull >= {nstr(pull, 12)}, "
              f"hold <= {nstr(hold, 12)}, equal at an equilibrium")
        assert pull > hold, "there may be an equilibrium in the ball"
# For alpha > 1 - d the theorem is true: for alpha = 1 the hold at x = k a soon beats the greatest pull.
a, k = mpf(10)**-3, mpf(1) / 4
assert k * a * phi(mpf(1), (k * a)**2 / 2, a) > phi(mpf(1), (1 - k * a)**2 / 2, a), (
    "for alpha = 1 there should be one")
