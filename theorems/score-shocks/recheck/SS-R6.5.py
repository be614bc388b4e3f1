# SPDX-License-Identifier: GPL-3.0-or-later
# SS-R6.5: the pair +-3 with sigma0 = 1 between tau* = 4 and 0. An error grows by exp(int s_x dtau):
# on the boundary with s_x(0) = -1/v + a^2/v^2, inside one mode with s_x = -1/v.
from mpmath import mp, mpf, exp, quad
mp.dps = 30
a = mpf(3)
v = lambda tau: 1 + 2 * tau
boundary = exp(quad(lambda tau: -1 / v(tau) + a**2 / v(tau)**2, [0, 1, 4]))
one_mode = exp(quad(lambda tau: -1 / v(tau), [0, 1, 4]))
print("factor at the boundary      :", boundary)
print("factor in the smooth region :", one_mode)
print("relative to it              :", boundary / one_mode)
assert boundary / one_mode > 54, "the relative factor is about 18"
