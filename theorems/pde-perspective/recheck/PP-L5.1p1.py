# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-L5.1p1: Let x = y = 0 on the line, R = 1 and t = 1, so that |y| < R. Then |x| - R = -1 <= |x - y| = 0, but
the squares are 1 and 0, in the other order. So exp(-|x - y|^2/(4t)) = 1 exceeds the printed upper bound
exp(-(|x| - R)^2/(4t)) = e^(-1/4) = 0.7788."""
from fractions import Fraction

from mpmath import exp, mp, mpf, nstr

mp.dps = 30
x, y, radius, t = Fraction(0), Fraction(0), Fraction(1), Fraction(1)
assert abs(y) < radius and abs(x) - radius <= abs(x - y), "a hypothesis or the first display fails"
squares = (abs(x) - radius)**2, abs(x - y)**2
print("(|x| - R)^2 =", squares[0], " |x - y|^2 =", squares[1])
assert squares[0] > squares[1], "the squares are in order"

left, right = (exp(-mpf(s.numerator) / s.denominator / 4) for s in (squares[1] / t, squares[0] / t))
print("exp(-|x - y|^2/(4t)) =", nstr(left, 20), " printed upper bound =", nstr(right, 20))
assert left > right, "the printed inequality holds here"
assert max(abs(x) - radius, 0)**2 <= squares[1], "the amended inequality fails"
