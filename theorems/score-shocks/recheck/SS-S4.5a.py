# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S4.5a: The pair +-2 with sigma0 = 1 is diffused with nu(t) = 1/(1 + t), so that tau = ln(1 + t); the velocity is
# u = -2 s. In reverse time, from t = 1 to t = 0, the layer sharpens: its width sigma_tau^2/2 falls from 1.193 to 0.5.
# But the viscosity, the N of u_t + N u u_x = N u_xx at x = 1, rises from 1/2 to 1.
from mpmath import mp, mpf, diff, exp, log, sqrt
mp.dps = 30

def log_density(x, t):
    v = 1 + 2 * log(1 + t)
    return log((exp(-(x - 2)**2 / (2 * v)) + exp(-(x + 2)**2 / (2 * v))) / sqrt(v))

def viscosity(t):
    at = (mpf(1), t)
    u, u_t, u_x, u_xx = (-2 * diff(log_density, at, n) for n in ((1, 0), (1, 1), (2, 0), (3, 0)))
    return u_t / (u_xx - u * u_x)

times = [mpf(1), mpf(1) / 10, mpf(0)]
viscosities = [viscosity(t) for t in times]
widths = [(1 + 2 * log(1 + t)) / 2 for t in times]
for t, n, w in zip(times, viscosities, widths):
    print("t =", mp.nstr(t, 3), " viscosity", mp.nstr(n, 10), " width", mp.nstr(w, 10))
assert max(widths) < 2 and widths[0] > widths[1] > widths[2], "there is no layer, or it does not sharpen"
assert viscosities[0] < viscosities[1] < viscosities[2], "the viscosity drops in reverse time"
