# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R3.17: lambda = 2, A1 = {(-1, 23/6), (1, 23/6)} and A2 = {(-5, 9), (5, 9), (9, 5)}; all points of
# A1, and all of A2, are equally far from 0. With m1 = (0, 23/6) and m2 = (0, 23/3), in the hulls of
# A1 and A2, 2 m1 - m2 = 0, so that the constant curve 0 is a solution of (3.17) and tends to 0. But
# 0 is no critical point of Phi = 2 d1^2 - d2^2 in the sense of (3.11): all limits of gradients of
# Phi at 0 are 2 (b - 2 a), (a, b) the nearest pair in an open sector of directions, and each of them
# has a negative slope along (-1, -5/2), so that 0 is not in their hull.
from fractions import Fraction as Q
A1, A2 = [(-1, Q(23, 6)), (1, Q(23, 6))], [(-5, 9), (5, 9), (9, 5)]
dot = lambda p, q: p[0] * q[0] + p[1] * q[1]
assert len({dot(a, a) for a in A1}) == len({dot(b, b) for b in A2}) == 1, "not all points are nearest to 0"
m1 = [sum(a[i] for a in A1) / 2 for i in (0, 1)]                                        # in the hull of A1
m2 = [Q(19 * A2[0][i] + A2[1][i] + 10 * A2[2][i], 30) for i in (0, 1)]                  # in the hull of A2
assert [2 * p - q for p, q in zip(m1, m2)] == [0, 0], "the constant curve 0 is no solution of (3.17)"
pairs = set()       # (a, b) is nearest in the direction h where it maximises a . h and b . h
for h in ((i, j) for i in range(-12, 13) for j in range(-12, 13)):
    best = [[p for p in A if dot(p, h) == max(dot(q, h) for q in A)] for A in (A1, A2)]
    if len(best[0]) == len(best[1]) == 1:
        pairs.add((best[0][0], best[1][0]))
slopes = [dot((2 * (b[0] - 2 * a[0]), 2 * (b[1] - 2 * a[1])), (-1, Q(-5, 2))) for a, b in pairs]
print(len(pairs), "gradients near 0; along (-1, -5/2) the slopes are", *slopes)
assert max(slopes) < 0, "0 may be in the Clarke subdifferential"
