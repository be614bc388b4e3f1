# SPDX-License-Identifier: GPL-3.0-or-later
# SS-T5.8: The weights 2/3 and 1/3 are put on N(-5/4, 1) and N(5/4, 1). On the boundary d_n sbar + kappa^2/4 = -1/v +
# a^2/v^2 = 9/16 is positive, so that by (43) the density is bimodal there. But the score has one zero in all, at x =
# -1.18738: the density has a single mode.
from mpmath import mp, mpf, atanh, diff, exp, findroot, log, sqrt
mp.dps = 30
# Zeros of the score: x = a y with y = tanh(a x/v - c), c = (1/2) ln(w1/w2), that is (a^2/v) y - artanh y = c for |y|
# < 1. The left side falls from +infinity, rises between its critical points -+(1 - v/a^2)^(1/2), falls again.
a, v, w = mpf(5) / 4, mpf(1), mpf(2) / 3
criterion = -1 / v + a**2 / v**2
y = sqrt(1 - v / a**2)
largest, c = a**2 / v * y - atanh(y), log(w / (1 - w)) / 2
print("criterion (43):", criterion, "> 0")
print("second turn of the left side:", largest, "< c =", c, ": one zero in all")
log_density = lambda x: log(w * exp(-(x + a)**2 / (2 * v)) + (1 - w) * exp(-(x - a)**2 / (2 * v)))
print("which is", findroot(lambda x: diff(log_density, x), -1))
assert criterion > 0, "(43) fails here"
assert largest < c, "the density has two modes"
