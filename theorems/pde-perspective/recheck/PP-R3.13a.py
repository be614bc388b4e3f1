# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-R3.13a: Let u0 = delta_0 on the line, epsilon = 1 and x_T = T = 1, and let x_t = sqrt(t) be the path
without noise. At t = 10^-6 the mean square deviation caused by the noise is E|X_t - x_t|^2 = 2.998e-6, while
|x_t|^2 = 10^-6. As t -> 0 their ratio tends to 3. So the noise makes up more than all of the remaining
distance from the data, and is no small perturbation."""
from fractions import Fraction

from mpmath import mp, mpf, quad

mp.dps = 30


def mean_square_deviation(r):
    """E|X_t - x_t|^2 at t = r^2: x_t = r without noise, and with epsilon = 1 X_t has the mean t."""
    t = r * r
    return (r - t)**2 + 2 * t * (1 - t)


t = mpf(1) / 10**6
# dX = -2 s dt + sqrt(2) dW and s = -x/(2t): the noise of time r arrives at t damped by t/r.
variance = quad(lambda r: 2 * (t / r)**2, [t, 10 * t, 100 * t, 10**4 * t, 1])
assert abs(variance - 2 * t * (1 - t)) < mpf(10)**-20, "the variance is another"
for r in (Fraction(1, 10), Fraction(1, 1000), Fraction(1, 10**6)):
    deviation, distance = mean_square_deviation(r), r * r
    print(f"t = {distance}: E|X_t - x_t|^2 = {deviation}, |x_t|^2 = {distance}")
    assert deviation > distance, "the noise is small"
