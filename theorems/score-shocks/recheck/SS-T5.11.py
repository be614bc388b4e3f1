# SPDX-License-Identifier: GPL-3.0-or-later
# SS-T5.11: For the pair +-2 with sigma0 = 1 the midpoint turns at tau* = 3/2, where sigma_tau*^2 = 4. The covariance
# of the noised data is 8 then. The noise variance, to which (ii) says it is equal, is 2 tau* = 3 (what was added) or
# sigma_tau*^2 = 4 (what the proof puts).
from mpmath import mp, mpf, exp, pi, quad, sqrt
mp.dps = 30
a, variance = mpf(2), mpf(1)

def data_variance(tau):
    v = variance + 2 * tau
    edge = a + 12 * sqrt(v)
    normal = lambda z: exp(-z**2 / (2 * v)) / sqrt(2 * pi * v)
    return quad(lambda x: x**2 * (normal(x - a) + normal(x + a)) / 2, [-edge, -a, 0, a, edge])

threshold = (a**2 - variance) / 2
for tau in (threshold, mpf(1) / 2, mpf(10)):
    print("tau =", tau, " data:", data_variance(tau), " noise:", 2 * tau, "or", variance + 2 * tau)
assert data_variance(threshold) - 2 * threshold > 4, "the thresholds coincide with 2 tau"
assert data_variance(threshold) - (variance + 2 * threshold) > 3, "the thresholds coincide with sigma_tau^2"
