# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-R4.1c: if |e| is small, the flows of (4.16) move into regions of high density p~.
Weights 1/50, 49/50 at -3, 3, sigma from 1 to 2, alpha = d = 1, e = -3/50: all from (-10, -2.54) stay low."""
from mpmath import exp, linspace, log, mp, mpf, nstr, quad

mp.dps = 20
a, b, e = mpf(1), mpf(2), -mpf(3) / 50
data = [(mpf(1) / 50, mpf(-3)), (mpf(49) / 50, mpf(3))]


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


left, right = mpf(-10), -mpf(127) / 50
print("s_* + e at -10 and -2.54:", nstr(field(left) + e, 10), nstr(field(right) + e, 10), "none gets out")
assert field(left) + e > 0 > field(right) + e, "a flow gets out"
print("|e|/|s_*| at -5 and at 0:", nstr(-e / field(mpf(-5)), 5), nstr(-e / field(mpf(0)), 5), "so e is small")
highest = max(density(x) for x in linspace(left, right, 41))
print("p~ between -10 and -2.54, against its value at 3:", nstr(highest / density(mpf(3)), 10))
assert highest < density(mpf(3)) / 40, "p~ is high somewhere between"
