# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-S6b: Let u0 = delta_0 on the line, v_T = u(T) and epsilon = 1, so that X_r is N(0, 2r) and s = -x/(2r).
Over [t/2, t] with t = 10^-11 the mean displacement by the noise is 1.2071 times that by the drift, and the
same at every other t. If the noise became negligible beside the drift, this ratio would tend to 0 as t -> 0."""
from mpmath import inf, mp, mpf, npdf, nstr, quad, sqrt

mp.dps = 30
mean_modulus = 2 * quad(lambda z: z * npdf(z), [0, 1, inf])  # E|Z|, Z standard normal


def ratio(epsilon, t):
    """E|displacement by noise| / E(integral of |drift|), for (2.7) with X_r ~ N(0, 2r) and s = -x/(2r)."""
    noise = sqrt(2 * epsilon * t / 2) * mean_modulus
    drift = quad(lambda r: (1 + epsilon) * sqrt(2 * r) * mean_modulus / (2 * r), [t / 2, t])
    return noise / drift


for epsilon in (mpf(1) / 5, mpf(1)):
    values = [ratio(epsilon, mpf(10)**-k) for k in (1, 11, 30)]
    print(f"epsilon = {nstr(epsilon)}: noise/drift at t = 1e-1, 1e-11, 1e-30:", [nstr(v, 15) for v in values])
    assert min(values) > mpf(8) / 10, "the noise is negligible"
    assert max(values) - min(values) < mpf(10)**-20, "the ratio depends on t"
