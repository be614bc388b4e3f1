# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R3.4: both initial densities are x^2 exp(-x^2/2)/sqrt(2 pi), which is analytic, vanishes at 0
# only and has the whole line as its support. For every lambda V_lambda = log u, and the heat flow
# gives u(0, t) = 2 t (1 + 2 t)^(-3/2)/sqrt(2 pi). So V_lambda(0, t) < log t, which tends to
# -infinity as t -> 0+ and is below -M at t = 10^-M, whereas the remark has V_lambda(., t) bounded.
# If the bound is meant for all x at once, two standard Gaussians break it as well: then u(., t) is
# the density of N(0, 1 + 2 t), and V_lambda(4 M, t) < -M for M >= 1 and t <= 1.
from mpmath import mp, mpf, exp, log, pi, quad, sqrt
mp.dps = 30

def value(t):       # log u(0, t) by the heat kernel; the integrand has width about sqrt(2 t)
    kernel = lambda y: exp(-y**2 / (4 * t)) / sqrt(4 * pi * t)
    u0 = lambda y: y**2 * exp(-y**2 / 2) / sqrt(2 * pi)
    return log(2 * quad(lambda y: kernel(y) * u0(y), [k * sqrt(t) for k in (0, 2, 5, 10, 18)]))

gaussian = lambda x, t: -x**2 / (2 * (1 + 2 * t)) - log(2 * pi * (1 + 2 * t)) / 2

for M in (1, 5, 20):
    t = mpf(10)**-M
    closed = log(2 * t) - 3 * log(1 + 2 * t) / 2 - log(2 * pi) / 2
    print("t = 10^-%d: V(0, t) =" % M, mp.nstr(value(t), 20), " closed form", mp.nstr(closed, 20),
          " for N(0, 1) V(%d, t) =" % (4 * M), mp.nstr(gaussian(4 * M, t), 10), " bound tried:", M)
    assert abs(value(t)) > M, "V(0, t) is bounded by M"
    assert abs(gaussian(4 * M, t)) > M, "the Gaussian's V is bounded by M on the line"
