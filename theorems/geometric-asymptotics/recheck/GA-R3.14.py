# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R3.14: the density 3 on the cusp {0 <= y2 <= y1^2, 0 <= y1 <= 1} of the plane is bounded below on a
# compact support of full dimension. The remark gives it alpha = d = 2: c, r_0 > 0 such that
# u0(B(x, r)) >= c r^2 for all x of the support and r <= r_0. This stays true if c is lowered to
# min(1, c, 2 r_0), and r = c/2 is then admitted. At the tip x = 0 it says u0(B(0, r)) >= c^3/4, but
# the points of that ball have y1 <= r, so that its mass is at most r^3 = c^3/8.
from mpmath import mp, mpf, quad, sqrt
mp.dps = 30

def mass(r):        # of the ball about the tip
    edge = sqrt((sqrt(1 + 4 * r**2) - 1) / 2)       # where y1^2 meets the circle
    return 3 * (quad(lambda y: y**2, [0, edge]) + quad(lambda y: sqrt(r**2 - y**2), [edge, r]))

print("whole mass:", 3 * quad(lambda y: y**2, [0, 1]))
for c in (mpf(1), mpf(1) / 100, mpf(10)**-6):
    r = c / 2
    print("c =", mp.nstr(c, 3), " r = c/2:  c r^2 =", mp.nstr(c * r**2, 15), " u0(B(0, r)) =", mp.nstr(mass(r), 15))
    assert mass(r) < c * r**2, "the lower mass bound holds with this c"
