# SPDX-License-Identifier: GPL-3.0-or-later
# SS-P5.10: Three modes of equal weight lie at -3, 3 and 9 with sigma0 = 1, and the boundary point 0 of the first two
# has the distance D = 9 to the third. As tau -> 0, where D/sqrt(tau) -> infinity, r = p_3/(p_1 + p_2) tends to
# exp(-36)/2 = 1.16e-16. A bound C exp(-c D/sqrt(tau)) tends to 0 whatever C and c are: with C = c = 1 it is below
# 10^-3908650 at tau = 10^-12.
from mpmath import mp, mpf, exp, sqrt
mp.dps = 30

def ratio(tau):
    v = 1 + 2 * tau
    part = [exp(-mean**2 / (2 * v)) for mean in (-3, 3, 9)]
    return part[2] / (part[0] + part[1])

print("limit of r as tau -> 0:", exp(-36) / 2)
for C, c in ((1, 1), (mpf(10)**30, mpf(1) / 1000), (mpf(10)**300, mpf(10)**-6)):
    tau = (c / 10**6)**2
    bound = C * exp(-c * 9 / sqrt(tau))
    print("C =", mp.nstr(mpf(C), 3), " c =", mp.nstr(mpf(c), 3), " r =", ratio(tau), " bound =", mp.nstr(bound, 5))
    assert ratio(tau) > bound, "r is exponentially small in D/sqrt(tau) here"
