# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-R4.1c: If |e| is small, the flows of (4.16) are said to move into regions of high density p~.
Let d = alpha = 1, sigma_eps = 1, sigma_T = 2, mu = 1e-6 delta_(-20) + (1 - 1e-6) delta_20, and e = 0.
The only equilibria are -20.000, 20.000 and between them the minimum of p~ at -1.36785.
All starts left of the minimum end at -20.000, where p~ is 1.000001e-6 of its value at 20."""
from mpmath import e1, findroot, linspace, log, mp, mpf, nstr

mp.dps = 30
a, b = mpf(1), mpf(2)
data = [(mpf(10)**-6, mpf(-20)), (1 - mpf(10)**-6, mpf(20))]


def density(x):
    """L(0, x), proportional to p~, with Phi(0, z) = E_1(z/b^2) - E_1(z/a^2) by (2.8)."""
    def phi(z):
        return 2 * log(b / a) if z == 0 else e1(z / b**2) - e1(z / a**2)

    return sum(w * phi((x - y)**2 / 2) for w, y in data)


def slope(x):
    """L'(x), which has the sign of s_*(x); Phi(1, z) = (exp(-z/b^2) - exp(-z/a^2))/z."""
    def phi(z):
        return (mp.exp(-z / b**2) - mp.exp(-z / a**2)) / z if z else 1 / a**2 - 1 / b**2

    return sum(w * (y - x) * phi((x - y)**2 / 2) for w, y in data)


minimum = findroot(slope, (mpf(-2), mpf(-1)), solver="anderson")
print("minimum of p~ between the points:", nstr(minimum, 12))
assert -mpf("1.36786") < minimum < -mpf("1.36785"), "the minimum lies elsewhere"
for x in linspace(mpf(-60), mpf(-20) - mpf(1) / 1000, 50):
    assert slope(x) > 0, "a flow from the left stops before -20"
for x in linspace(mpf(-20) + mpf(1) / 1000, minimum - mpf(1) / 1000, 200):
    assert slope(x) < 0, "a flow from the right stops before -20"
share = density(mpf(-20)) / density(mpf(20))
print("p~(-20)/p~(20) =", nstr(share, 12), "where all starts left of the minimum end")
assert share < mpf(10)**-5, "p~ is high at -20"
