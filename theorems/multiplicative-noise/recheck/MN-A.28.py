# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-A.28: (A.28) bounds another point's share of the Hessian for all x with |x - x_i| < k sigma_eps.
Let d = 1, alpha = -9/10, sigma_eps = 9/10, sigma_T = 1, k = 7/2, x_i = 0 and x_j = 1/100; the hypotheses hold.
At x = 27/20 the left side Phi(21/20, |x - x_j|^2/2) |x - x_j|^2 is 0.15557, the printed bound only 0.01008.
With k sigma_eps <= |x_i - x_j| the bound is true, which is tried for x_j = 4."""
from mpmath import gammainc, mp, mpf, nstr, sqrt

mp.dps = 30
d, alpha, a, b, k = 1, -mpf(9) / 10, mpf(9) / 10, mpf(1), mpf(7) / 2
other, x, radius, order = mpf(1) / 100, mpf(27) / 20, k * a, (d + alpha + 2) / 2
assert k < sqrt(2 * (d + alpha + 2) / (3 * (d + alpha))) and x < radius, "a hypothesis fails"


def phi(s, z, a, b):
    """(2.8)."""
    if z == 0:
        return (a**(-2 * s) - b**(-2 * s)) / s
    return gammainc(s, z / b**2, z / a**2) / z**s


left = phi(order, (x - other)**2 / 2, a, b) * (x - other)**2
right = phi(order, (other - radius)**2 / 2, a, b) * (other + radius)**2
print("Phi(., |x - x_j|^2/2) |x - x_j|^2 =", nstr(left, 20))
print("printed upper bound               =", nstr(right, 20))
assert left > right, "the printed bound holds here"
# With k sigma_eps <= |x_i - x_j| the distance x_j - k sigma_eps is the least in the ball: x_j = 4.
far = mpf(4)
left = phi(order, (x - far)**2 / 2, a, b) * (x - far)**2
right = phi(order, (far - radius)**2 / 2, a, b) * (far + radius)**2
assert left <= right, "the amended bound fails"
