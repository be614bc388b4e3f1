# SPDX-License-Identifier: GPL-3.0-or-later
# SS-E53: data N(0, 1), tau_T = 1, s = -x/v, learned score s^ = s + 1, both runs from the same
# point, the flow of (49). Formula after (54): e(1) = int_0^1 exp(int_sigma'^1 s_x) dsigma' with s_x
# = -1/v, v = 1 + 2 tau = 3 - 2 sigma.
from mpmath import mp, mpf, odefun, quad
mp.dps = 20
variance = lambda sigma: 3 - 2 * mpf(sigma)
runs = odefun(lambda sigma, y: [-y[0] / variance(sigma), -y[1] / variance(sigma) + 1], 0, [1, 1])
x, learned = runs(1)
printed = quad(lambda start: mp.exp(quad(lambda sigma: -1 / variance(sigma), [start, 1])), [0, 1])
print("x - x^ by the two runs        =", x - learned)
print("the same by the printed signs =", printed)
assert x - learned < 0 < printed, "the printed sign is right"
assert abs(x - learned + printed) < mpf(10)**-12, "more than the sign is wrong"
