# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-P2.1C: the constant C of Proposition 2.1 is said to be positive, for every mu and every alpha.
Let mu = delta_0 on the line, alpha = 2 and g = 1, with eps = 1 and T = 4, so that sigma runs from 1 to 2.
The integrand I_3 - |I_2|^2/I_1 of C is zero at every x, since s_*(x) = -x is sigma^2 times the score; so C = 0.
For alpha = 1 the integrand is positive."""
from mpmath import exp, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 30
eps, horizon = mpf(1), mpf(4)  # sigma_t = sqrt(t) from 1 to 2


def integrand(x, alpha):
    """Of C, with the integrals (2.7)."""
    def level(power, order):
        """The integral of sigma^power p_sigma(x) (grad log p_sigma(x))^order over the times."""
        def rate(t):
            return t**(power / 2) * exp(-x**2 / (2 * t)) / sqrt(2 * pi * t) * (-x / t)**order

        return quad(rate, [eps, horizon])

    return level(mpf(0), 2) - level(mpf(-alpha), 1)**2 / level(mpf(-2 * alpha), 0)


for x in (mpf(1) / 10, mpf(1), mpf(3)):
    values = [nstr(integrand(x, alpha), 10) for alpha in (2, 1)]
    print(f"x = {nstr(x, 3)}: integrand of C for alpha = 2: {values[0]}, for alpha = 1: {values[1]}")
    assert abs(integrand(x, 2)) < mpf(10)**-25, "C has a positive integrand"
    assert integrand(x, 1) > mpf(10)**-5, "for alpha = 1 it should be positive"
