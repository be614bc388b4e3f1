# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-L5.1a: Let u0 = delta_0 on the line, whose support lies in the ball of radius R = 1, and x = 0, t = 1. Then
u(0, 1) = (4 pi)^(-1/2) = 0.28209. The upper bound of (5.3) is (4 pi)^(-1/2) exp(-(|x| - R)^2/4) = (4
pi)^(-1/2) e^(-1/4) = 0.21970, which is smaller. Data with a density do the same: for u0 uniform on [-1/2,
1/2] and t = 1/10, u(0, t) is more than ten times the bound."""
from mpmath import exp, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 30
radius, x = mpf(1), mpf(0)


def kernel(z, t):
    """G_t(z)."""
    return exp(-z**2 / (4 * t)) / sqrt(4 * pi * t)


t = mpf(1)
u, printed = kernel(x, t), kernel(abs(x) - radius, t)
print("u0 = delta_0: u(0, 1) =", nstr(u, 20), " upper bound of (5.3) =", nstr(printed, 20))
assert u > printed, "the printed bound holds here"
# The bound holds with the distance of x from the ball, (|x| - R)_+, which is 0 here.
assert u <= kernel(max(abs(x) - radius, 0), t), "the amended bound fails"

t = mpf(1) / 10
u = quad(lambda y: kernel(x - y, t), [-mpf(1) / 2, 0, mpf(1) / 2])
printed = kernel(abs(x) - radius, t)
print("u0 uniform: u(0, 1/10) =", nstr(u, 20), " upper bound of (5.3) =", nstr(printed, 20))
assert u > 10 * printed, "the printed bound holds for this density"
