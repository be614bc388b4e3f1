# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S4.3a: The pair +-2 with sigma0 = 1 is diffused with nu(t) = 2 t, so that tau(t) = t^2. At t = 1/1000 nu is
# 1/500, and the layer between the modes has the width 0.500001: it is no shock. As nu -> 0 the width tends to
# sigma0^2/a = 1/2, where the statement has 0.
from mpmath import mp, mpf, diff, exp, log
mp.dps = 30
a, sigma0 = mpf(2), mpf(1)

def width(t):       # read off the density: s + x/v = (a/v) tanh(x/delta), whose slope at 0 is a/(v delta)
    v = sigma0**2 + 2 * t**2
    log_density = lambda x: log(exp(-(x - a)**2 / (2 * v)) + exp(-(x + a)**2 / (2 * v)))
    return a / v / (diff(log_density, 0, 2) + 1 / v)

times = [mpf(1) / 10, mpf(1) / 1000, mpf(1) / 10**6]
for t in times:
    print("nu =", mp.nstr(2 * t, 3), " width of the layer =", mp.nstr(width(t), 20))
assert min(width(t) for t in times) > mpf(49) / 100, "the layer becomes a shock as nu tends to 0"
