# SPDX-License-Identifier: GPL-3.0-or-later
# SS-E59: The data are N(0, 1), heated up to sigma_T^2 = 3, that is to tau_T = 1, and the learned score is s^ = s +
# 1/v, v the variance at that time. The reverse SDE started in N(0, 3) then generates N(2/3, 1). So sqrt(KL(p^_0 ||
# p_0)/2) is 1/3, which the printed second inequality bounds by (1/2) (int E |s^ - s|^2 dtau)^(1/2) = 1/sqrt(12) =
# 0.2887. The outer inequality fails as well: heated up to sigma_T^2 = 101 the total variation is 0.3794 and its
# printed bound 0.3518.
from mpmath import mp, mpf, exp, log, pi, quad, sqrt
mp.dps = 30
density = lambda x, mean: exp(-(x - mean)**2 / 2) / sqrt(2 * pi)
# Backwards in v the mean obeys dm/dv = (m - 1)/v, so m = 1 - v/vT from m(vT) = 0 (see SS-P6.6); E |s^ - s|^2 = 1/v^2
# and dtau = dv/2.
mean = lambda vT: 1 - 1 / mpf(vT)
error = lambda vT: quad(lambda v: 1 / (2 * v**2), [1, 3, vT] if vT > 3 else [1, vT])
pieces = lambda m: [-14, m / 2, 14]

m = mean(3)
divergence = quad(lambda x: density(x, m) * log(density(x, m) / density(x, 0)), pieces(m))
print("vT = 3:   sqrt(KL/2) =", sqrt(divergence / 2), " (1/2) sqrt(int) =", sqrt(error(3)) / 2)
assert abs(divergence / 2 - mpf(1) / 9) < mpf(10)**-12 and abs(error(3) / 4 - mpf(1) / 12) < mpf(10)**-9, "others"
assert sqrt(divergence / 2) > sqrt(error(3)) / 2, "the second inequality holds here"
m = mean(101)
variation = quad(lambda x: abs(density(x, m) - density(x, 0)), pieces(m)) / 2
print("vT = 101: TV         =", variation, " (1/2) sqrt(int) =", sqrt(error(101)) / 2)
assert variation > sqrt(error(101)) / 2, "the outer inequality holds here"
