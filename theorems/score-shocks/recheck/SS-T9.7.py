# SPDX-License-Identifier: GPL-3.0-or-later
# SS-T9.7: The means -1, 0, 1 with weights (1 - d)/2, d, (1 - d)/2 have lambda_1 = 1 - d and gamma_1 = -d (1 - d). The
# error of (92) over gamma_1^2/lambda_1^3 ought to stay bounded as d -> 0; twice that ratio is 15.0, 1487, 148721 and
# 14872127 at d = 10^-2, 10^-4, 10^-6 and 10^-8. In the plane, +-(1 + d, 0) and +-(0, 1 - d) with lambda_1/lambda_2 =
# 1 + d^3 have gamma_1 = -0.0102 and twice the error 0.0198 at d = 10^-2, and -0.00010 and 0.00020 at d = 10^-4.
from mpmath import mp, mpf, exp, findroot
mp.dps = 30
# On the line W = <d^2> = Q = 1 - d, and (94) is v = C(v), the posterior variance of the mean at 0. v - lambda_1 -
# gamma_1/(2 lambda_1) is twice the error of (92).

def error_ratio(d):
    lam = 1 - d
    gamma = lam**2 - lam
    posterior = lambda v: lam * exp(-1 / (2 * v)) / (lam * exp(-1 / (2 * v)) + d)
    exact = findroot(lambda v: v - posterior(v), (mpf(1), 1 - d))
    return abs(exact - lam - gamma / (2 * lam)) / (gamma**2 / lam**3)

ratios = [error_ratio(mpf(10)**-k) for k in (2, 4, 6, 8)]
print("error/(gamma_1^2/lambda_1^3) for d = 10^-2, 10^-4, 10^-6, 10^-8:", [mp.nstr(r, 8) for r in ratios])
assert all(later > 50 * earlier for earlier, later in zip(ratios, ratios[1:])), "the error is O(gamma_1^2)"

# +-(1 + d, 0) and +-(0, 1 - d) with lambda_1/lambda_2 = 1 + d^3: (94) reads v = max(C_11, C_22).
def crossing(d):
    outer, inner = (1 + d)**2, (1 - d)**2
    a = inner * (1 + d**3) / (inner * (1 + d**3) + outer)
    lam, second = a * outer, (1 - a) * inner
    gamma = (lam + second) * lam - lam * outer

    def largest(v):
        ra, rb = a * exp(-outer / (2 * v)), (1 - a) * exp(-inner / (2 * v))
        return max(ra * outer, rb * inner) / (ra + rb)
    exact = findroot(lambda v: v - largest(v), mpf(1) / 2 + d)
    assert lam > second, "lambda_1 is not simple"
    return gamma, exact - lam - gamma / (2 * lam), lam

crossings = [crossing(mpf(10)**-k) for k in (2, 3, 4)]
print("near a crossing, gamma_1 and the error:", [(mp.nstr(g, 8), mp.nstr(e, 8)) for g, e, lam in crossings])
ratios = [e * lam**3 / g**2 for g, e, lam in crossings]
assert all(later > 5 * earlier for earlier, later in zip(ratios, ratios[1:])), "the error there is O(gamma_1^2)"
