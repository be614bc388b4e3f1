# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-T4.2s4: m = inf over K of L~ (|s_*|^2 - <s_*, e>) is said to be positive if Gamma minus A misses E.
Let mu = delta_0 on the line, alpha = 2, sigma_eps = 1, sigma_T = 2, so that s_*(x) = -x; e(x) = 2 s_*(x) = -2 x.
For a = L(2), b = L(1/2), c1 = L(1), c2 = L(9/10): Gamma = (-2, 2), A = [-1/2, 1/2], K = {9/10 <= |x| <= 1}.
E = {0} lies in A, but on K the expression is -x^2 L~(x): at x = 1 it is -0.42083, and m < 0.
With <s_*, e> added it is dL/dt along the flow x' = s_* + e = -3 x, and positive."""
from mpmath import diff, exp, linspace, log, mp, mpf, nstr, quad

mp.dps = 30
d, alpha, a, b = 1, 2, mpf(1), mpf(2)


def phi(s, z, a, b):
    """(2.8), with u = exp(r)."""
    return quad(lambda r: exp(s * r - z * exp(r)), linspace(-2 * log(b), -2 * log(a), 5))


def averaged(x):
    """L(x), of order (d + alpha)/2 - 1."""
    return phi(mpf(d + alpha) / 2 - 1, x**2 / 2, a, b)


# K = {9/10 <= |x| <= 1} for c1 = L(1), c2 = L(9/10); L falls in |x|.
for x in linspace(mpf(9) / 10, mpf(1), 5):
    s, e = -x, -2 * x
    assert s**2 > -s * e, "x is in E"
    weight = phi(mpf(d + 2 * alpha) / 2 - 1, x**2 / 2, a, b)  # L~(x)
    printed, amended = weight * (s**2 - s * e), weight * (s**2 + s * e)
    rise = diff(lambda t: averaged(x * exp(-3 * t)), 0)  # dL/dt along x' = s_* + e
    print(f"x = {nstr(x, 4)}: under inf {nstr(printed, 12)}, claimed > 0; dL/dt = {nstr(rise, 12)}")
    assert printed < 0 and abs(rise - amended) < mpf(10)**-12, (
        "m > 0, or the amended sign does not give dL/dt")
