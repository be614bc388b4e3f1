# SPDX-License-Identifier: GPL-3.0-or-later
# SS-D5.3: The modes of the pair lie at -a and a, with a = sigma0 = 1/2. They are separated by 2 a = 1, that is by two
# standard deviations and so by more than one. But the condition a > sigma0, which is said to mean a separation by
# more than one standard deviation, fails.
from fractions import Fraction
a = sigma0 = Fraction(1, 2)
separation = a - (-a)
curvature = -1 / sigma0**2 + a**2 / sigma0**4     # of log p at the midpoint, Proposition 5.2
print("separation/sigma0 =", separation / sigma0, " a > sigma0:", a > sigma0, " curvature at 0:", curvature)
assert (a > sigma0) == (separation > 2 * sigma0), "the condition is not a separation by two deviations"
assert (a > sigma0) != (separation > sigma0), "a > sigma0 means separated by more than one deviation"
