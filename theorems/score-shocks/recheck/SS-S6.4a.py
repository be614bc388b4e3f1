# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S6.4a: the pair +-a of variance v, in units with v = 1 and SNR = a^2. Beyond |x| = delta = v/a
# (Definition 6.7) the steepest gradient is at least that at delta; within it, it is that at 0. Is
# their ratio of order SNR?
from mpmath import mp, mpf, diff, exp, log, sqrt
mp.dps = 40

def gradient(x, a):
    return diff(lambda y: log(exp(-(y - a)**2 / 2) + exp(-(y + a)**2 / 2)), x, 2)

for snr in (7, 100, 10000):
    a = sqrt(mpf(snr))
    ratio = abs(gradient(0, a)) / abs(gradient(1 / a, a))
    print("SNR =", snr, " ratio at most", mp.nstr(ratio, 15), " cosh(1)^2 =", mp.nstr(mp.cosh(1)**2, 15))
    assert ratio < mpf(snr) / 2, "the ratio is at least SNR/2"
assert ratio < 3, "the ratio grows"
