# SPDX-License-Identifier: GPL-3.0-or-later
# SS-R9.11: equal weights on (1, 0), (-1, 0), (0, 1), sigma0^2 = 1/100: how far is the corrected
# closed form from (94)? xbar = (0, 1/3); (94) along e_1: v = C_11(v), the posterior mean of mu_x^2
# at xbar. C is diagonal by reflection.
from mpmath import mp, mpf, exp, findroot
mp.dps = 30
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
print("tau*: exact", exact, " corrected", corrected)
print("relative error", abs(corrected - exact) / exact)
assert abs(corrected - exact) / exact > mpf(4) / 100, "the error is about 2 per cent"
