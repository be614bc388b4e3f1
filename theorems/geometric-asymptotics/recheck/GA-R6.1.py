# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R6.1: the density 2 y on [0, 1] is absolutely continuous on a support of full dimension. The
# remark gives it alpha = d = 1: c, r_0 > 0 such that u0(B(x, r)) >= c r for all x of the support
# and r <= r_0. This stays true if c is lowered to min(1, c, 2 r_0), and r = c/2 is then admitted. At
# x = 0 it says u0(B(0, r)) >= c^2/2, but that ball has the mass r^2 = c^2/4.
from mpmath import mp, mpf, quad
mp.dps = 30
mass = lambda r: quad(lambda y: 2 * y, [0, r])
for c in (mpf(1), mpf(1) / 100, mpf(10)**-6):
    r = c / 2
    print("c =", mp.nstr(c, 3), " r = c/2:  c r =", mp.nstr(c * r, 15), " u0(B(0, r)) =", mp.nstr(mass(r), 15))
    assert mass(r) < c * r, "the lower mass bound holds with this c"
