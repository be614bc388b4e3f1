# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-PA.1: if phi_t(U) lies in the open set U and is relatively compact, the intersection of all is to be compact.
Let phi_t be the flow of x' = max(x (1 - x), 0) on the line, which exists for all times, and U = (0, 1).
With g = exp(t) one has phi_t(x) = g x/(1 - x + g x) on [0, 1], and phi_t(U) = U for every t.
So the intersection is (0, 1): it holds every 1/n, but not their limit 0, and is not closed."""
from fractions import Fraction


def flow(x, g):
    """phi_t(x) for 0 <= x <= 1, g = exp(t); all other points rest, so that the flow exists for all times."""
    return x * g / (1 - x + x * g)


for g in (Fraction(2), Fraction(10), Fraction(10**6)):
    assert flow(Fraction(0), g) == 0 and flow(Fraction(1), g) == 1, (
        "the ends of U move, so that phi_t(U) is not U")
    assert flow(flow(Fraction(1, 3), g), 1 / g) == Fraction(1, 3), "this is not a flow"
    for n in (10, 10**6):
        origin = flow(Fraction(1, n), 1 / g)
        print(f"g = {g}: 1/{n} lies in phi_t(U), it comes from {origin}; the limit 0 comes from 0")
        assert 0 < origin < 1, "1/n is not in phi_t(U)"
    assert not 0 < flow(Fraction(0), 1 / g) < 1, "the limit point 0 lies in phi_t(U)"
