# SPDX-License-Identifier: GPL-3.0-or-later
# SS-P7.8: means (-63/10, +-1, 0) with weight 31/125 each and (31/5, 0, +-3/2) with weight 63/250 each,
# sigma^2 = 3/2. All lie equally far from their weighted mean 0, W = diag(1953/50, 62/125, 567/500). Has
# the second cluster split although sigma^2 exceeds lambda_2(W) = 567/500?
from mpmath import mp, mpf, exp, matrix, eigsy
mp.dps = 30
p, q, s, v = mpf(63) / 10, mpf(31) / 5, mpf(3) / 2, mpf(3) / 2
means = [(-p, 1, 0), (-p, -1, 0), (q, 0, s), (q, 0, -s)]
weights = [mpf(31) / 125] * 2 + [mpf(63) / 250] * 2
W = [sum(w * m[i]**2 for w, m in zip(weights, means)) for i in range(3)]

def posterior(x):
    r = [w * exp(-sum((a - b)**2 for a, b in zip(x, m)) / (2 * v)) for w, m in zip(weights, means)]
    r = [k / sum(r) for k in r]
    mean = [sum(k * m[i] for k, m in zip(r, means)) for i in range(3)]
    C = matrix(3, 3)
    for i in range(3):
        for j in range(3):
            C[i, j] = sum(k * m[i] * m[j] for k, m in zip(r, means)) - mean[i] * mean[j]
    return mean, C

modes = []
for x in ([q, mpf(0), mpf(1)], [q, mpf(0), -mpf(1)]):
    for n in range(400):
        x = posterior(x)[0]
    mean, C = posterior(x)
    largest = max(eigsy(C / v**2 - mp.eye(3) / v, eigvals_only=True))
    print("maximum at z =", x[2], " largest eigenvalue of the Hessian of log p", largest)
    modes.append((x, max(abs(a - b) for a, b in zip(x, mean)), largest))
print("eigenvalues of W:", *W)
assert len({round(sum(a**2 for a in m) * 10**6) for m in means}) == 1, "the means are not equidistant"
assert max(abs(sum(w * m[i] for w, m in zip(weights, means))) for i in range(3)) < mpf(10)**-25, "mean not 0"
assert W[0] > v > W[2] > W[1], "sigma^2 does not lie between lambda_1 and lambda_2"
assert all(gap < mpf(10)**-20 and top < 0 for x, gap, top in modes), "the points are no maxima"
assert modes[0][0][2] > 1 > -1 > modes[1][0][2], "the cluster has not split"
