# SPDX-License-Identifier: GPL-3.0-or-later
# SS-E53: The symmetric pair has its modes at -1 and 1 with sigma0 = 1, the flow of (49) starts at 0 at tau_T = 1, and
# so x = 0. The learned score is s^ = s + eps with eps(x, tau) chosen so that the learned flow is x^ = 1 - tau. At tau
# = 0, where sigma = 1, the error e = x - x^ = -sigma has de/dsigma = -1. The printed (54), s_x(xi) e + eps, is
# 1.47681 there; with the other sign of eps it is -1. For data N(0, 1) and s^ = s + 1, also from tau_T = 1, the two
# runs end at e = -0.73205, where the formula after (54) gives +0.73205.
from mpmath import mp, mpf, diff, exp, log, odefun, quad
mp.dps = 20
log_p = lambda x, tau: log(sum(exp(-(x - a)**2 / (2 * (1 + 2 * tau))) for a in (-1, 1)))
s = lambda x, tau: diff(lambda y: log_p(y, tau), x)
learned = lambda tau: 1 - mpf(tau)              # x^; the flow dx/dtau = -s(x) keeps x = 0
eps = -diff(learned, 0) - s(learned(0), 0)      # dx^/dtau = -(s + eps)
slope = -diff(lambda tau: 0 - learned(tau), 0)  # de/dsigma = -de/dtau
increment = s(mpf(0), 0) - s(learned(0), 0)     # s_x(xi) e, by the mean value theorem
print("de/dsigma", mp.nstr(slope, 9), " (54)", mp.nstr(increment + eps, 9), " with -eps", mp.nstr(increment - eps, 9))
assert abs(slope - (increment + eps)) > 2, "(54) holds as printed"
assert abs(slope - (increment - eps)) < mpf(10)**-10, "more than the sign is wrong"

# One Gaussian: s = -x/v, s_x = -1/v, v = 3 - 2 sigma. The formula: int_0^1 eps exp(int_sigma'^1 s_x) dsigma'.
variance = lambda sigma: 3 - 2 * mpf(sigma)
runs = odefun(lambda sigma, y: [-y[0] / variance(sigma), -y[1] / variance(sigma) + 1], 0, [1, 1])
x, other = runs(1)
printed = quad(lambda start: exp(quad(lambda sigma: -1 / variance(sigma), [start, 1])), [0, 1])
print("x - x^ by the two runs =", x - other, "  by the printed signs =", printed)
assert x - other < 0 < printed and abs(x - other + printed) < mpf(10)**-12, "the printed sign is right"
