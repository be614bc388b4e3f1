# SPDX-License-Identifier: GPL-3.0-or-later
# SS-E13p: The function p = 1 + exp(x + tau) solves the heat equation, and its score s = p_x/p solves (23). It is a
# wave that runs from s_L = 0 to s_R = 1. Its speed in tau is -1, where the printed formula s_L + s_R gives +1.
from mpmath import mp, mpf, diff, exp, findroot
mp.dps = 30
# The wave is where s = 1/2.
s = lambda x, tau: exp(x + tau) / (1 + exp(x + tau))
flux = lambda x, tau: diff(s, (x, tau), (1, 0)) + s(x, tau)**2
for x, tau in ((0, 0), (1, mpf(1) / 2)):
    assert abs(diff(s, (x, tau), (0, 1)) - diff(flux, (x, tau), (1, 0))) < mpf(10)**-8, "(23) does not hold"
place = lambda tau: findroot(lambda x: s(x, tau) - mpf(1) / 2, 0)
speed = (place(2) - place(1)) / (2 - 1)
print("speed of the wave in tau:", speed)
print("s_L + s_R               :", s(-200, 0) + s(200, 0))
assert abs(speed + 1) < mpf(10)**-12, "the speed is +(s_L + s_R)"
