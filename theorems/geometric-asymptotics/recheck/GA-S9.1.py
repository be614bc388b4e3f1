# SPDX-License-Identifier: GPL-3.0-or-later
# GA-S9.1: lambda = 2, A1 = {(-1, 23/6), (1, 23/6)} with equal weights, A2 = {(-5, 9), (5, 9), (9, 5)}
# with weights 19/30, 1/30 and 10/30. At 0 the velocity of the generation flow is proportional to
# 2 m1 - m2, where the posterior means are m1 = (0, 23/6) and m2 = (0, 23/3) for every t. So X_t = 0 is
# a trajectory, and its limit is 0. But 0 is no critical point of Phi = 2 d1^2 - d2^2 in the sense of
# (3.11): along (-1, -5/2) it falls with the slope -2/3, and along (1, 5/2) it rises with the slope 38/3.
from mpmath import mp, mpf, exp
mp.dps = 30
A1, A2 = [(-1, mpf(23) / 6), (1, mpf(23) / 6)], [(-5, 9), (5, 9), (9, 5)]

def posterior_mean(points, weights, t):
    r = [w * exp(-(p[0]**2 + p[1]**2) / (4 * mpf(t))) for p, w in zip(points, weights)]
    return [sum(q * p[i] for q, p in zip(r, points)) / sum(r) for i in (0, 1)]

for t in (2, mpf(1) / 7, mpf(1) / 100):
    m1, m2 = posterior_mean(A1, [1, 1], t), posterior_mean(A2, [19, 1, 10], t)
    print("t =", mp.nstr(mpf(t), 3), " 2 m1 - m2 =", [mp.nstr(2 * p - q, 3) for p, q in zip(m1, m2)])
    assert max(abs(2 * p - q) for p, q in zip(m1, m2)) < mpf(10)**-20, "0 is not at rest"
distance2 = lambda x, points: min((x[0] - p[0])**2 + (x[1] - p[1])**2 for p in points)
phi = lambda e: 2 * distance2((-e, -5 * e / 2), A1) - distance2((-e, -5 * e / 2), A2)
slopes = [(phi(e) - phi(0)) / e for e in (mpf(1) / 1000, -mpf(1) / 1000)]
print("difference quotients of Phi along (-1, -5/2), forth and back:", *slopes)
assert max(slopes) < -mpf(1) / 2, "0 is critical: Phi does not pass through its value"
