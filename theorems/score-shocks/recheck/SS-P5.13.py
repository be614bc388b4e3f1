# SPDX-License-Identifier: GPL-3.0-or-later
# SS-P5.13: (48) itself is true; refuted are the origin given for its sign and the direction of the drift in
# generative time. The function p = 1 + exp(x + tau) solves the heat equation, and its score s = p_x/p is a wave of
# (23) from s_L = 0 to s_R = 1. Its speed in tau is -(s_L + s_R) = -1, where the proof has +1 and gets the minus sign
# of (48) from reversing time. For atoms at -3 with weight 3/4 and at 3 with weight 1/4 the boundary moves toward the
# lighter atom at 3 with speed ln(3)/3 = 0.366 as tau grows, hence away from it in the generative direction.
from mpmath import mp, mpf, diff, exp, findroot, log
mp.dps = 30
s = lambda x, tau: exp(x + tau) / (1 + exp(x + tau))
flux = lambda x, tau: diff(s, (x, tau), (1, 0)) + s(x, tau)**2
for x, tau in ((0, 0), (1, mpf(1) / 2)):
    assert abs(diff(s, (x, tau), (0, 1)) - diff(flux, (x, tau), (1, 0))) < mpf(10)**-8, "(23) does not hold"
centre = lambda tau: findroot(lambda x: s(x, tau) - mpf(1) / 2, 0)
speed, states = centre(2) - centre(1), s(-200, 0) + s(200, 0)
print("wave: speed in tau", speed, " s_L + s_R", states)
assert abs(speed + states) < mpf(10)**-12 and states > mpf(1) / 2, "the jump speed is s_L + s_R"

a, w = mpf(3), mpf(3) / 4
part = lambda x, tau, mean, weight: weight * exp(-(x - mean)**2 / (4 * tau))
place = lambda tau: findroot(lambda x: log(part(x, tau, -a, w) / part(x, tau, a, 1 - w)), 0)

def score(x, tau):
    left, right = part(x, tau, -a, w), part(x, tau, a, 1 - w)
    return -(left * (x + a) + right * (x - a)) / (left + right) / (2 * tau)

tau, h = mpf(1) / 5, mpf(1)
forward = (place(2 * tau) - place(tau)) / tau   # the place is linear in tau
states = score(place(tau) - h, tau) + score(place(tau) + h, tau)
print("atoms: speed as tau grows", forward, " -(s_L + s_R)", -states, " lighter atom at", a)
assert abs(forward + states) < mpf(10)**-20, "(48) fails as tau grows"
assert -forward < 0, "generatively the boundary moves toward the lighter atom"
