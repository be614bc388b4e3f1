# SPDX-License-Identifier: GPL-3.0-or-later
# SS-P6.8: the pair +-a of variance v, in units with v = 1 and SNR = a^2. The edge |x| = delta = v/a
# belongs to the regular region (Definition 6.7). Is v |s_x| bounded there?
from mpmath import mp, mpf, diff, exp, log, sqrt
mp.dps = 40

def gradient(x, a):
    return diff(lambda y: log(exp(-(y - a)**2 / 2) + exp(-(y + a)**2 / 2)), x, 2)

for constant, snr in ((40, 100), (4000, 10000), (400000, 1000000)):
    a = sqrt(mpf(snr))
    edge = abs(gradient(1 / a, a))
    print("SNR =", snr, " sigma_tau^2 |s_x(delta)| =", mp.nstr(edge, 20))
    assert edge > constant, "bounded by this constant"
