# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-T4.4s3: for small sigma_eps, L is to have a maximiser in |x - x_i| < k sigma_eps, its one stationary point.
Let d = 1, alpha = -1/2, X = {0, 1}, x_i = 0, sigma_T = 1 and k = 1; the hypotheses hold.
At sigma_eps = 1/1000 the pull of the point 1 in 2 L' is at least 0.65969 on the ball, that of 0 at most 0.12649.
So L' > 0 on the whole ball: there is no stationary point, nor for smaller sigma_eps."""
from mpmath import gammainc, mp, mpf, nstr, sqrt

mp.dps = 30
d, alpha, b, k = 1, -mpf(1) / 2, mpf(1), mpf(1)
assert k < sqrt(2 * (d + alpha + 2) / (3 * (d + alpha))), "a hypothesis fails"


def phi(s, z, a, b):
    """(2.8)."""
    if z == 0:
        return (a**(-2 * s) - b**(-2 * s)) / s
    return gammainc(s, z / b**2, z / a**2) / z**s


order = (d + alpha) / 2
for a in (mpf(10)**-3, mpf(10)**-6, mpf(10)**-12):
    pull = (1 - k * a) * phi(order, (1 + k * a)**2 / 2, a, b)  # least force of the point 1 in the ball
    hold = k * a**(1 - 2 * order) / order  # a bound of the force of the point 0
    print(f"sigma_eps = {nstr(a)}: 2 L' >= {nstr(pull, 12)} - {nstr(hold, 12)}, but 0 at a stationary point")
    assert pull > hold, "there may be a stationary point in the ball"
