# SPDX-License-Identifier: GPL-3.0-or-later
# SS-P6.6: data N(0, 1), heat time up to tau_T = 2, so p_tau = N(0, v), v = 1 + 2 tau <= 5, score s = -x/v.
# Learned score s^ = s + 1/v. Backwards in v the mean m of dX = 2 s^ dr + sqrt(2) dW obeys dm/dv = (m - 1)/v, so
# m = 1 - v/5 from m(5) = 0, and the variance stays that of p_tau: the SDE generates N(4/5, 1).
from mpmath import mp, mpf, diff, exp, log, pi, quad, sqrt, inf
mp.dps = 30

def density(x, mean):
    return exp(-(x - mean)**2 / 2) / sqrt(2 * pi)

m = lambda v: 1 - v / mpf(5)
for v in (1, 2, 5):
    assert abs(diff(m, v) - (m(v) - 1) / v) < mpf(10)**-20, "m does not solve its equation"
divergence = quad(lambda x: density(x, m(1)) * log(density(x, m(1)) / density(x, 0)), [-12, 0, 1, 12])
error = quad(lambda tau: 1 / (1 + 2 * tau)**2, [0, 2])      # of E |s^ - s|^2 = 1/v^2
print("KL(p^_0 || p_0)          =", divergence)
print("(1/2) int E |s^ - s|^2   =", error / 2)
assert divergence > error / 2, "the printed bound holds here"
