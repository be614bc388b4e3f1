# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R3.13b: lambda = 1, A1 = {(-1, 0), (1, 0)}: Phi = d1^2, the interface is x1 = 0, the fields on
# its sides are (a - x)/2.
from fractions import Fraction
points = [(-1, 0), (1, 0)]

def fields(x):
    assert len({sum((p - q)**2 for p, q in zip(a, x)) for a in points}) == 1, "not on the interface"
    return [tuple(Fraction(p - q, 2) for p, q in zip(a, x)) for a in points]

for x in ((0, 1), (0, 10)):
    left, right = fields(x)
    product = sum(p * q for p, q in zip(left, right))
    print("at", x, "fields", *("(%s, %s)" % f for f in (left, right)), "inner product", product)
    assert left[0] < 0 < right[0], "they do not both point away"
    assert product >= 0, "their directions are opposite"
    middle = tuple((p + q) / 2 for p, q in zip(left, right))
    assert middle[0] == 0, "the inclusion (3.16) admits no motion along the interface"
