# SPDX-License-Identifier: GPL-3.0-or-later
# SS-R6.5: The pair is +-3 with sigma0 = 1, followed from tau* = 4 to tau = 0. On the boundary an error grows by the
# factor e^4/3 = 18.2, inside one mode it shrinks to 1/3. So relative to the smooth region the factor is e^4 = 54.6,
# where about 18 is printed. An error of the score made at tau' enters the displacement at tau = 0 with the factor
# exp(int_0^tau' s_x(0, tau) dtau): 1.0815 at tau' = 1/100 and 18.2 at tau*, so that errors at low noise count least.
from mpmath import mp, mpf, exp, quad
mp.dps = 30
# An error grows by exp(int s_x dtau): on the boundary s_x(0) = -1/v + a^2/v^2, inside one mode s_x = -1/v.
a = mpf(3)
v = lambda tau: 1 + 2 * tau
boundary = exp(quad(lambda tau: -1 / v(tau) + a**2 / v(tau)**2, [0, 1, 4]))
one_mode = exp(quad(lambda tau: -1 / v(tau), [0, 1, 4]))
print("factor at the boundary      :", boundary)
print("factor in the smooth region :", one_mode)
print("relative to it              :", boundary / one_mode)
assert boundary / one_mode > 54, "the relative factor is about 18"
late = exp(quad(lambda tau: -1 / v(tau) + a**2 / v(tau)**2, [0, mpf(1) / 100]))
print("an error made at tau' = 1/100:", late, " one made at tau*:", boundary)
assert late < boundary / 16, "errors at low noise count more"
