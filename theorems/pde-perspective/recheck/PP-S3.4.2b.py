# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-S3.4.2b: the flow imitates from every v_T of Assumption A(2), in particular from all Gaussian measures.
u0 = (delta_(-1,0) + delta_(1,0))/2, v_T = N(0, diag(0, 1)), epsilon = 0: all ends at (0, 0), off supp u0."""
from mpmath import diff, exp, mp, mpf, nstr, sqrt

mp.dps = 30
sites = [(mpf(-1), mpf(0)), (mpf(1), mpf(0))]


def score(x, t):
    """(3.7)."""
    weights = [exp(-((x[0] - y[0])**2 + (x[1] - y[1])**2) / (4 * t)) for y in sites]
    mean = [sum(w * y[k] for w, y in zip(weights, sites)) / sum(weights) for k in range(2)]
    return [(m - c) / (2 * t) for m, c in zip(mean, x)]


for height in (mpf(-3), mpf(1), mpf(2)):
    for t in (mpf(1), mpf(1) / 10**4):  # X_t = (0, height sqrt(t)) solves X' = -s, T = 1
        slope = diff(lambda r: height * sqrt(r), t)
        across, along = score((mpf(0), height * sqrt(t)), t)
        assert across == 0 and abs(slope + along) < 10**4 * sqrt(mp.eps), "this is not the flow"
    distance = sqrt(1 + (height * sqrt(t))**2)
    print(f"from (0, {nstr(height, 2)}), at t = 1e-4 from supp u0: {nstr(distance, 15)}, claimed -> 0")
    assert distance > 1, "the flow approaches supp u0"
