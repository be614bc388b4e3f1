# SPDX-License-Identifier: GPL-3.0-or-later
# SS-P6.8: The pair +-10 with sigma_tau = 1 has SNR = 100, and its regular region begins at the distance delta = 1/10
# from the midpoint. There sigma_tau^2 |s_x| is 40.997, and for SNR = 10^4 and 10^6 it is 4198.7 and 419973. So no
# constant bounds it, as O(sigma_tau^-2) asks.
from mpmath import mp, mpf, diff, exp, log, sqrt
mp.dps = 40
# In units with v = 1, a^2 = SNR: the edge |x| = delta = v/a belongs to the regular region (Definition 6.7).

def gradient(x, a):
    return diff(lambda y: log(exp(-(y - a)**2 / 2) + exp(-(y + a)**2 / 2)), x, 2)

for constant, snr in ((40, 100), (4000, 10000), (400000, 1000000)):
    a = sqrt(mpf(snr))
    edge = abs(gradient(1 / a, a))
    print("SNR =", snr, " sigma_tau^2 |s_x(delta)| =", mp.nstr(edge, 20))
    assert edge > constant, "bounded by this constant"
