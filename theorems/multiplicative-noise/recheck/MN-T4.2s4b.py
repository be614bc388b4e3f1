# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-T4.2s4b: t_4 = sup{t > 0 : phi_s(x) in U_c1 minus U_c2 for 0 <= s < t} > 0 is claimed for all x in U_c1.
Let mu = delta_0 on the line, alpha = 2, sigma_eps = 1, sigma_T = 2, e = 0: s_*(x) = -x and phi_t(x) = x exp(-t).
Take c1 = L(1) = 0.75140 and c2 = L(9/10) = 0.79262; then U_c1 = (-1, 1) and U_c2 = (-9/10, 9/10).
At x = 0 one has L(0) = 1 > c2, so that 0 is in U_c2 already at s = 0 and the set of times is empty."""
from mpmath import exp, linspace, log, mp, mpf, nstr, quad

mp.dps = 30
d, alpha, a, b = 1, 2, mpf(1), mpf(2)


def phi(s, z, a, b):
    """(2.8), with u = exp(r)."""
    return quad(lambda r: exp(s * r - z * exp(r)), linspace(-2 * log(b), -2 * log(a), 5))


def averaged(x):
    """L(x), of order (d + alpha)/2 - 1; s_*(x) = -x, so that phi_t(x) = x exp(-t)."""
    return phi(mpf(d + alpha) / 2 - 1, x**2 / 2, a, b)


c1, c2 = averaged(mpf(1)), averaged(mpf(9) / 10)
for x in (mpf(0), mpf(1) / 2, mpf(19) / 20):
    start, allowed = averaged(x), c1 < averaged(x) <= c2
    print(f"x = {nstr(x, 3)}: c1 = {nstr(c1, 10)}, L(x) = {nstr(start, 10)}, c2 = {nstr(c2, 10)}:",
          "t_4 > 0" if allowed else "empty set")
    assert start > c1, "x is not in U_c1"
    assert allowed == (x > mpf(9) / 10), "of these only 19/20 should lie outside U_c2"
