# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S4.3a: VE diffusion with nu(t) = 2 t, so tau(t) = t^2, on the pair of modes +-2 with sigma0 =
# 1. The width of the layer is read off the density: s + x/v = (a/v) tanh(x/delta), whose slope at 0
# is a/(v delta).
from mpmath import mp, mpf, diff, exp, log
mp.dps = 30
a, sigma0 = mpf(2), mpf(1)

def width(t):
    v = sigma0**2 + 2 * t**2
    log_density = lambda x: log(exp(-(x - a)**2 / (2 * v)) + exp(-(x + a)**2 / (2 * v)))
    return a / v / (diff(log_density, 0, 2) + 1 / v)

for t in (1, mpf("0.1"), mpf("0.001"), 0):
    print("nu =", mp.nstr(2 * mpf(t), 3), " width of the layer =", mp.nstr(width(t), 20))
assert abs(width(0) - mpf(1) / 2) < mpf(10)**-12, "the layer becomes a shock as nu tends to 0"
