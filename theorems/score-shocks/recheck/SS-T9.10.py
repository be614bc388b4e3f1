# SPDX-License-Identifier: GPL-3.0-or-later
# SS-T9.10: The means are -1, 0, 1 with sigma0^2 = 1/10, and the density is smaller at -1/2 than at -1 and 0, so that
# a speciation takes place. With equal weights lambda_max(C)/sigma^2 is at most 0.9261 at every noise level: (94) has
# no solution. With weights 2:1:2 it has two, tau = 0.27469 and tau = 0.03353. So the solution need neither exist nor
# be unique.
from mpmath import mp, mpf, exp, findroot
mp.dps = 30
# With weights w0:1:w0, s = 1/v and C(v) = 2 w0/(2 w0 + e^(s/2)), (94) reads s C = 1. For w0 = 1 the maximum of 2 s/(2
# + e^(s/2)) is at s = 2 u with (u - 1) e^u = 2, where it is 2 (u - 1).
variance = mpf(1) / 10
criterion = lambda s, w0: s * 2 * w0 / (2 * w0 + exp(s / 2))
u = findroot(lambda u: (u - 1) * exp(u) - 2, mpf(3) / 2)
density = lambda x: sum(exp(-(x - m)**2 / (2 * variance)) for m in (-1, 0, 1))
print("weights 1:1:1: largest value", criterion(2 * u, 1), "=", 2 * (u - 1))
assert density(-mpf(1) / 2) < min(density(-1), density(0)), "no speciation takes place"
assert abs(criterion(2 * u, 1) - 2 * (u - 1)) < mpf(10)**-25 and 2 * (u - 1) < 1, "(94) has a solution"
taus = [(1 / findroot(lambda s: criterion(s, 2) - 1, start) - variance) / 2 for start in (mpf(3) / 2, 6)]
print("weights 2:1:2: two solutions, tau =", *taus)
assert min(taus) > 0 and abs(taus[0] - taus[1]) > mpf(1) / 10, "the solution is unique"

# The repair: means 0, 1 with weights 3/5, 2/5, beyond the largest solution. xbar = 2/5 is not critical.
heavier = lambda v: 1 / (1 + exp(-1 / (10 * v)) * 2 / 3)
largest = findroot(lambda v: heavier(v) * (1 - heavier(v)) - v, mpf(1) / 5)
score = lambda v: (1 - heavier(v) - mpf(2) / 5) / v
print("weights 3:2: largest solution", largest, " score at xbar for sigma^2 = 1:", score(1))
assert largest < 1 and score(1) < -mpf(1) / 50, "xbar is critical beyond the largest solution"
