# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-R3.3c: as epsilon grows the L^p estimate near t = 0 deteriorates, read as one about the solution.
u0 = delta_0 on the line, v_T = N(0, 1), T = 1, t = 1/10: the bound (3.2) grows, the norm |v|_2 falls."""
from mpmath import diff, inf, mp, mpf, npdf, nstr, quad, sqrt

mp.dps = 30
t = mpf(1) / 10
# The score is -x/(2t), so the variance V of (2.7) solves V' = (1 + epsilon) V/t - 2 epsilon with V(1) = 1.
variance = {0: lambda r: r, 1: lambda r: r**2 + 2 * r * (1 - r)}


def norm(spread):
    """The norm in L^2 of the normal law of this variance."""
    return sqrt(quad(lambda x: npdf(x, 0, sqrt(spread))**2, [-inf, 0, inf]))


left, right = [], []
for epsilon, law in variance.items():
    assert abs(diff(law, t) - (1 + epsilon) * law(t) / t + 2 * epsilon) < 100 * sqrt(mp.eps), (
        "V is not the variance")
    left.append(norm(law(t)))
    right.append((1 / t)**(mpf(1 + epsilon) / 4) * norm(1))
    print(f"epsilon = {epsilon}: |v|_2 = {nstr(left[-1], 20)}, bound (3.2) = {nstr(right[-1], 20)}")
assert right[1] > right[0] and left[1] < left[0], "the norm grows with epsilon as the bound does"
