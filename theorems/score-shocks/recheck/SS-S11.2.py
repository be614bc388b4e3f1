# SPDX-License-Identifier: GPL-3.0-or-later
# SS-S11.2: The pair +-3 with sigma0 = 1 at tau = 3, below tau* = 4, has |s_x(0)| = 2/49 at the boundary and |s_x(10)|
# = 0.1428, close to 1/7, in the far field. So steps inversely proportional to |s_x| are more than three times as long
# at the boundary, where they are said to concentrate. The learned field s = (0, 1 + x) in the plane has at the origin
# the rate (2, 0) by the regulariser, grad(div s + |s|^2), and (0, 0) by Burgers' equation, Lap s_i + 2 s_k d_k s_i.
from mpmath import mp, mpf, diff, exp, log
mp.dps = 30
v = mpf(1 + 2 * 3)
log_density = lambda x: log(exp(-(x - 3)**2 / (2 * v)) + exp(-(x + 3)**2 / (2 * v)))
boundary, far = (abs(diff(log_density, x, 2)) for x in (mpf(0), mpf(10)))
print("|s_x| at the boundary", boundary, "= 2/49, far from it", far)
assert abs(boundary - mpf(2) / 49) < mpf(10)**-10 and far > 3 * boundary, "steps are shorter at the boundary"

s = [lambda x, y: 0 * x, lambda x, y: 1 + x]
at, first, second = (0, 0), [(1, 0), (0, 1)], [(2, 0), (0, 2)]
divergence = lambda x, y: sum(diff(s[k], (x, y), first[k]) for k in (0, 1))
potential = lambda x, y: divergence(x, y) + sum(s[k](x, y)**2 for k in (0, 1))
regulariser = [diff(potential, at, first[i]) for i in (0, 1)]
burgers = [sum(diff(s[i], at, second[k]) + 2 * s[k](*at) * diff(s[i], at, first[k]) for k in (0, 1))
           for i in (0, 1)]
print("regulariser:", [mp.nstr(r, 12) for r in regulariser], " Burgers:", [mp.nstr(r, 12) for r in burgers])
assert abs(regulariser[0] - burgers[0]) > 1, "the regulariser enforces Burgers' equation here"
