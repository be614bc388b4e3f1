# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-S2.1: with s(x)/sigma in (2.3) the minimiser is said not to match the score, whatever the capacity.
Let mu = N(0, 2) on the line and the two levels be sigma = 1 and sigma = 2.
For s(x) = -x/3 the model s(x)/sigma is the score -x/(2 + sigma^2) at both levels, hence it minimises (2.3).
At x = 1 both are -1/3 for sigma = 1 and -1/6 for sigma = 2; at a third level, sigma = 3, they differ."""
from mpmath import exp, inf, mp, mpf, nstr, quad

mp.dps = 30


def score_of(x, sigma):
    """grad log p_sigma(x) for mu = N(0, 2): by (2.2) the mean of (y - x)/sigma^2 given x."""
    def mean(power):
        return quad(lambda y: (y - x)**power * exp(-(x - y)**2 / (2 * sigma**2) - y**2 / 4), [-inf, 0, inf])

    return mean(1) / mean(0) / sigma**2


x = mpf(1)
for sigma in (mpf(1), mpf(2), mpf(3)):
    score, model = score_of(x, sigma), -x / 3 / sigma
    print(f"sigma = {nstr(sigma, 2)}, x = 1: score {nstr(score, 15)}, s(x)/sigma {nstr(model, 15)}")
    if sigma < 3:  # the two levels of (2.3); at a third one they differ
        assert abs(score - model) < mpf(10)**-20, "the model is not the score"
    else:
        assert abs(score - model) > mpf(1) / 100, "it should differ at a third level"
