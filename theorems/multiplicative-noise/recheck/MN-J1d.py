# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-J1d: a delta_1 of d, alpha, sigma_T, k and X alone is said to give J_1 < 0 whenever 0 < eps < delta_1.
Let d = alpha = 1, X = {0}, sigma_T = 1 and k = 11/10, which meets the bound on k.
For any eps let T = 2 eps, g^2 = 9/(10 eps) up to time eps and 1/(10 eps) from there: then sigma_eps^2 = 9/10.
For each such g, however small eps is, J_1 = 2897/36000 > 0; what has to be small is sigma_eps."""
from fractions import Fraction

from mpmath import mp, mpf, quad

mp.dps = 30
k = Fraction(11, 10)
assert 3 * 2 * k**2 < 2 * 4, "k is not below its bound, d + alpha = 2"


def first_bound(square):
    """J_1 for one point, square = sigma_eps^2: -Phi(1, 0) + (3/2) Phi(2, 0) k^2 sigma_eps^2."""
    return -(1 / square - 1) + Fraction(3, 2) * (1 / square**2 - 1) / 2 * k**2 * square


for eps in (Fraction(1, 2), Fraction(1, 1000), Fraction(1, 10**9)):
    before, after = Fraction(9, 10) / eps, Fraction(1, 10) / eps  # g^2 up to eps, and from eps to T = 2 eps
    square, total = before * eps, before * eps + after * eps
    print(f"eps = {eps}: sigma_eps^2 = {square}, sigma_T = {total}, J_1 = {first_bound(square)}, claimed < 0")
    assert total == 1 and first_bound(square) > 0, "J_1 < 0 as printed"
kernel = quad(lambda u: u, [1, mpf(10) / 9])  # (2.8): Phi(2, 0) at sigma_eps^2 = 9/10
assert abs(kernel - (mpf(100) / 81 - 1) / 2) < mpf(10)**-25, "Phi(2, 0) is another number"
assert first_bound(Fraction(1, 1000)) < 0, "small sigma_eps, as it was meant, does not help"
