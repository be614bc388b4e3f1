# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-S3.4.2c: with the exact score, v^T(0) = w_0 requires T -> infinity; item (2) denies the limit at t = 0.
epsilon = 0, v^T(T) = N(0, 1): (delta_-1 + delta_1)/2 is recovered at every T, others as T grows."""
from mpmath import exp, findroot, log, mp, mpf, ncdf, nstr, sqrt

mp.dps = 30


def recovered_weight(w, horizon):
    """The mass of v^T(0) at -1 for w_0 = w delta_-1 + (1 - w) delta_1 under (3.12)."""
    shrink, spread = exp(-horizon), sqrt(1 - exp(-2 * horizon))  # w(T) from w_0
    # On the line the flow keeps the mass of w(t) to its left: what has less than w ends at -1.
    boundary = findroot(
        lambda x: w * ncdf((x + shrink) / spread) + (1 - w) * ncdf((x - shrink) / spread) - w, mpf(0))
    return ncdf(boundary)


for horizon in (mpf(1) / 10, mpf(1), mpf(3)):
    half = recovered_weight(mpf(1) / 2, horizon)
    print(f"T = {nstr(horizon)}: weight 1/2 comes back as {nstr(half, 20)}")
    assert abs(half - mpf(1) / 2) < mpf(10)**-25, "it is not recovered at a finite T"

divergences = []
for horizon in (1, 2, 4, 8, 16):
    w, v = mpf(1) / 4, recovered_weight(mpf(1) / 4, mpf(horizon))
    divergences.append(v * log(v / w) + (1 - v) * log((1 - v) / (1 - w)))
    print(f"T = {horizon}: KL(v^T(0) || w_0) = {nstr(divergences[-1], 10)} for the weights 1/4, 3/4")
assert all(later < earlier / 4 for earlier, later in zip(divergences, divergences[1:])), (
    "the divergence should fall with T")
assert divergences[-1] < mpf(10)**-12, "there is no limit at t = 0"
