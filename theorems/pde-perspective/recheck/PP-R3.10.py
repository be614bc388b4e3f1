# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-R3.10: any Gaussian distribution satisfies Assumption A(2), which asks for a density v_T.
N(0, diag(0, 1)), a v_T of the remark's own case 1, has none: it is the limit of N(0, diag(h, 1)), h -> 0."""
from fractions import Fraction

from mpmath import inf, log, mp, mpf, npdf, nstr, quad, sqrt

mp.dps = 30
covariance = [[Fraction(0), Fraction(0)], [Fraction(0), Fraction(1)]]
determinant = covariance[0][0] * covariance[1][1] - covariance[0][1] * covariance[1][0]
print("determinant of the covariance: needed > 0, found", determinant)
assert determinant == 0, "it has a density"

standard = quad(lambda z: npdf(z) * log(npdf(z)), [-inf, 0, inf])  # the integral of f log f for N(0, 1)
widths = [mpf(10)**-k for k in (0, 10, 20, 30)]
values = [2 * standard - log(sqrt(h)) for h in widths]
for h, value in zip(widths, values):
    print(f"N(0, diag({nstr(h)}, 1)): integral of v_T log v_T = {nstr(value, 15)}, infinite for h = 0")
assert all(after - before > 11 for before, after in zip(values, values[1:])), "the entropy stays bounded"
