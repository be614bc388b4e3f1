# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-L5.3p1: Take u_0 = delta_0, T = 1, epsilon = 1 and v_T = sum over k >= 1 of 31 32^(-k) N(4^k, 2), whose
second moment is 33 and whose third is infinite. At t = 1/2, v = sum 31 32^(-k) N(4^k/2, 1) and u = N(0, 1). The
part of int ((L + 1) v_t - (v/u) u_t) dx over [4^k/2, 4^k/2 + 12] is 12.695, 24.947, 49.585, 98.997 for k = 3, 4,
5, 6 and nearly doubles from k to k + 1. An integral that exists has parts that tend to 0, so this one exists
neither over the line nor as a limit over growing intervals, while the right side of (5.6) is 7.739."""
from mpmath import fsum, log, mp, mpf, npdf, nstr, quad

mp.dps = 20
bumps = [(31 / mpf(32)**k, mpf(4)**k / 2) for k in range(1, 9)]
moment = 31 * fsum((mpf(16)**k + 2) / mpf(32)**k for k in range(1, 99))
assert abs(moment - 33) < mpf(2)**-60, "the second moment is not 33"


def fields(x):
    """v, v_x, v_xx and log(v/u)."""
    parts = [(m * npdf(x, a), a - x) for m, a in bumps]
    v = fsum(part for part, _ in parts)
    return (v, fsum(part * z for part, z in parts), fsum(part * (z**2 - 1) for part, z in parts), log(v / npdf(x)))


def integrand(x):
    """(L + 1) v_t - (v/u) u_t, where v_t = -v_xx + 2 (s v)_x, s = -x, u_t = u_xx."""
    v, v_x, v_xx, L = fields(x)
    return (L + 1) * (-v_xx - 2 * (v + x * v_x)) - v * (x**2 - 1)


def fisher(x):
    v, v_x = fields(x)[:2]
    return v * (v_x / v + x)**2


# The first two bumps lie below 20; from the seventh on a bump adds (31/4) 2^(-k) to (5.6) up to exp(-a^2/8).
information, parts = quad(fisher, [-9, -4, 0, 4, 8, 12, 20]) + mpf(31) / 4 / 2**6, []
for m, a in bumps[2:6]:
    parts.append(quad(integrand, [a, a + 3, a + 6, a + 12]))
    information += quad(fisher, [a - 12, a - 4, a, a + 4, a + 12])
print("parts:", [nstr(part, 8) for part in parts], " right side of (5.6):", nstr(information, 6))
assert all(1.9 < late / early < 2.1 for early, late in zip(parts, parts[1:])), "the parts do not double"
assert abs(information - mpf("7.739")) < mpf(5) / 10**4, "the Fisher information"
