# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-LA.4p: the proof of Lemma A.4 begins with lim Phi_a^b(s, 0) = 1/s as a -> 0.
Let s = 1 and b = 1: then Phi_a^1(1, 0) = 1/a^2 - 1, which is 99 at a = 1/10 and grows without bound as a falls.
The printed limit is 1/s = 1; it is that of a^2 Phi_a^1(1, 0), as the lemma says."""
from fractions import Fraction

from mpmath import mp, mpf, quad

mp.dps = 30
s, b = 1, Fraction(1)
for a in (Fraction(1, 10), Fraction(1, 1000), Fraction(1, 10**6)):
    value = 1 / a**2 - 1 / b**2
    print(f"a = {a}: Phi = {value}, printed limit 1/s = 1; a^2 Phi = {a**2 * value}")
    assert value > 90 and abs(a**2 * value - 1) <= a**2, "Phi stays near 1/s, or a^(2s) Phi does not"
by_quadrature = quad(lambda u: u**(s - 1), [1, 100])  # (2.8) at z = 0, a = 1/10
assert abs(by_quadrature - mpf(99)) < mpf(10)**-25, "Phi(1, 0) is another number"
