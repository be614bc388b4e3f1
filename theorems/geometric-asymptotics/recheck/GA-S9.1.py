# SPDX-License-Identifier: GPL-3.0-or-later
# GA-S9.1: with noise the stability distinction of the last sentence is not there: for epsilon = 1,
# lambda = 2, A2 within [-1, 1] on the line, T = 1 and nu = N(0, 1), Nash's inequality keeps y(t) =
# |rho(t)|_2^2 below the larger of y(1) and (27 K/(16 pi^2))^(1/2) with K = 1/(2 t) + 1/(4 t^2) (see
# GA-R4.2), which is O(1/t). At t = 10^-8 y has grown by a factor of at most e^18.2, while a tenth of
# the exponent (1/2) (1/t - 1) that the proof of Theorem 4.1 gives to y claims a factor of e^4999999.
# Nor is every limit a critical point of Phi in the sense of (3.11): for lambda = 2, A1 = {(-1, 23/6),
# (1, 23/6)} with equal weights and A2 = {(-5, 9), (5, 9), (9, 5)} with weights 19/30, 1/30 and 10/30,
# the posterior means at 0 are m1 = (0, 23/6) and m2 = (0, 23/3) for every t, so that X_t = 0 is a
# trajectory. But Phi = 2 d1^2 - d2^2 falls through 0 along (-1, -5/2) with the slope -2/3, and rises
# along (1, 5/2) with the slope 38/3.
from mpmath import mp, mpf, exp, log, pi, sqrt
mp.dps = 30

epsilon, lam, N, start = mpf(1), mpf(2), 27 / (16 * pi**2), 1 / sqrt(4 * pi)
B = (1 + epsilon) * (lam - 1) / 4
for t in (mpf(1) / 1000, mpf(10)**-8):
    K = 1 / (2 * t) + (lam - 1) / (4 * t**2)
    possible, claimed = log(max(start, sqrt(N * (1 + epsilon) * K / (2 * epsilon))) / start), B / 10 * (1 / t - 1)
    print("t =", mp.nstr(t, 3), " log of the growth of y: claimed", mp.nstr(claimed, 10), " possible at most",
          mp.nstr(possible, 10))
    assert possible < claimed, "exponential growth is possible"

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
