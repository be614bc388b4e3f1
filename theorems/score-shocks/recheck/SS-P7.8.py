# SPDX-License-Identifier: GPL-3.0-or-later
# SS-P7.8: Three means of equal weight lie at the corners (4, 0), (-2, 2 sqrt(3)), (-2, -2 sqrt(3)) of an equilateral
# triangle with sigma0 = 1, so that xbar = 0, the responsibilities at xbar stay 1/3 at every tau, and W = 8 I. By
# (77), then exact, the first speciation takes place at sigma_tau^2 = 8. At sigma_tau^2 = 17/2, before that, log p has
# a maximum at 0 and another, higher by 0.00503, at (2.3203, 0); with its two images there are four maxima.
from mpmath import mp, mpf, diff, exp, findroot, log, sqrt
mp.dps = 30
means, v = [(mpf(4), mpf(0)), (mpf(-2), 2 * sqrt(mpf(3))), (mpf(-2), -2 * sqrt(mpf(3)))], mpf(17) / 2
log_p = lambda x, y: log(sum(exp(-((x - a)**2 + (y - b)**2) / (2 * v)) for a, b in means) / 3)
W = [sum(m[i] * m[j] for m in means) / 3 for i, j in ((0, 0), (0, 1), (1, 1))]
outer = findroot(lambda x: diff(log_p, (x, 0), (1, 0)), mpf(2.3))
for x in (mpf(0), outer):
    gradient = [diff(log_p, (x, 0), n) for n in ((1, 0), (0, 1))]
    hessian = [diff(log_p, (x, 0), n) for n in ((2, 0), (1, 1), (0, 2))]
    print("critical point", mp.nstr(x, 15), " Hessian, diagonal", mp.nstr(hessian[0], 8), mp.nstr(hessian[2], 8))
    assert max(map(abs, gradient)) < mpf(10)**-12 and abs(hessian[1]) < mpf(10)**-8, "no critical point"
    assert max(hessian[0], hessian[2]) < 0, "no maximum"
print("W:", *W, "  log p(outer) - log p(0) =", log_p(outer, 0) - log_p(0, 0))
print("by hand: p(2, 0)/p(0, 0) =", exp(-mpf(4) / 17) * (exp(mpf(16) / 17) + 2 * exp(-mpf(8) / 17)) / 3)
assert max(abs(W[0] - 8), abs(W[1]), abs(W[2] - 8)) < mpf(10)**-25 and v > 8, "lambda_1(W) is not 8"
assert log_p(outer, 0) > log_p(0, 0) and log_p(2, 0) > log_p(0, 0), "no higher mode beside xbar"

# The birth of the outer maxima: x = v u with v = 4 (1 - e^(-6u))/(u (1 + 2 e^(-6u))), largest over u.
birth = lambda u: 4 * (1 - exp(-6 * u)) / (u * (1 + 2 * exp(-6 * u)))
u = findroot(lambda u: diff(birth, u), mpf(0.17))
print("they are born at sigma^2 =", birth(u), ", tau =", (birth(u) - 1) / 2, " against (77):", (mpf(8) - 1) / 2)
assert birth(u) > v > 8, "the first speciation is not earlier than (77)"
