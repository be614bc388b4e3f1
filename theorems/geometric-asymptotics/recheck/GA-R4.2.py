# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R4.2: on the line take noise epsilon = 1, lambda = 2, A2 within [-1, 1], T = 1, nu = N(0, 1) and
# y(t) = |rho(t)|_2^2. Backward in time the balance of energy gives y' <= -2 epsilon |rho_x|_2^2 +
# (1 + epsilon) K y with K = 1/(2 t) + 1/(4 t^2). By Nash's inequality y^3 <= N |rho_x|_2^2, N =
# 27/(16 pi^2), for |rho|_1 = 1, the right side is negative once y^2 > N (1 + epsilon) K/(2 epsilon), so
# that y never exceeds the larger of y(T) and that root, which is O(1/t). The remark has an instability
# like exp(c (1/t - 1/T)): already a tenth of the exponent B = (1 + epsilon) (lambda - 1)/4 that the proof
# of Theorem 4.1 gives to y is out of reach. (Without noise, epsilon = 0, the factor is attained.)
from mpmath import mp, mpf, cos, diff, log, pi, quad, sqrt
mp.dps = 30
epsilon, lam, N = mpf(1), mpf(2), 27 / (16 * pi**2)
f = lambda x: 1 + cos(pi * x)       # on [-1, 1]: equality in Nash's inequality
sides = quad(lambda x: f(x)**2, [-1, 1])**3, N * quad(lambda x: diff(f, x)**2, [-1, 1]) * quad(f, [-1, 1])**4
print("Nash's constant is attained:", *sides)
start, B = 1 / sqrt(4 * pi), (1 + epsilon) * (lam - 1) / 4
for t in (mpf(1) / 1000, mpf(10)**-8):
    K = 1 / (2 * t) + (lam - 1) / (4 * t**2)
    possible, claimed = log(max(start, sqrt(N * (1 + epsilon) * K / (2 * epsilon))) / start), B / 10 * (1 / t - 1)
    print("t =", mp.nstr(t, 3), " log of the growth of y: claimed", mp.nstr(claimed, 10), " possible at most",
          mp.nstr(possible, 10))
    assert possible < claimed, "exponential growth is possible"
