# SPDX-License-Identifier: GPL-3.0-or-later
# SS-E35: The profile (35) between uL = 0 and uR = -1 with viscosity nu = 1 is u = -1/2 - tanh(x/4)/2. At x = 0 it has
# u u_x = 1/16 and nu u_xx = 0. So it is not steady.
from mpmath import mp, mpf, diff, tanh
mp.dps = 30
uL, uR, nu = mpf(0), mpf(-1), mpf(1)
u = lambda x: (uL + uR) / 2 - (uL - uR) / 2 * tanh((uL - uR) * x / (4 * nu))
print("u u_x   =", u(0) * diff(u, 0))
print("nu u_xx =", nu * diff(u, 0, 2))
assert abs(u(0) * diff(u, 0) - mpf(1) / 16) < mpf(10)**-12, "u u_x is not 1/16"
assert abs(nu * diff(u, 0, 2)) < mpf(10)**-12, "the profile is steady here"
