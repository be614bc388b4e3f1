# SPDX-License-Identifier: GPL-3.0-or-later
# SS-R9.9: The means -1, 0, 1 with weights 2:1:2 and sigma0^2 = 1/10 have gamma_1 = -4/25 < 0. In a reverse process
# from tau_T = 1 down to 0 the speciation comes after 0.7253, at leading order after 0.65: later, where the remark
# says earlier. Near a crossing of eigenvalues the sign does not even decide: +-(101/100, 0) with weight 245001/10^6
# each and +-(0, 99/100) with weight 254999/10^6 each have gamma_1 < 0, but the solution of (94), sigma^2 = 0.50946,
# exceeds lambda_1 = 0.49985.
from mpmath import mp, mpf, exp, findroot
mp.dps = 30
weights, means, variance, tau_T = [mpf(2) / 5, mpf(1) / 5, mpf(2) / 5], [-1, 0, 1], mpf(1) / 10, mpf(1)
lam = sum(w * m**2 for w, m in zip(weights, means))
gamma = lam * lam - sum(w * m**4 for w, m in zip(weights, means))

def posterior_variance(v):
    r = [w * exp(-m**2 / (2 * v)) for w, m in zip(weights, means)]
    return sum(q * m**2 for q, m in zip(r, means)) / sum(r)

exact = (findroot(lambda v: v - posterior_variance(v), (mpf(3) / 5, lam), solver="anderson") - variance) / 2
leading = (lam - variance) / 2
print("gamma_1 =", gamma)
print("reverse time elapsed at the speciation: exact", tau_T - exact, " leading order", tau_T - leading)
assert gamma < 0, "gamma_1 is not negative"
assert tau_T - exact > tau_T - leading, "the speciation is earlier in the reverse process"

# +-(101/100, 0) with weight 245001/10^6 each, +-(0, 99/100) with 254999/10^6 each.
a, outer, inner = mpf(490002) / 10**6, (mpf(101) / 100)**2, (mpf(99) / 100)**2
lam, second = a * outer, (1 - a) * inner
gamma = (lam + second) * lam - lam * outer

def largest(v):
    ra, rb = a * exp(-outer / (2 * v)), (1 - a) * exp(-inner / (2 * v))
    return max(ra * outer, rb * inner) / (ra + rb)

noise = findroot(lambda v: v - largest(v), mpf(51) / 100)
print("near a crossing: gamma_1 =", gamma, " sigma^2 =", noise, " lambda_1 =", lam, " lambda_2 =", second)
assert lam > second and gamma < 0, "lambda_1 is not simple or gamma_1 is not negative"
assert noise > lam, "the speciation is at a lower noise level"
