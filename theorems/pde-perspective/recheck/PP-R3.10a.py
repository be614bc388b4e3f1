# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-R3.10a: For u0 = (delta_(-1,0) + delta_(1,0))/2 the paper has -s((0, y), t) = (0, -y/(2t)). At y = t = 1
the formula (3.7) gives -s = (0, 1/2), the printed right side is (0, -1/2). With the printed sign dX/dt = -s
would carry a start (0, 1) at T = 1 away along (0, 1/sqrt(t)); with the right one it moves along (0, sqrt(t))
to (0, 0), as the remark says next."""
from mpmath import diff, exp, mp, mpf, nstr, sqrt

mp.dps = 30
sites = [(mpf(-1), mpf(0)), (mpf(1), mpf(0))]


def score(x, t):
    """(3.7)."""
    weights = [exp(-((x[0] - y[0])**2 + (x[1] - y[1])**2) / (4 * t)) for y in sites]
    mean = [sum(w * y[k] for w, y in zip(weights, sites)) / sum(weights) for k in range(2)]
    return [(m - c) / (2 * t) for m, c in zip(mean, x)]


y = t = mpf(1)
computed, printed = [-s for s in score((mpf(0), y), t)], [mpf(0), -y / (2 * t)]
print("-s((0, 1), 1): computed", [nstr(s, 20) for s in computed], " printed", [nstr(s, 20) for s in printed])
assert computed == [0, mpf(1) / 2] and computed != printed, "the printed sign is right"

# With dX/dt = -s the start (0, 1) at T = 1 moves along (0, sqrt t), to (0, 0) as the remark says next.
for r in (mpf(1), mpf(1) / 100):
    assert abs(diff(sqrt, r) + score((mpf(0), sqrt(r)), r)[1]) < 100 * sqrt(mp.eps), (
        "the start does not move to 0")
