# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-S3.4.2c: Let w_0 be any law on the line with E|Y|^2 = 1, the score exact, v^T(T) = N(0, 1) and q = e^(-2T).
Then KL(v^T(0) || w_0) <= KL(N(0, 1) || w(T)) <= (1/2)(2q/(1 - q) + log(1 - q)), whatever the regularity of
w_0: 5.0e-7 at q = 10^-6, that is T = log 1000, and less for larger T. If, as the paper says, the limit 0 as T
-> infinity could not in general be extended to t = 0, some w_0 would keep the left side above a positive
number, such as 1/1000, for all T."""
from mpmath import log, mp, mpf, ncdf, npdf, nstr, quad, sqrt

mp.dps = 30


def bound(q):
    """(1/2)(2q/(1 - q) + log(1 - q)), for every w_0 with E|Y|^2 = 1."""
    return (2 * q / (1 - q) + log(1 - q)) / 2


def pair(x, q, w=mpf(1) / 2):
    """The density of w(T) for w_0 = w delta_-a + (1 - w) delta_(1/a), a = sqrt((1 - w)/w)."""
    a, spread = sqrt((1 - w) / w), sqrt(1 - q)
    return w * npdf(x, -a * sqrt(q), spread) + (1 - w) * npdf(x, sqrt(q) / a, spread)


def uniform(x, q):
    """The same for w_0 uniform on [-sqrt 3, sqrt 3], which has no finite Fisher information."""
    edge, spread = sqrt(3 * q), sqrt(1 - q)
    return (ncdf((x + edge) / spread) - ncdf((x - edge) / spread)) / (2 * edge)


data = {"equal Diracs": pair, "weights 1/10, 9/10": lambda x, q: pair(x, q, mpf(1) / 10), "uniform": uniform}
for name, density in data.items():
    for q in (mpf(1) / 10, mpf(1) / 1000):
        divergence = quad(lambda x: npdf(x) * log(npdf(x) / density(x, q)), [-12, -4, 0, 4, 12])
        print(f"{name}, q = {nstr(q)}: KL(N(0, 1) || w(T)) = {nstr(divergence, 8)}, bound {nstr(bound(q), 8)}")
        assert 0 < divergence < bound(q), "the bound fails"
print("bound at q = 1e-6:", nstr(bound(mpf(10)**-6), 10), " needed for an exception: above 1/1000")
assert bound(mpf(10)**-6) < mpf(1) / 1000 and bound(mpf(10)**-8) < bound(mpf(10)**-6) / 50, "it stays above"
