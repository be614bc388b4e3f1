# SPDX-License-Identifier: GPL-3.0-or-later
# SS-T9.7: means -1, 0, 1 with weights (1 - d)/2, d, (1 - d)/2: W = <d^2> = Q = 1 - d, so lambda_1 =
# 1 - d and gamma_1 = (1 - d)^2 - (1 - d). (94): v = C(v), the posterior variance of the mean at 0.
# Is v - lambda_1 - gamma_1/(2 lambda_1), twice the error of (92), of order gamma_1^2/lambda_1^3?
from mpmath import mp, mpf, exp, findroot
mp.dps = 30

def error_ratio(d):
    lam = 1 - d
    gamma = lam**2 - lam
    posterior = lambda v: lam * exp(-1 / (2 * v)) / (lam * exp(-1 / (2 * v)) + d)
    exact = findroot(lambda v: v - posterior(v), (mpf(1), 1 - d))
    return abs(exact - lam - gamma / (2 * lam)) / (gamma**2 / lam**3)

ratios = [error_ratio(mpf(10)**-k) for k in (2, 4, 6, 8)]
print("error/(gamma_1^2/lambda_1^3) for d = 10^-2, 10^-4, 10^-6, 10^-8:", [mp.nstr(r, 8) for r in ratios])
assert all(later > 50 * earlier for earlier, later in zip(ratios, ratios[1:])), "the error is O(gamma_1^2)"
