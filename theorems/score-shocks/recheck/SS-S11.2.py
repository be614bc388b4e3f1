# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S11.2: the learned field s = (0, 1 + x) at the origin. Rate of the regulariser: grad(div s +
# |s|^2). Rate of the vector Burgers equation (61): Lap s_i + 2 s_k d_k s_i.
from mpmath import mp, diff
mp.dps = 30
s = [lambda x, y: 0 * x, lambda x, y: 1 + x]
at, first, second = (0, 0), [(1, 0), (0, 1)], [(2, 0), (0, 2)]
divergence = lambda x, y: sum(diff(s[k], (x, y), first[k]) for k in (0, 1))
potential = lambda x, y: divergence(x, y) + sum(s[k](x, y)**2 for k in (0, 1))
regulariser = [diff(potential, at, first[i]) for i in (0, 1)]
burgers = [sum(diff(s[i], at, second[k]) + 2 * s[k](*at) * diff(s[i], at, first[k]) for k in (0, 1))
           for i in (0, 1)]
print("regulariser:", [mp.nstr(r, 12) for r in regulariser])
print("Burgers:    ", [mp.nstr(r, 12) for r in burgers])
assert abs(regulariser[0] - burgers[0]) > 1, "the regulariser enforces Burgers' equation here"
