# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-R3.13a: near t = 0 the noise is negligible beside the drift, the SDE a small perturbation of the ODE.
u0 = delta_0, X_1 = 1 on the line: their difference exceeds the ODE's distance from the datum."""
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
