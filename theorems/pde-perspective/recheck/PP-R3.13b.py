# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-R3.13b: P(|X_t - y_i| <= C sqrt(t)) >= 1 - err with err -> 0 as t -> 0, for the noise of (2.7).
u0 = delta_0, X_1 = 1 on the line, epsilon = 1/5, C = 2: the error grows to erfc(1) = 0.157 as t -> 0."""
from mpmath import erfc, mp, mpf, ncdf, nstr, quad, sqrt

mp.dps = 30
epsilon, c = mpf(1) / 5, mpf(2)


def error(t):
    """P(|X_t| > C sqrt(t)): X_t is normal, since s = -x/(2t)."""
    mean, variance = t**((1 + epsilon) / 2), 2 * t * (1 - t**epsilon)
    scale = sqrt(variance)
    return ncdf((-c * sqrt(t) - mean) / scale) + ncdf((mean - c * sqrt(t)) / scale)


t = mpf(1) / 100
noise = quad(lambda r: 2 * epsilon * (t / r)**(1 + epsilon), [t, 2 * t, 10 * t, 1])
assert abs(noise - 2 * t * (1 - t**epsilon)) < mpf(10)**-20, "the variance is another"
values = [error(mpf(10)**-k) for k in (1, 5, 20, 80)]
for k, value in zip((1, 5, 20, 80), values):
    print(f"t = 1e-{k}: P(|X_t| > 2 sqrt(t)) = {nstr(value, 20)}, expected to vanish")
print("limit: erfc(1) =", nstr(erfc(1), 20))
assert values[-1] > mpf(15) / 100 and abs(values[-1] - erfc(1)) < mpf(10)**-12, "the error vanishes"
