# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-F1a: The caption starts the heat flow from the initial distribution u0 = 0.7 delta_-5 + 0.3 delta_0 + 0.1
delta_5. A distribution has mass 1; these weights sum to 11/10. The score is that of the weights 7/11, 3/11,
1/11, since it does not see a common factor; with them 2t times its slope tends to -1 at each of the three
sites."""
from fractions import Fraction

from mpmath import diff, exp, mp, mpf, nstr

mp.dps = 30
sites = [-5, 0, 5]
printed = [Fraction(7, 10), Fraction(3, 10), Fraction(1, 10)]
print("sum of the weights: needed 1, found", sum(printed))
assert sum(printed) == Fraction(11, 10) != 1, "the weights sum to one"


def score(x, t, weights):
    """Of the heat flow from these weights at the sites."""
    kernels = [mpf(w.numerator) / w.denominator * exp(-(x - y)**2 / (4 * t)) for w, y in zip(weights, sites)]
    return (sum(k * y for k, y in zip(kernels, sites)) / sum(kernels) - x) / (2 * t)


normalised, t = [w / sum(printed) for w in printed], mpf(1) / 1000
for y in sites:
    slope = 2 * t * diff(lambda x: score(x, t, normalised), y)
    print(f"2t s_x at {y}, normalised weights: {nstr(slope, 15)}, Li-Yau: at least -1")
    assert abs(slope + 1) < mpf(10)**-9, "the slope is not that of the caption"
    assert abs(score(mpf(y) + 1, t, normalised) - score(mpf(y) + 1, t, printed)) < mpf(10)**-20, (
        "the factor shows")
