# SPDX-License-Identifier: GPL-3.0-or-later
# SS-R9.11: The means -1, 0, 1 with equal weights and sigma0^2 = 1/10 have a density with several modes. (94), which
# is said to be always valid, asks for lambda_max(C)/sigma^2 = 1, but the left side is at most 0.9261 over all noise
# levels. For the equal weights on (1, 0), (-1, 0), (0, 1) with sigma0^2 = 1/100 (94) gives tau* = 0.24992 and the
# corrected form 0.27278. Its error of 9.1 per cent is to be compared with the printed 2 per cent.
from mpmath import mp, mpf, exp, findroot
mp.dps = 30
# On the line C is the posterior variance of the mean at xbar = 0; with s = 1/sigma^2 = 2 u it is 2/(2 + e^u).
ratio = lambda s: s * 2 / (2 + exp(s / 2))
u = findroot(lambda u: (u - 1) * exp(u) - 2, mpf(3) / 2)
density = lambda x: sum(exp(-(x - m)**2 / (2 * mpf(1) / 10)) for m in (-1, 0, 1))
print("largest value of lambda_max(C)/sigma^2:", ratio(2 * u))
assert density(-mpf(1) / 2) < min(density(-1), density(0)), "there is but one mode"
assert all(ratio(mpf(k) / 10) <= ratio(2 * u) for k in range(1, 500)) and ratio(2 * u) < 1, "(94) has a solution"

# The triangle: xbar = (0, 1/3), C is diagonal by reflection.
means, variance = [(mpf(1), mpf(0)), (mpf(-1), mpf(0)), (mpf(0), mpf(1))], mpf(1) / 100
nu = [(x, y - mpf(1) / 3) for x, y in means]
d2 = [x**2 + y**2 for x, y in nu]
lam = sum(x**2 for x, y in nu) / 3
gamma = sum(d2) / 3 * lam - sum(d * x**2 for d, (x, y) in zip(d2, nu)) / 3

def largest_eigenvalue(v):
    r = [exp(-d / (2 * v)) for d in d2]
    mean = sum(q * y for q, (x, y) in zip(r, nu)) / sum(r)
    return max(sum(q * x**2 for q, (x, y) in zip(r, nu)) / sum(r),
               sum(q * (y - mean)**2 for q, (x, y) in zip(r, nu)) / sum(r))

v = findroot(lambda v: v - largest_eigenvalue(v), mpf(1) / 2)
exact, corrected = (v - variance) / 2, (lam - variance) / 2 + gamma / (4 * lam)
print("tau*: exact", exact, " corrected", corrected, " relative error", abs(corrected - exact) / exact)
assert abs(corrected - exact) / exact > mpf(4) / 100, "the error is about 2 per cent"
