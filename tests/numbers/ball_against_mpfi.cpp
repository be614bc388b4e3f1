// SPDX-License-Identifier: GPL-3.0-or-later
// Two rigorous arithmetics that share no code (Arb's balls, MPFI's intervals) on random expression trees:
// both enclose the true value, so they must overlap, and on harmless trees both must be narrow.
#include <boost/multiprecision/mpfi.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "numbers/real.hpp"
#include "random.hpp"

using namespace referee;
using referee::testing::Random;

namespace {

using Interval = boost::multiprecision::number<boost::multiprecision::mpfi_float_backend<60>,
                                               boost::multiprecision::et_off>;

enum class Kind {
  leaf,
  add,
  subtract,
  multiply,
  divide,
  exponential,
  logarithm,
  root,
  sine,
  cosine,
  tangent,
  hyperbolic_sine,
  hyperbolic_cosine,
  magnitude
};

struct Expression {
  Kind kind;
  Rational leaf;
  std::vector<Expression> parts;
};

Expression random_expression(Random& random, int depth) {
  if (depth == 0) return {Kind::leaf, random.rational(50), {}};
  const Kind kind = static_cast<Kind>(random.integer(1, static_cast<long>(Kind::magnitude)));
  Expression result{kind, 0, {random_expression(random, depth - 1)}};
  if (kind <= Kind::divide)
    result.parts.push_back(random_expression(random, static_cast<int>(random.integer(0, depth - 1))));
  return result;
}

std::string describe(const Expression& e) {
  static const char* names[] = {"",     "+",   "-",   "*",    "/",    "exp",  "log",
                                "sqrt", "sin", "cos", "tanh", "sinh", "cosh", "abs"};
  if (e.kind == Kind::leaf) return to_string(e.leaf);
  std::string text = std::string(names[static_cast<int>(e.kind)]) + "(" + describe(e.parts[0]);
  for (std::size_t i = 1; i < e.parts.size(); ++i) text += ", " + describe(e.parts[i]);
  return text + ")";
}

/// Towers of exponentials cost either library minutes and prove nothing: a huge value spoils its tree.
void give_up_if_huge(Ball& x) {
  if (arf_cmpabs_2exp_si(arb_midref(x.raw()), 30) > 0) x = Ball::whole_line(x.precision());
}
void give_up_if_huge(Interval&) {}  // evaluated only where the ball was tame

template <class T, class Convert>
T evaluate(const Expression& e, const Convert& convert) {
  if (e.kind == Kind::leaf) return convert(e.leaf);
  T x = evaluate<T>(e.parts[0], convert);
  give_up_if_huge(x);
  switch (e.kind) {
    case Kind::add:
      return x + evaluate<T>(e.parts[1], convert);
    case Kind::subtract:
      return x - evaluate<T>(e.parts[1], convert);
    case Kind::multiply:
      return x * evaluate<T>(e.parts[1], convert);
    case Kind::divide:
      return x / evaluate<T>(e.parts[1], convert);
    case Kind::exponential:
      return exp(x);
    case Kind::logarithm:
      return log(x);
    case Kind::root:
      return sqrt(x);
    case Kind::sine:
      return sin(x);
    case Kind::cosine:
      return cos(x);
    case Kind::tangent:
      return tanh(x);
    case Kind::hyperbolic_sine:
      return sinh(x);
    case Kind::hyperbolic_cosine:
      return cosh(x);
    default:
      return abs(x);
  }
}

Interval to_interval(const Rational& value) {
  Interval result;
  mpfi_set_q(result.backend().data(), value.backend().data());
  return result;
}

bool bounded(const Interval& x) { return mpfi_bounded_p(x.backend().data()) != 0; }

Ball end(mpfr_srcptr value) {
  Ball result;
  arf_t middle;
  arf_init(middle);
  arf_set_mpfr(middle, value);
  arb_set_arf(result.raw(), middle);
  arf_clear(middle);
  result.set_precision(1000);
  return result;
}

/// The smallest ball around an interval at far more bits than it has.
Ball ball_around(const Interval& x) {
  return join(end(&x.backend().data()->left), end(&x.backend().data()->right));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ball_against_mpfi)

BOOST_AUTO_TEST_CASE(random_trees_overlap) {
  Random random(41);
  long decided = 0, narrow = 0;
  const long rounds = referee::testing::effort(4000);
  for (long round = 0; round < rounds; ++round) {
    const Expression expression = random_expression(random, static_cast<int>(random.integer(1, 5)));
    const Precision precision{random.integer(20, 400)};
    const Ball ball = evaluate<Ball>(expression, [&](const Rational& q) { return Ball(q, precision); });
    if (!ball.is_finite()) continue;
    const Interval interval = evaluate<Interval>(expression, to_interval);
    if (!bounded(interval)) continue;
    ++decided;
    const Ball other = ball_around(interval);
    BOOST_TEST(ball.overlaps(other), describe(expression)
                                         << " at " << precision.bits << " bits: " << ball.to_string(30)
                                         << " against " << other.to_string(30));
    // And so must two enclosures of one number at different precisions.
    const Ball finer =
        evaluate<Ball>(expression, [&](const Rational& q) { return Ball(q, precision.doubled()); });
    BOOST_TEST(ball.overlaps(finer), describe(expression));
    if (precision.bits >= 100 && (ball.is_exact() || ball.accurate_digits() >= 15)) ++narrow;
  }
  BOOST_TEST(decided > rounds / 3);
  BOOST_TEST(narrow > decided / 2);
}

BOOST_AUTO_TEST_SUITE_END()
