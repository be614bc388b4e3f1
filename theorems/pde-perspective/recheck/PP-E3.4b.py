# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-E3.4b: Seen from N(0, 1) on the line, N(0, 1/100) has the smaller relative entropy, 1.8076 against 2.0270
of N(0, 7). In L^1 it is the further one: its distance from N(0, 1) is 1.5964, that of N(0, 7) is 0.8743. So a
fall of the relative entropy, as in (3.4), does not imply a fall of the L^1 distance, and (3.4) is not
stronger than the contraction in L^1."""
from mpmath import inf, log, mp, mpf, npdf, nstr, quad, sqrt

mp.dps = 30


def divergence(a):
    """KL(N(0, a) || N(0, 1)), by (3.3)."""
    return 2 * quad(lambda x: npdf(x, 0, sqrt(a)) * ((1 - 1 / a) * x**2 - log(a)) / 2, [0, 5 * sqrt(a), inf])


def distance(a):
    """The distance of N(0, a) from N(0, 1) in L^1; the densities cross where x^2 (1/a - 1) = -log a."""
    crossing = sqrt(log(a) / (1 - 1 / a))
    signed = quad(lambda x: npdf(x, 0, sqrt(a)) - npdf(x), [0, crossing / 2, crossing])
    return 4 * abs(signed)


narrow, wide = mpf(1) / 100, mpf(7)
print("divergences: N(0, 1/100)", nstr(divergence(narrow), 20), " N(0, 7)", nstr(divergence(wide), 20))
print("L^1:         N(0, 1/100)", nstr(distance(narrow), 20), " N(0, 7)", nstr(distance(wide), 20))
assert divergence(narrow) < divergence(wide) and distance(narrow) > distance(wide), (
    "both distances order the two laws alike")
assert all(distance(a)**2 <= 2 * divergence(a) for a in (narrow, wide)), "Pinsker's inequality fails"
