# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-R3.5: Let u0 be uniform on [-1, 1], so that supp u0 = [-1, 1], and t = 1/1000. Every point of the support
should be near a local maximiser of log u; but u(., t) falls strictly on x > 0, so that log u has the only
maximiser 0, and none in (1/4, 3/4). Nor does the flow concentrate there: for v_T = u(T), v = u has only the
mass 1/4 within 1/4 of that maximiser."""
from mpmath import diff, erf, exp, linspace, mp, mpf, nstr, quad, sqrt

mp.dps = 30
t = mpf(1) / 1000


def u(x):
    """The heat flow of the uniform law on [-1, 1]."""
    return (erf((x + 1) / sqrt(4 * t)) - erf((x - 1) / sqrt(4 * t))) / 4


# u_x = (G_t(x + 1) - G_t(x - 1))/2 and (x + 1)^2 > (x - 1)^2 for x > 0: u falls strictly on x > 0.
kernel = [lambda x, c=c: exp(-(x + c)**2 / (4 * t)) / sqrt(16 * mp.pi * t) for c in (1, -1)]
for x in linspace(mpf(1) / 4, mpf(3) / 4, 5):
    slope = kernel[0](x) - kernel[1](x)
    assert abs(diff(u, x) - slope) < 100 * sqrt(mp.eps) and slope < 0, "there may be a maximiser"
    print(f"in the support: x = {nstr(x, 3)}, score = {nstr(slope / u(x), 10)}, no maximiser")
mass = quad(u, linspace(-mpf(1) / 4, mpf(1) / 4, 5))
print("mass of v = u within 1/4 of the only maximiser, 0:", nstr(mass, 20))
assert mass < mpf(1) / 2, "the flow is concentrated around the maximiser"
