# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R3.4: u0 = x^2 exp(-x^2/2)/sqrt(2 pi) on both sides, smooth and of full support; V_lambda = log
# u for every lambda.
from mpmath import mp, mpf, exp, log, pi, quad, sqrt
mp.dps = 30

def value(t):       # log u(0, t) by the heat kernel; the integrand has width about sqrt(2 t)
    t = mpf(t)
    kernel = lambda y: exp(-y**2 / (4 * t)) / sqrt(4 * pi * t)
    u0 = lambda y: y**2 * exp(-y**2 / 2) / sqrt(2 * pi)
    return log(2 * quad(lambda y: kernel(y) * u0(y), [k * sqrt(t) for k in (0, 2, 5, 10, 18)]))

for M in (1, 5, 20):
    print("t = 10^-%d: V(0, t) =" % M, mp.nstr(value(mpf(10)**-M), 20), " bound tried:", M)
    assert abs(value(mpf(10)**-M)) > M, "V is bounded by M"
