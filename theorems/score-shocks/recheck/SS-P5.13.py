# SPDX-License-Identifier: GPL-3.0-or-later
# SS-P5.13: atoms at -3 (weight 3/4) and 3 (weight 1/4). The boundary is where both parts weigh the same; the proof
# says that the minus sign of (48) comes from reversing time, and that the boundary drifts toward the lighter part.
from mpmath import mp, mpf, exp, findroot, log
mp.dps = 30
a, w = mpf(3), mpf(3) / 4
part = lambda x, tau, mean, weight: weight * exp(-(x - mean)**2 / (4 * tau))
place = lambda tau: findroot(lambda x: log(part(x, tau, -a, w) / part(x, tau, a, 1 - w)), 0)

def score(x, tau):
    left, right = part(x, tau, -a, w), part(x, tau, a, 1 - w)
    return -(left * (x + a) + right * (x - a)) / (left + right) / (2 * tau)

tau, h = mpf(1) / 5, mpf(1)
states = score(place(tau) - h, tau) + score(place(tau) + h, tau)
forward = (place(2 * tau) - place(tau)) / tau  # the place is linear in tau
print("speed as tau grows:", forward, " s_L + s_R:", states)
assert abs(forward + states) < mpf(10)**-20, "(48) fails as tau grows"
print("in the generative direction:", -forward, " and the lighter part lies at", a)
assert -forward < 0, "generatively the boundary moves toward the lighter part"
