# SPDX-License-Identifier: GPL-3.0-or-later
# SS-P7.7: The means are -1, 1 and 0 with equal weights, so that x = 0 lies on Gamma_12 = {|x + 1| = |x - 1|}. As
# sigma -> 0 there is no shock at 0: sigma^2 s tends to -x around it, and sigma^2 (s(1/20) - s(-1/20)) to -1/10. The
# point is not on a face of the Voronoi tessellation either, since the mean 0 is nearer.
from mpmath import mp, mpf, diff, exp, log
mp.dps = 30
means = (-1, 1, 0)
x = mpf(0)
print("distances from 0:", [abs(x - mean) for mean in means])
for v in (mpf(1) / 10, mpf(1) / 100, mpf(1) / 1000):
    log_density = lambda y: log(sum(exp(-(y - mean)**2 / (2 * v)) for mean in means))
    jump = v * (diff(log_density, mpf(1) / 20) - diff(log_density, -mpf(1) / 20))
    print("sigma^2 =", mp.nstr(v, 3), " sigma^2 (s(1/20) - s(-1/20)) =", mp.nstr(jump, 20))
assert abs(x + 1) == abs(x - 1) > abs(x - 0), "0 belongs to a face of the Voronoi tessellation"
assert abs(jump + mpf(1) / 10) < mpf(10)**-12, "a shock of height 2 sits at 0"     # the slope -1 of mu_3 - x
