# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-E3.11: the drift sigma^(-alpha) s_*(x) of the conditioned Langevin step is said not to be the score.
Let mu = delta_0 on the line, alpha = 2, sigma_eps = 1 and sigma_T = 2.
Then s_*(x) = -x by (2.9), and the drift -x/sigma^2 is grad log p_sigma(x) at every x and every sigma.
At x = 1, sigma = 1 both are -1; for alpha = 1 they differ."""
from mpmath import exp, linspace, log, mp, mpf, nstr, quad

mp.dps = 30
d, a, b = 1, mpf(1), mpf(2)


def phi(s, z, a, b):
    """(2.8), with u = exp(r)."""
    return quad(lambda r: exp(s * r - z * exp(r)), linspace(-2 * log(b), -2 * log(a), 5))


def optimal(x, alpha):
    """s_* of (2.9)."""
    orders = (mpf(d + alpha) / 2, mpf(d + 2 * alpha - 2) / 2)
    return -x * phi(orders[0], x**2 / 2, a, b) / phi(orders[1], x**2 / 2, a, b)


for x in (mpf(1), mpf(3)):
    for sigma in (mpf(1), mpf(3) / 2, mpf(2)):
        score, drifts = -x / sigma**2, [sigma**-alpha * optimal(x, alpha) for alpha in (2, 1)]
        print(f"x = {nstr(x, 2)}, sigma = {nstr(sigma, 2)}: score {nstr(score, 12)},"
              f" drift {nstr(drifts[0], 12)}, for alpha = 1 {nstr(drifts[1], 12)}")
        assert abs(drifts[0] - score) < mpf(10)**-20, "the drift is not the score"
        assert abs(drifts[1] - score) > mpf(1) / 100, "for alpha = 1 it should not be the score"
