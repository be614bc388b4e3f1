# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S4.5a: u = -2 s for the pair +-3 with sigma0 = 1 under nu(t) = 1/(1 + t), so tau = log(1 + t). The
# N in u_t + N u u_x = N u_xx at x = 1, and the width sigma_tau^2/3, at three reverse times.
from mpmath import mp, mpf, diff, exp, log, sqrt
mp.dps = 30

def log_density(x, t):
    v = 1 + 2 * log(1 + t)
    return log((exp(-(x - 3)**2 / (2 * v)) + exp(-(x + 3)**2 / (2 * v))) / sqrt(v))

def viscosity(t):
    at = (mpf(1), t)
    u, u_t, u_x, u_xx = (-2 * diff(log_density, at, n) for n in ((1, 0), (1, 1), (2, 0), (3, 0)))
    return u_t / (u_xx - u * u_x)

times = [mpf(9), mpf(1), mpf(1) / 10]
viscosities = [viscosity(t) for t in times]
widths = [(1 + 2 * log(1 + t)) / 3 for t in times]
for t, n, w in zip(times, viscosities, widths):
    print("t =", mp.nstr(t, 3), " viscosity", mp.nstr(n, 10), " width", mp.nstr(w, 10))
assert widths[0] > widths[1] > widths[2], "the layer does not sharpen"
assert viscosities[0] < viscosities[1] < viscosities[2], "the viscosity drops in reverse time"
