# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-T3.11iii-b: Let x_T = 0 on the line and T = 1. If a number C that depends on x_T and T alone were possible,
it would serve every u0. For u0 = delta_y the path is X_t = y (1 - sqrt(t)), and |X_t - y| = |y| sqrt(t): C =
1 fails for y = 2, where at t = 1 the left side is 2 and the right side 1, and every C fails for y = C + 1.
Nor does one C serve all pairs of weights at the sites -1 and 1: for 1/2 -+ 10^-16 the quotient |X_t -
1|/sqrt(t) exceeds 9 at t = 1/100."""
from mpmath import findroot, mp, mpf, ncdf, nstr, sqrt

mp.dps = 30
for c in (1, 10, 1000):
    y, t = mpf(c + 1), mpf(1) / 7
    x = y - y * sqrt(t)  # u0 = delta_y: X' = -s = (X - y)/(2t) and X_1 = 0
    print(f"C = {c}, u0 = delta_{c + 1}: |X_t - y|/sqrt(t) =", nstr(abs(x - y) / sqrt(t), 20))
    assert abs(x - y) > c * sqrt(t), "C serves this datum"


def below(x, t, w):
    """u(., t) of w delta_-1 + (1 - w) delta_1 to the left of x, which X_t keeps as t falls."""
    return w * ncdf((x + 1) / sqrt(2 * t)) + (1 - w) * ncdf((x - 1) / sqrt(2 * t))


for eta, t in ((mpf(10)**-4, mpf(1) / 16), (mpf(10)**-16, mpf(1) / 100)):
    w, level = mpf(1) / 2 - eta, below(mpf(0), mpf(1), mpf(1) / 2 - eta)
    assert level > w, "X_t does not tend to 1"
    x = findroot(lambda z: below(z, t, w) - level, mpf(0))
    print(f"weights 1/2 -+ {nstr(eta)}, t = {nstr(t, 4)}: |X_t - 1|/sqrt(t) =", nstr((1 - x) / sqrt(t), 15))
assert (1 - x) / sqrt(t) > 9, "9 serves these weights"
