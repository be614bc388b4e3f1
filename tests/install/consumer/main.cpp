// SPDX-License-Identifier: GPL-3.0-or-later
/// A program of somebody else that encloses a square root.
#include <numbers/ball.hpp>

int main() {
  const referee::Ball root = sqrt(referee::Ball(referee::Rational(2), referee::Precision{200}));
  return square(root).contains(referee::Rational(2)) ? 0 : 1;
}
