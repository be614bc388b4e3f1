# SPDX-License-Identifier: GPL-3.0-or-later
# GA-R3.14: density 3 on the cusp {0 <= y2 <= y1^2, y1 <= 1} of the plane: bounded below on a
# full-dimensional compact support, so alpha = d = 2 is claimed: u0(B(0, r)) >= c r^2 for some c and
# all small r.
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
