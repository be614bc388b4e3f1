# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-L5.3p1: Take u_0 = delta_0, T = 1, epsilon = 1 and v_T = sum over k >= 1 of 31 32^(-k) N(4^k, 2), whose
second moment is 33 and whose third is infinite. At t = 1/2, v = sum 31 32^(-k) N(4^k/2, 1) and u = N(0, 1). The
part of int ((L + 1) v_t - (v/u) u_t) dx over [4^k/2, 4^k/2 + 12] is 12.695, 24.947, 49.585, 98.997 for k = 3, 4,
5, 6 and doubles from k to k + 1. An integral that exists has parts that tend to 0, so this one exists neither
over the line nor as a limit over growing intervals, while the right side of (5.6) is finite, 7.738."""
from mpmath import exp, fsum, log, mp, mpf, nstr, pi, quad

mp.dps = 20

BUMPS = 9
mass = {k: 31 / mpf(32)**k for k in range(1, BUMPS + 1)}
centre = {k: mpf(4)**k / 2 for k in range(1, BUMPS + 1)}

second = fsum(31 / mpf(32)**k * (mpf(16)**k + 2) for k in range(1, 200))
assert abs(second - 33) < mpf(10)**-16, "the second moment is not 33"
assert all(mass[k] * (2 * centre[k])**3 > mpf(2)**k for k in mass), "the third moment does not diverge"


def law(x):
    """v and the derivatives of log v: v, v_x/v, v_xx/v."""
    logs = {k: log(mass[k]) - (x - centre[k])**2 / 2 - log(2 * pi) / 2 for k in mass}
    top = max(logs.values())
    weights = {k: exp(logs[k] - top) for k in logs}
    total = fsum(weights.values())
    first = fsum(w * (centre[k] - x) for k, w in weights.items()) / total
    last = fsum(w * ((x - centre[k])**2 - 1) for k, w in weights.items()) / total
    return top + log(total), first, last


def integrand(x):
    """(L + 1) v_t - (v/u) u_t with v_t = -v_xx + 2 (s v)_x, s = -x, u_t = u_xx."""
    log_v, slope, bend = law(x)
    ratio = log_v + x**2 / 2 + log(2 * pi) / 2
    return exp(log_v) * ((ratio + 1) * (-bend - 2 * (1 + x * slope)) - (x**2 - 1))


def fisher(x):
    """v (d/dx log(v/u))^2."""
    log_v, slope, _ = law(x)
    return exp(log_v) * (slope + x)**2


def pieces(lower, upper):
    return [lower + (upper - lower) * mpf(i) / 12 for i in range(13)]


# Below 20 the first two bumps; from there on bumps in windows of their own, with nothing between them.
start = quad(integrand, pieces(mpf(-12), mpf(20)))
information = quad(fisher, pieces(mpf(-12), mpf(20)))
previous = None
for k in range(3, 7):
    left = quad(integrand, pieces(centre[k] - 12, centre[k]))
    part = quad(integrand, pieces(centre[k], centre[k] + 12))
    print(f"k = {k}: up to 4^k/2: {nstr(start + left, 5)}, up to 4^k/2 + 12: {nstr(start + left + part, 5)}, "
          f"the part between: {nstr(part, 8)}")
    assert part > mpf(2)**k, "the part is small"
    assert previous is None or mpf(19) / 10 * previous < part < mpf(21) / 10 * previous, "it does not double"
    start, previous = start + left + part, part
    information += quad(fisher, pieces(centre[k] - 12, centre[k] + 12))
information += fsum(mass[k] * centre[k]**2 for k in range(7, BUMPS + 1)) + mpf(31) / 4 / mpf(2)**BUMPS
print("right side of (5.6):", nstr(information, 6))
assert abs(information - mpf("7.738")) < mpf("0.001"), "the Fisher information"
