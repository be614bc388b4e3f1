# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-T4.3b: all flows of (4.16) with e = 0 converge to modes of p~.
Equal weights at -3 and 3, sigma from 1 to 2, alpha = d = 1: the flow from 0 stays, at a minimum of p~."""
from mpmath import exp, linspace, log, mp, mpf, nstr, quad

mp.dps = 30
a, b = mpf(1), mpf(2)
data = [(mpf(1) / 2, mpf(-3)), (mpf(1) / 2, mpf(3))]


def phi(s, z, a, b):
    """(2.8), with u = exp(r)."""
    return quad(lambda r: exp(s * r - z * exp(r)), linspace(-2 * log(b), -2 * log(a), 5))


def density(x):
    """L((d + alpha)/2 - 1, x), proportional to p~, d = alpha = 1."""
    return sum(w * phi(mpf(0), (x - y)**2 / 2, a, b) for w, y in data)


def field(x):
    """s_*(x) of (2.9), d = alpha = 1."""
    force = sum(w * (y - x) * phi(mpf(1), (x - y)**2 / 2, a, b) for w, y in data)
    return force / sum(w * phi(mpf(1) / 2, (x - y)**2 / 2, a, b) for w, y in data)


print("s_*(0) =", nstr(field(mpf(0)), 5), "so the solution from 0 is constant")
assert field(mpf(0)) == 0, "0 is no equilibrium"
middle = density(mpf(0))
for x in (mpf(1) / 100, mpf(1) / 2, mpf(3)):
    print(f"L(0) = {nstr(middle, 15)}, L(+-{nstr(x, 3)}) = {nstr(density(x), 15)}: 0 is no mode")
    assert middle < density(x) and middle < density(-x), "0 is a mode"
assert field(mpf(1) / 100) > 0 > field(-mpf(1) / 100), "starts nearby should leave 0"
