# SPDX-License-Identifier: GPL-3.0-or-later
"""PP-E5.dep: On the line with T = 1 and x_T = 3, the path without noise tends to the site 1 for each of three
data: sites -1, 1 with weights 1 : 1, the same sites with weights 1 : 1000, and sites 0, 1 with weights 1 : 1.
The first two have C_i = 2 and C_i = 1/500, the first and the third gamma = 2 and gamma = 1/2. So neither
constant depends on x_T and T only."""
from fractions import Fraction

from mpmath import mp, mpf, ncdf, sqrt

mp.dps = 30
x, horizon, i = mpf(3), mpf(1), 1
found = []
for sites, weights in (([-1, 1], [1, 1]), ([-1, 1], [1, 1000]), ([0, 1], [1, 1])):
    share = [Fraction(w, sum(weights)) for w in weights]
    # X_t keeps the mass of u(., t) to its left: with more than the first site has, it tends to the second.
    level = sum(mpf(w.numerator) / w.denominator * ncdf((x - y) / sqrt(2 * horizon))
                for w, y in zip(share, sites))
    assert level > mpf(share[0].numerator) / share[0].denominator and sites[i] == 1, "X_t does not tend to 1"
    c = sum(share[j] / share[i] * abs(sites[j] - sites[i]) for j in range(2) if j != i)
    gamma = Fraction(1, 2) * min((sites[j] - sites[i])**2 for j in range(2) if j != i)
    print(f"sites {sites}, weights {weights}: C_i = {c}, gamma = {gamma}")
    found.append((c, gamma))
assert found[0][0] != found[1][0], "C_i does not depend on the weights"
assert found[0][1] != found[2][1], "gamma does not depend on the sites"
