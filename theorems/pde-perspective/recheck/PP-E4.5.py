# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-E4.5: Take one sample at 0 on the line, s_NN(x) = -c x and T = 1. Then (4.5) is c^2 - 2c, least at c = 1
with the value -1, while (4.3) is infinite for every c. Over (delta, 1) the two differ by (1/2) log(1/delta),
whatever c, and this is infinite at delta = 0. So (4.5) over (0, T) is no other form of (4.3)."""
from mpmath import exp, inf, log, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 30


def mean_square(t):
    """The integral of x^2 G_t(x)."""
    return quad(lambda x: x**2 * exp(-x**2 / (4 * t)) / sqrt(4 * pi * t), [-inf, 0, inf])


assert abs(mean_square(mpf(1)) - 2) < mpf(10)**-20, "the second moment is not 2t, which is used below"


def objectives(c, delta):
    """(4.3) and (4.5) over (delta, 1): |-c x + x/(2t)|^2 and |c x|^2 - 2 c in the mean."""
    denoising = quad(lambda r: 2 * exp(2 * r) * (1 / (2 * exp(r)) - c)**2, [log(delta), 0])
    integrated = quad(lambda t: 2 * t * c**2 - 2 * c, [delta, 1])
    return denoising, integrated


for delta in (mpf(10)**-2, mpf(10)**-4, mpf(10)**-8):
    pairs = [objectives(mpf(c), delta) for c in (1, 3)]
    gaps = [first - second for first, second in pairs]
    print(f"({nstr(delta)}, 1), c = 1: (4.3) = {nstr(pairs[0][0], 12)}, (4.5) = {nstr(pairs[0][1], 12)}")
    # Over (delta, T) they differ by (1/2) log(T/delta), whatever c, which is infinite at delta = 0.
    assert all(abs(gap - log(1 / delta) / 2) < mpf(10)**-15 for gap in gaps), (
        "the gap should be (1/2) log(T/delta), whatever c")
assert gaps[0] > 9, "the gap stays bounded"
