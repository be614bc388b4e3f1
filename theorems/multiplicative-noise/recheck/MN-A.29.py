# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-A.29: (A.29) bounds another point's kernel for all x with |x - x_i| < k sigma_eps.
Let d = alpha = 1, sigma_eps = 1, sigma_T = 2, k = 1, x_i = 0 and x_j = 1/2; the hypotheses hold.
At x = x_j = 1/2, in the ball, the left side Phi(1, 0) is 3/4, the printed upper bound Phi(1, 1/8) only 0.694.
With k sigma_eps <= |x_i - x_j| the bound is true, which is tried for x_j = 3/2."""
from mpmath import exp, mp, mpf, nstr, quad, sqrt

mp.dps = 30
d, alpha, a, b, k = 1, 1, mpf(1), mpf(2), mpf(1)
other = x = mpf(1) / 2
assert k < sqrt(mpf(2 * (d + alpha + 2)) / (3 * (d + alpha))) and x < k * a, "a hypothesis fails"


def phi(s, z):
    """(2.8)."""
    return quad(lambda u: u**(s - 1) * exp(-z * u), [1 / b**2, 1 / a**2])


left, right = (phi(mpf(d + alpha) / 2, r**2 / 2) for r in (x - other, other - k * a))
print("Phi(1, |x - x_j|^2/2) =", nstr(left, 20), " printed upper bound =", nstr(right, 20))
assert left > right, "the printed bound holds here"
# With k sigma_eps <= |x_i - x_j|, here x_j = 3/2, the ball does not reach x_j and the bound holds.
assert phi(mpf(1), (x - mpf(3) / 2)**2 / 2) <= phi(mpf(1), (mpf(3) / 2 - k * a)**2 / 2), (
    "the amended bound fails")
