# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-L5.3p3: Take u_0 = delta_0, T = 1, epsilon = 1 and v_T = sum over k >= 1 of 31 32^(-k) N(4^k, 2), whose
second moment is 33 and whose third is infinite. At t = 1/2, v = sum 31 32^(-k) N(4^k/2, 1), u = N(0, 1) and
s = -x. The part of int (L + 1)(v s)_x dx over [4^k/2, 4^k/2 + 12] is 6.608, 12.597, 24.853, 49.529 for k = 3, 4,
5, 6 and doubles in the limit from k to k + 1. So the left side of the first equation does not exist, while the
right side -int v s L_x dx is 31/4."""
from mpmath import exp, fsum, log, mp, mpf, nstr, pi, quad

mp.dps = 20

BUMPS = 9
mass = {k: 31 / mpf(32)**k for k in range(1, BUMPS + 1)}
centre = {k: mpf(4)**k / 2 for k in range(1, BUMPS + 1)}


def law(x):
    """log v and v_x/v."""
    logs = {k: log(mass[k]) - (x - centre[k])**2 / 2 - log(2 * pi) / 2 for k in mass}
    top = max(logs.values())
    weights = {k: exp(logs[k] - top) for k in logs}
    total = fsum(weights.values())
    return top + log(total), fsum(w * (centre[k] - x) for k, w in weights.items()) / total


def left_side(x):
    """(L + 1)(v s)_x."""
    log_v, slope = law(x)
    return exp(log_v) * (log_v + x**2 / 2 + log(2 * pi) / 2 + 1) * (-1 - x * slope)


def right_side(x):
    """-v s L_x."""
    log_v, slope = law(x)
    return exp(log_v) * x * (slope + x)


def pieces(lower, upper):
    return [lower + (upper - lower) * mpf(i) / 12 for i in range(13)]


# Below 20 the first two bumps; from there on bumps in windows of their own, with nothing between them.
start = quad(left_side, pieces(mpf(-12), mpf(20)))
right = quad(right_side, pieces(mpf(-12), mpf(20)))
previous = None
for k in range(3, 7):
    left = quad(left_side, pieces(centre[k] - 12, centre[k]))
    part = quad(left_side, pieces(centre[k], centre[k] + 12))
    right += quad(right_side, pieces(centre[k] - 12, centre[k] + 12))
    print(f"k = {k}: left side up to 4^k/2: {nstr(start + left, 5)}, up to 4^k/2 + 12: "
          f"{nstr(start + left + part, 5)}, the part between: {nstr(part, 8)}; right side: {nstr(right, 6)}")
    assert part > mpf(2)**(k - 1), "the part is small"
    assert previous is None or mpf(19) / 10 * previous < part < mpf(21) / 10 * previous, "it does not double"
    start, previous = start + left + part, part
# The k-th bump adds 31 32^(-k) (4^k/2)^2 = (31/4) 2^(-k) to the right side.
assert abs(right + mpf(31) / 4 / 2**6 - mpf(31) / 4) < mpf(10)**-15, "the right side is not 31/4"
