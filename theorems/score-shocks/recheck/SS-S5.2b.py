# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S5.2b: The pair is +-3 with sigma0 = 1 at tau = 3, one below tau* = 4. The attractor, the positive zero of the
# score, is at 2.2231. Its distance 0.7769 from a = 3 is more than a quarter of a, so that it is not near a.
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
