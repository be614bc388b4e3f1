# SPDX-License-Identifier: GPL-3.0-or-later
# SS-P6.6: The data are N(0, 1), heated up to tau_T = 1, so that p_tau = N(0, v) with v = 1 + 2 tau <= 3. The learned
# score is s^ = s + 1/v = (1 - x)/v. The reverse SDE started in p_tauT generates p^_0 = N(2/3, 1). So KL(p^_0 || p_0)
# is 2/9, and the printed bound (1/2) int E |s^ - s|^2 dtau is 1/6.
from mpmath import mp, mpf, diff, exp, log, pi, quad, sqrt
mp.dps = 30

def density(x, mean):
    return exp(-(x - mean)**2 / 2) / sqrt(2 * pi)

# Backwards in v the mean m of dX = 2 s^ dr + sqrt(2) dW obeys dm/dv = (m - 1)/v, and the variance stays that of p_tau.
m = lambda v: 1 - v / mpf(3)
assert m(3) == 0, "the start is not p_tauT"
for v in (1, 2, 3):
    assert abs(diff(m, v) - (m(v) - 1) / v) < mpf(10)**-20, "m does not solve its equation"
divergence = quad(lambda x: density(x, m(1)) * log(density(x, m(1)) / density(x, 0)), [-12, 0, 1, 12])
error = quad(lambda tau: 1 / (1 + 2 * tau)**2, [0, 1])      # of E |s^ - s|^2 = 1/v^2
print("KL(p^_0 || p_0)          =", divergence)
print("(1/2) int E |s^ - s|^2   =", error / 2)
assert divergence > error / 2, "the printed bound holds here"
