# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S6.4a: The pair +-sqrt(7) with sigma_tau = 1 has SNR = 7. The steepest gradient of the layer, at the midpoint, is
# at most 3.094 times the steepest of the regular region, which begins at |x| = delta = 1/sqrt(7); the ratio is said
# to be SNR. For SNR = 100 and 10^4 it is at most 2.415 and 2.3815: it tends to cosh^2(1) = 2.3811.
from mpmath import mp, mpf, diff, exp, log, sqrt
mp.dps = 40
# In units with v = 1 and SNR = a^2: beyond |x| = delta = v/a (Definition 6.7) the steepest gradient is at least that
# at delta; within it, it is that at 0.

def gradient(x, a):
    return diff(lambda y: log(exp(-(y - a)**2 / 2) + exp(-(y + a)**2 / 2)), x, 2)

for snr in (7, 100, 10000):
    a = sqrt(mpf(snr))
    ratio = abs(gradient(0, a)) / abs(gradient(1 / a, a))
    print("SNR =", snr, " ratio at most", mp.nstr(ratio, 15), " cosh(1)^2 =", mp.nstr(mp.cosh(1)**2, 15))
    assert ratio < mpf(snr) / 2, "the ratio is at least SNR/2"
assert ratio < 3, "the ratio grows"
