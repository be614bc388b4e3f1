# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R4.2: noise epsilon = 1, lambda = 2, A2 within [-R, R], R = 1, T = 1, p = 2, nu = N(0, 1) on
# the line. With y = |rho|_2^2 the balance of energy reads, backward in time, y' <= -2 eps
# |rho_x|_2^2 + (1 + eps) K y, K = 1/(2 t) + (lambda - 1) R^2/(4 t^2); Nash's inequality y^3 <= N
# |rho_x|_2^2 |rho|_1^4, N = 27/(16 pi^2), makes the right side negative once y^2 > N (1 + eps) K/(2
# eps). So y never exceeds max(y(T), that root), whereas exp((B/10) (1/t - 1/T)) is a tenth of the
# exponent that the proof of Theorem 4.1 gives to y, B = (1 + eps) (lambda - 1) R^2/4.
from mpmath import mp, mpf, cos, diff, pi, quad, sqrt
mp.dps = 30
eps, lam, R, N = mpf(1), mpf(2), mpf(1), 27 / (16 * pi**2)
f = lambda x: 1 + cos(pi * x)       # on [-1, 1]: equality in Nash's inequality
sides = quad(lambda x: f(x)**2, [-1, 1])**3, N * quad(lambda x: diff(f, x)**2, [-1, 1]) * quad(f, [-1, 1])**4
print("Nash's constant is attained:", *sides)
start, B = 1 / sqrt(4 * pi), (1 + eps) * (lam - 1) * R**2 / 4
for t in (mpf(1) / 1000, mpf(10)**-8):
    K = 1 / (2 * t) + (lam - 1) * R**2 / (4 * t**2)
    growth = max(start, sqrt(N * (1 + eps) * K / (2 * eps))) / start
    print("t =", mp.nstr(t, 3), " log10 of the growth of y: at most", mp.log10(growth), " claimed",
          B / 10 * (1 / t - 1) / mp.log(10))
    assert mp.log(growth) < B / 10 * (1 / t - 1), "exponential growth is possible"
