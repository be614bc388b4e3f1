# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-L5.3p3: Take u_0 = delta_0, T = 1, epsilon = 1 and v_T = sum over k >= 1 of 31 32^(-k) N(4^k, 2), whose
second moment is 33 and whose third is infinite. At t = 1/2, v = sum 31 32^(-k) N(4^k/2, 1), u = N(0, 1) and
s = -x. The part of int (L + 1)(v s)_x dx over [4^k/2, 4^k/2 + 12] is 6.608, 12.597, 24.853, 49.529 for k = 3, 4,
5, 6 and nearly doubles from k to k + 1. So the left side of the first equation does not exist, while the
right side -int v s L_x dx is 31/4."""
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


def left_side(x):
    """(L + 1)(v s)_x with s = -x."""
    v, v_x, _, L = fields(x)
    return -(L + 1) * (v + x * v_x)


def right_side(x):
    v, v_x = fields(x)[:2]  # -v s L_x
    return x * (v_x + x * v)


# The first two bumps lie below 20; from the seventh on a bump adds 31 32^(-k) (4^k/2)^2 = (31/4) 2^(-k).
right, parts = quad(right_side, [-9, -4, 0, 4, 8, 12, 20]) + mpf(31) / 4 / 2**6, []
for m, a in bumps[2:6]:
    parts.append(quad(left_side, [a, a + 3, a + 6, a + 12]))
    right += quad(right_side, [a - 12, a - 4, a, a + 4, a + 12])
print("parts of the left side:", [nstr(part, 8) for part in parts], " right side:", nstr(right, 8))
assert all(1.9 < late / early < 2.1 for early, late in zip(parts, parts[1:])), "the parts do not double"
assert abs(right - mpf(31) / 4) < mpf(2)**-50, "the right side is not 31/4"
