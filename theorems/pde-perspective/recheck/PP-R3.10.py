# SPDX-License-Identifier: GPL-3.0-or-later
# PP-R3.10: u0 = (delta_(-1,0) + delta_(1,0))/2, epsilon = 0, v_T = (delta_(-2,0) + delta_(2,0))/2, which has no
# density. On the axis y = 0 the flow keeps the distribution function F_t of u(t) in x, so that X_t is a quantile.
from mpmath import mp, mpf, findroot, ncdf, nstr, sqrt
mp.dps = 30
F = lambda x, t: (ncdf((x + 1) / sqrt(2 * t)) + ncdf((x - 1) / sqrt(2 * t))) / 2
level = F(mpf(2), mpf(1))
for t in (mpf(1) / 10, mpf(1) / 100, mpf(10)**-6):
    x = findroot(lambda x: F(x, t) - level, (mpf(1) - sqrt(t), mpf(1) + 5 * sqrt(t)), solver="anderson")
    print("t =", nstr(t, 3), " X_t =", nstr(x, 15), " and by symmetry its negative")
assert abs(x - 1) < mpf(1) / 100, "the start (2, 0) does not reach the site (1, 0)"
