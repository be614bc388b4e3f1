# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R6.1: density 2 y on [0, 1], absolutely continuous on a full-dimensional support, so alpha = d
# = 1 is claimed: u0(B(0, r)) >= c r for some c and all small r.
from mpmath import mp, mpf, quad
mp.dps = 30
mass = lambda r: quad(lambda y: 2 * y, [0, r])
for c in (mpf(1), mpf(1) / 100, mpf(10)**-6):
    r = c / 2
    print("c =", mp.nstr(c, 3), " r = c/2:  c r =", mp.nstr(c * r, 15), " u0(B(0, r)) =", mp.nstr(mass(r), 15))
    assert mass(r) < c * r, "the lower mass bound holds with this c"
