# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-T3.11iii-b: |X_t - y_i| <= C sqrt(t) with C depending only on x_T and T.
From x_T = 0, T = 1 no C serves every datum: neither every Dirac, nor every pair of weights at -1 and 1."""
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
