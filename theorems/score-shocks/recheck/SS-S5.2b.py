# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S5.2b: modes +-3, sigma0 = 1, tau = 3, just below tau* = 4. The attractor is the positive zero
# of the score.
from mpmath import mp, mpf, diff, exp, findroot, log
mp.dps = 30
a, v = mpf(3), mpf(1 + 2 * 3)
log_density = lambda x: log(exp(-(x - a)**2 / (2 * v)) + exp(-(x + a)**2 / (2 * v)))
score = lambda x: diff(log_density, x)
attractor = findroot(score, (2, 3))
print("attractor at", attractor, " a - attractor =", a - attractor)
print("curvature of log p there:", diff(log_density, attractor, 2))
assert attractor > 1 and diff(log_density, attractor, 2) < 0, "not an attractor"
assert a - attractor > a / 10, "the attractor is near a"
