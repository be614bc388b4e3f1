# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-E4.15: flows that move to high values of L are said to move to the modes of mu.
Let half of the mass of mu lie at -1 and half at 1, d = alpha = 1, sigma_eps = 1 and sigma_T = 2.
Then L(0) = 1.0637 where no data is, and L(-1) = L(1) = 0.9486 at the modes of mu.
L' is negative to the right of 0 and positive to the left: all flows without error end at 0.
For alpha = -3 the same happens however small sigma_eps is, here 1/1000, with sigma_T = 4."""
from mpmath import exp, linspace, log, mp, mpf, nstr, quad

mp.dps = 20
d, data = 1, (-1, 1)


def phi(s, z, a, b):
    """(2.8), with u = exp(r)."""
    return quad(lambda r: exp(s * r - z * exp(r)), linspace(-2 * log(b), -2 * log(a), 5))


for alpha, a, b in ((1, mpf(1), mpf(2)), (-3, mpf(1) / 1000, mpf(4))):
    def averaged(x):
        """L((d + alpha)/2 - 1, x)."""
        return sum(phi(mpf(d + alpha) / 2 - 1, (x - y)**2 / 2, a, b) for y in data) / 2

    def slope(x):
        """Its derivative, whose sign is that of s_*(x)."""
        return sum((y - x) * phi(mpf(d + alpha) / 2, (x - y)**2 / 2, a, b) for y in data) / 2

    print(f"alpha = {alpha}, sigma from {nstr(a)} to {nstr(b)}: L(0) = {nstr(averaged(mpf(0)), 12)},"
          f" at the modes L(+-1) = {nstr(averaged(mpf(1)), 12)}")
    assert averaged(mpf(0)) > averaged(mpf(1)), "p~ is higher at the modes"
    # All flows run towards 0: here on a grid, and symmetrically for x < 0.
    assert all(slope(x) < 0 for x in linspace(mpf(1) / 16, mpf(3), 12)), "some flow does not run to 0"
