# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-S4.2a: Take one sample at the origin of R^3 and t = 1. The empirical score is -x/2, its divergence is -3/2
at every x. The printed lower bound is -1/t = -1, which is larger."""
from mpmath import diff, exp, mp, mpf, nstr, sqrt

mp.dps = 30
d, t, samples = 3, mpf(1), [[mpf(0)] * 3]


def score(x):
    """(3.7)."""
    weights = [exp(-sum((a - b)**2 for a, b in zip(x, y)) / (4 * t)) for y in samples]
    mean = [sum(w * y[k] for w, y in zip(weights, samples)) / sum(weights) for k in range(d)]
    return [(m - c) / (2 * t) for m, c in zip(mean, x)]


for place in ([mpf(0)] * 3, [mpf(1), mpf(-2), mpf(5)]):
    divergence = sum(
        diff(lambda z, k=k: score(place[:k] + [z] + place[k + 1:])[k], place[k]) for k in range(d))
    print("div s =", nstr(divergence, 20), " printed lower bound -1/t =", nstr(-1 / t, 20))
    assert divergence < -1 / t - mpf(1) / 4, "the printed bound holds here"
    assert abs(divergence + d / (2 * t)) < 100 * sqrt(mp.eps), "the divergence is not -d/(2t)"
