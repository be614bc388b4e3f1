# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S11.1: u = -2 s for the pair +-1 with sigma0 = 1 at (x, tau) = (1, 1). Which viscosity N makes
# u_tau + u u_x = N u_xx?
from mpmath import mp, mpf, diff, exp, log, sqrt
mp.dps = 30

def log_density(x, tau):
    v = 1 + 2 * tau
    return log((exp(-(x - 1)**2 / (2 * v)) + exp(-(x + 1)**2 / (2 * v))) / sqrt(v))

at = (mpf(1), mpf(1))
u = -2 * diff(log_density, at, (1, 0))
u_tau, u_x, u_xx = (-2 * diff(log_density, at, n) for n in ((1, 1), (2, 0), (3, 0)))
print("u_tau + u u_x =", u_tau + u * u_x)
for name, viscosity in (("1", 1), ("2 tau", 2), ("sigma_tau^2", 3)):
    print("N u_xx, N =", name, ":", viscosity * u_xx)
assert abs(u_tau + u * u_x - u_xx) < mpf(10)**-6, "the viscosity is not 1"
assert min(abs(u_tau + u * u_x - n * u_xx) for n in (2, 3)) > mpf(1) / 100, "it is the cumulative variance"
