# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S11.3: The means are 0 and 1 with weights 64:36. There (94) has the solution sigma^2 = 0.14576, and the expansion
# of C cut off after the term that is sigma_tau^-6 in the Jacobian gives 0.18031. With the further term of order
# sigma_tau^-8, which is said to tighten the approximation, the equation v^3 - 0.2304 v^2 + 0.00903 v + 0.00086 = 0
# has no positive solution.
from mpmath import mp, mpf, exp, findroot, im, polyroots, re, taylor
mp.dps = 30
# C = c0 + c1/v + c2/v^2 + ..., and with n + 1 terms (94), v = C(v), becomes v^(n+1) - c0 v^n - ... - cn = 0.
w = [mpf(64) / 100, mpf(36) / 100]

def covariance(s):      # at the mean 9/25, s = 1/v
    r = [w[0] * exp(-s * w[1]**2 / 2), w[1] * exp(-s * w[0]**2 / 2)]
    return r[0] * r[1] / (r[0] + r[1])**2

c = taylor(covariance, 0, 3)
print("exact solution: v =", findroot(lambda v: v - covariance(1 / v), mpf(1) / 6))
positive = {}
for n in (1, 2, 3):
    roots = polyroots([1] + [-c[k] for k in range(n + 1)], maxsteps=200, extraprec=200)
    positive[n] = [re(root) for root in roots if abs(im(root)) < mpf(10)**-15 and re(root) > 0]
    print("up to the term of order sigma_tau^-%d: positive solutions" % (4 + 2 * n), positive[n])
assert positive[1] and not positive[2], "the further term leaves a solution"
