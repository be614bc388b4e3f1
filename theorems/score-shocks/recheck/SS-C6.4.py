# SPDX-License-Identifier: GPL-3.0-or-later
# SS-C6.4: The pair of modes +-a with total variance v has SNR = a^2/v and the amplification exponent Lambda = (SNR -
# 1 - ln SNR)/2, so that (57), Lambda ~ SNR/2, is true. The amplification factor exp(Lambda) is said to grow as
# exp(SNR/2). At SNR = 9 the factor is e^4/3 = 18.2 and exp(SNR/2) is 90.0. At SNR = 100, 10^4 and 10^6 the ratio of
# the two is 0.0607, 0.00607 and 0.000607: it tends to 0.
from mpmath import mp, mpf, exp, log, quad, sqrt
mp.dps = 30
# Lambda = int s_x(0, .) dtau from tau to tau*, with s_x(0) = -1/v + a^2/v^2 and dtau = dv/2; here v = 1 at tau and v
# = a^2 at tau*.

def exponent(snr):      # v = exp(z)
    return quad(lambda z: (-1 + snr * exp(-z)) / 2, mp.linspace(0, log(snr), 6))

ratio = {}
for snr in (mpf(10)**2, mpf(10)**4, mpf(10)**6):
    ratio[snr] = exp(exponent(snr) - snr / 2)
    print("SNR =", mp.nstr(snr, 3), " exp(Lambda)/exp(SNR/2) =", ratio[snr], " times sqrt(e SNR) =",
          ratio[snr] * sqrt(exp(1) * snr))
assert ratio[10**4] < ratio[10**2] / 9 and ratio[10**6] < ratio[10**4] / 9, "the ratio does not tend to 0"
