# SPDX-License-Identifier: GPL-3.0-or-later
# SS-R7.9: The pair is +-sqrt(2) with sigma0 = 1, so that lambda_1(W) = 2, and the reverse process starts at tau_T =
# 1, where the eigenvalue at the midpoint is lambda(0) = -1/9. The printed 1/(2 sigma + 1/lambda(0)) diverges at sigma
# = 9/2, that is at tau = -7/2. The threshold tau_LO is +1/2.
from mpmath import mp, mpf, diff, exp, log, sqrt
mp.dps = 30
a, variance, tau_T = sqrt(mpf(2)), mpf(1), mpf(1)
v = variance + 2 * tau_T
log_density = lambda x: log(exp(-(x - a)**2 / (2 * v)) + exp(-(x + a)**2 / (2 * v)))
start = diff(log_density, 0, 2)
divergence = tau_T + 1 / (2 * start)
threshold = (a**2 - variance) / 2
print("lambda(0) =", start)
print("divergence at tau =", divergence, " tau_LO =", threshold)
assert start < 0, "not the unimodal regime"
assert divergence < 0 < threshold, "the two times agree"
