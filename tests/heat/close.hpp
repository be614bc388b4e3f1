// SPDX-License-Identifier: GPL-3.0-or-later
/// Agreement of two enclosures: they overlap, and both are narrow.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>

#include "numbers/ball.hpp"

namespace referee::testing {

inline void agree(const Ball& a, const Ball& b, const std::string& what, long digits = 40) {
  BOOST_TEST(a.overlaps(b), what << ": " << a.to_string(30) << " against " << b.to_string(30));
  BOOST_TEST(((a - b).magnitude().midpoint_as_rational() <=
              (1 + b.magnitude().midpoint_as_rational()) * power(Rational(10), -digits)),
             what << " is loose: " << a.to_string(30) << " against " << b.to_string(30));
}

}  // namespace referee::testing
