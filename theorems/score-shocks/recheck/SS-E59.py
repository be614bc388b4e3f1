# SPDX-License-Identifier: GPL-3.0-or-later
# SS-E59: data N(0, 1), s^ = s + 1/v as at Proposition 6.6: the SDE from v = vT down to 1 generates
# N(m, 1), m = 1 - 1/vT, and int E |s^ - s|^2 dtau = int_1^vT dv/(2 v^2) = m/2.
from mpmath import mp, mpf, exp, log, pi, quad, sqrt
mp.dps = 30
density = lambda x, mean: exp(-(x - mean)**2 / 2) / sqrt(2 * pi)
mean = lambda vT: 1 - 1 / mpf(vT)
error = lambda vT: quad(lambda v: 1 / (2 * v**2), [1, 3, vT])
pieces = lambda m: [-14, m / 2, 14]

m = mean(9)
divergence = quad(lambda x: density(x, m) * log(density(x, m) / density(x, 0)), pieces(m))
print("vT = 9:   sqrt(KL/2) =", sqrt(divergence / 2), " (1/2) sqrt(int) =", sqrt(error(9)) / 2)
assert sqrt(divergence / 2) > sqrt(error(9)) / 2, "the second inequality holds here"
m = mean(100)
variation = quad(lambda x: abs(density(x, m) - density(x, 0)), pieces(m)) / 2
print("vT = 100: TV         =", variation, " (1/2) sqrt(int) =", sqrt(error(100)) / 2)
assert variation > sqrt(error(100)) / 2, "the outer inequality holds here"
