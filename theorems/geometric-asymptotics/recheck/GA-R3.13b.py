# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R3.13b: for lambda = 1/2 and the data of Figure 2b, A1 = {(-3, 11/5), (-6/5, -13/5), (1, 13/10)}
# and A2 = {(14/5, -16/5), (4, 13/5), (1/5, -1/5)}, the point (-1, 7/4) is equally near to the first
# and the third point of A1. The fields -grad Phi/4 on the two sides are (-1/5, -3/8) and (4/5, -3/5).
# Both point away from the interface, but their inner product is 13/200 > 0, so they are not opposite.
# For lambda = 1/2, A1 = {-1, 1} and A2 = {-1} the fields at 0 are -1/2 and 0: they neither both point
# away from 0 nor both cross it.
from fractions import Fraction as Q

def sides(A1, A2, x):       # lambda = 1/2: the two nearest points of A1, and the field beside each
    square = lambda p: sum((u - v)**2 for u, v in zip(p, x))
    least = min(map(square, A1))
    pair = [a for a in A1 if square(a) == least]
    b = min(A2, key=square)
    assert len(pair) == 2, "not on one interface of A1"
    return pair, [[((p + q) / 2 - z) / 2 for p, q, z in zip(a, b, x)] for a in pair]

dot = lambda p, q: sum(u * v for u, v in zip(p, q))
across = lambda pair, field: dot([v - u for u, v in zip(*pair)], field)

A1 = [(Q(-3), Q(11, 5)), (Q(-6, 5), Q(-13, 5)), (Q(1), Q(13, 10))]
A2 = [(Q(14, 5), Q(-16, 5)), (Q(4), Q(13, 5)), (Q(1, 5), Q(-1, 5))]
pair, (left, right) = sides(A1, A2, (Q(-1), Q(7, 4)))
print("at (-1, 7/4):", *map(str, left), "and", *map(str, right), " inner product", dot(left, right))
assert across(pair, left) < 0 < across(pair, right), "the fields do not both point away"
assert dot(left, right) >= 0, "their directions are opposite"

pair, (left, right) = sides([(Q(-1),), (Q(1),)], [(Q(-1),)], (Q(0),))
print("at 0:", *left, "and", *right)
assert across(pair, left) < 0 == across(pair, right), "both fields point away or cross"
