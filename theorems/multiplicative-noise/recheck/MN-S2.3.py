# SPDX-License-Identifier: GPL-3.0-or-later
"""MN-S2.3: by Proposition 2.1 the optimal model with multiplicative conditioning is said to be s_*(x)/sigma.
Let mu = delta_0 on the line, alpha = 2, sigma_eps = 1 and sigma_T = 2, so that s_*(x) = -x.
The proposition gives s_*(x)/sigma^2, which is the score: -3/4 at x = 3, sigma = 2, where s_*(x)/sigma is -3/2.
The loss of s_*(x)/sigma^2 is 0, that of s_*(x)/sigma is 2 log 2 - 1 = 0.38629."""
from mpmath import exp, inf, linspace, log, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 30
d, alpha, a, b = 1, 2, mpf(1), mpf(2)


def phi(s, z, a, b):
    """(2.8), with u = exp(r)."""
    return quad(lambda r: exp(s * r - z * exp(r)), linspace(-2 * log(b), -2 * log(a), 5))


def optimal(x):
    """s_* of (2.9)."""
    orders = (mpf(d + alpha) / 2, mpf(d + 2 * alpha - 2) / 2)
    return -x * phi(orders[0], x**2 / 2, a, b) / phi(orders[1], x**2 / 2, a, b)


assert all(abs(optimal(mpf(x)) + x) < mpf(10)**-20 for x in (1, 3)), "s_*(x) is not -x, which is used below"
second_moment = quad(lambda z: z**2 * exp(-z**2 / 2) / sqrt(2 * pi), [-inf, 0, inf])
losses = {}
for power in (1, 2):  # g^2 dt = d(sigma^2) = 2 sigma dsigma, the score is -x/sigma^2, and E x^2 = sigma^2
    losses[power] = quad(lambda s: (-s**-power + s**-2)**2 * s**2 * second_moment * 2 * s, [a, b])
    print(f"loss of sigma^-{power} s_*(x):", nstr(losses[power], 20))
assert abs(losses[1] - (2 * log(2) - 1)) < mpf(10)**-20 and losses[2] == 0, "the losses are others"
