# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-E4.1: Let u0 be uniform on [-1, 1] and T = 1. The objective (4.1) is finite for s_NN = 0, since sqrt(t)
E|s|^2 tends to a constant as t -> 0. At each time (4.2) exceeds (4.1) by E Var(Y|X)/(4t^2) = 1/(2t) - E|s|^2,
whatever the network, so that each decade of t near 0 adds (1/2) log 10 = 1.1513, less a part that vanishes
with t. Hence (4.2) over (0, T) is infinite for every network, every theta minimises it, and the two
minimisations are not equivalent."""
from mpmath import erfc, exp, linspace, log, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 30


def mean_square_score(t):
    """E|s|^2 at time t, that is the integral of u_x^2/u, which is even."""
    width = sqrt(4 * t)

    def integrand(x):
        u = (erfc((x - 1) / width) - erfc((x + 1) / width)) / 4
        slope = (exp(-(x + 1)**2 / width**2) - exp(-(x - 1)**2 / width**2)) / (2 * sqrt(pi) * width)
        return slope**2 / u

    return 2 * quad(integrand, linspace(1 - 6 * width, 1 + 8 * width, 4))


# At one time (4.2) - (4.1) = E Var(Y|X)/(4t^2) = 1/(2t) - E|s|^2, whatever the network.
share = [mean_square_score(mpf(10)**-k) * sqrt(mpf(10)**-k) for k in (4, 8)]
print("sqrt(t) E|s|^2 at t = 1e-4, 1e-8:", [nstr(c, 12) for c in share], "integrable down to 0")
assert max(share) - min(share) < mpf(10)**-15, "sqrt(t) E|s|^2 should not depend on t"
for delta in (mpf(10)**-4, mpf(10)**-6, mpf(10)**-8):
    growth = log(10) / 2 - 2 * share[0] * (sqrt(delta) - sqrt(delta / 10))
    print(f"(4.2) - (4.1) gains {nstr(growth, 12)} on (delta/10, delta), delta = {nstr(delta)}; claimed -> 0")
assert growth > 1, "the difference of the objectives is finite"
