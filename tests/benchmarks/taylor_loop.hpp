// SPDX-License-Identifier: GPL-3.0-or-later
/// The trajectory that all contestants follow: Y' = -(Y - m(Y, t))/2, t = exp(-tau), three Diracs in the
/// plane, tau from 0 to 30.
#pragma once

#include <string>
#include <vector>

#include "numbers/ball.hpp"

namespace referee::benchmarks {

struct ThreeDiracs {
  RationalPoint points[3];
  Rational weights[3];
  RationalPoint start;
  Rational end;
};

inline ThreeDiracs three_diracs() {
  const auto q = [](const char* text) { return parse_rational(text); };
  return {{{q("0"), q("1")}, {q("-1"), q("-1/2")}, {q("4/5"), q("-3/5")}},
          {q("1/2"), q("1/3"), q("1/6")},
          {q("1/3"), q("-1/5")},
          q("30")};
}

/// The same recurrences as the recorded tape, written by hand for this one field in Arb, order and step by
/// the same rule; returns the state at the end, counts its steps.
std::vector<Ball> hand_written_taylor(long digits, long guard_bits, long& steps);

}  // namespace referee::benchmarks
