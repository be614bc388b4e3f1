# SPDX-License-Identifier: GPL-3.0-or-later
# SS-E73: The field is v = S x + (-psi_y, psi_x, 0) in space with the strain S = diag(1, 1, -1) and psi = exp(-(a (x^2
# + y^2) + b z^2)/2), a = 1/100, b = 1/1000. Its energy is finite and its gradient bounded, with |div v| = 1 and |grad
# v| <= 1 + 2 a in the operator norm. So (73) bounds dE/dtau by (1 + 4.08) E = 5.08 E. But dE/dtau is 5.744 E.
from mpmath import mp, mpf, diff, exp, quad
mp.dps = 20
# Omega_12 = q = psi_xx + psi_yy, Omega_13 = psi_yz, Omega_23 = -psi_xz. The curl of (62) gives d_tau Omega_ij = Lap
# Omega_ij + 2 (S x . grad) Omega_ij + 2 (S_i + S_j) Omega_ij + (odd, of no weight in E), hence dE/dtau = -2 int |grad
# Omega|^2 - 2 tr(S) E + 4 sum_(i<j) (S_i + S_j) int Omega_ij^2, where only S_1 + S_2 = 2 is not 0.
a, b = mpf(1) / 100, mpf(1) / 1000

def moment(c, n):       # int ((d/dx)^n exp(-c x^2/2))^2 dx, which scales to c = 1
    unit = quad(lambda x: diff(lambda y: exp(-y**2 / 2), x, n)**2, [-12, -4, 0, 4, 12])
    return c**(mpf(2 * n - 1) / 2) * unit

I, J = [moment(a, n) for n in range(4)], [moment(b, n) for n in range(3)]
q2 = (2 * I[2] * I[0] + 2 * I[1]**2) * J[0]
E = q2 + 2 * I[1] * I[0] * J[1]
slopes = 2 * (I[3] * I[0] + 3 * I[1] * I[2]) * J[0] + (2 * I[2] * I[0] + 2 * I[1]**2) * J[1] \
    + 2 * (I[1]**2 + I[0] * I[2]) * J[1] + 2 * I[0] * I[1] * J[2]
change = -2 * slopes - 2 * E + 8 * q2
M = 1 + 4 * (1 + 2 * a)     # |div v| = 1; the operator norm of grad v is at most 1 + 2 a, since |D^2 psi| <= 2 a
print("(dE/dtau)/E =", change / E, " M <=", M)
assert change > M * E, "(73) holds here"
