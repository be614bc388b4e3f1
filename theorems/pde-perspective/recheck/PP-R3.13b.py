# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-R3.13b: Let u0 = delta_0 on the line, x_T = T = 1, epsilon = 1 and C = 2. Then X_t is normal with mean t
and variance 2t (1 - t). The error P(|X_t| > C sqrt(t)) is 0.1469 at t = 1/10 and 0.15729920705 at t = 10^-60,
and tends to erfc(1) = 0.1573 as t -> 0. It was expected to vanish; it does not for any C."""
from mpmath import erfc, mp, mpf, ncdf, nstr, quad, sqrt

mp.dps = 30


def error(t, c):
    """P(|X_t| > C sqrt(t)): X_t is normal, since s = -x/(2t)."""
    mean, scale = t, sqrt(2 * t * (1 - t))
    return ncdf((-c * sqrt(t) - mean) / scale) + ncdf((mean - c * sqrt(t)) / scale)


t = mpf(1) / 100
noise = quad(lambda r: 2 * (t / r)**2, [t, 2 * t, 10 * t, 1])
assert abs(noise - 2 * t * (1 - t)) < mpf(10)**-20, "the variance is another"
values = [error(mpf(10)**-k, 2) for k in (1, 5, 20, 60)]
for k, value in zip((1, 5, 20, 60), values):
    print(f"t = 1e-{k}: P(|X_t| > 2 sqrt(t)) = {nstr(value, 20)}, expected to vanish")
print("limit: erfc(1) =", nstr(erfc(1), 20))
assert values[-1] > mpf(15) / 100 and abs(values[-1] - erfc(1)) < mpf(10)**-12, "the error vanishes"
for c in (1, 3, 6):
    assert abs(error(mpf(10)**-60, c) / erfc(mpf(c) / 2) - 1) < mpf(10)**-12, "for this C the limit is another"
