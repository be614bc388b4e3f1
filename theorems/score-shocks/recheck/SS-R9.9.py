# SPDX-License-Identifier: GPL-3.0-or-later
# SS-R9.9: means -1, 0, 1 with weights 2:1:2, sigma0^2 = 1/10, a reverse process from tau_T = 1 down
# to 0.
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
