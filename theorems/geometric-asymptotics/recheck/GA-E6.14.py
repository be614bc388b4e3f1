# SPDX-License-Identifier: GPL-3.0-or-later
# GA-E6.14: for lambda = 1 and A1 = {-1, 1} with weights 1/4 and 3/4 the point x = 0 lies in
# K = conv A1 = [-1, 1], so that 2 dist(0, K) = 0. At t = 1, F = -4 t log u with u the two heat
# kernels, and |grad F(0, 1)| = 1. The first inequality, |grad F| <= 2 dist(x, K), says 1 <= 0.
from mpmath import mp, mpf, diff, exp, log
mp.dps = 30
t, x = mpf(1), mpf(0)
F = lambda y: -4 * t * log(exp(-(y + 1)**2 / (4 * t)) / 4 + 3 * exp(-(y - 1)**2 / (4 * t)) / 4)
gradient = abs(diff(F, x))
distance = max(-1 - x, x - 1, mpf(0))
print("|grad F(0, 1)| =", gradient, " 2 dist(0, K) =", 2 * distance, " 2 max|x - z| =", 2 * max(abs(x + 1), abs(x - 1)))
assert gradient > 2 * distance, "the first inequality holds here"
