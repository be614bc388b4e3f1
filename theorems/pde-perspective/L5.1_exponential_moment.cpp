// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 5.1(3): exponential moments of the heat flow, and the best constant.
#include "court/random_rationals.hpp"
#include "heat/exponential_moment.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/L5.1_heat_data.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

/// Points in the ball of radius R, times t <= T of every ratio; distances moderate against sqrt t.
Family moment_data(const Trial& trial) {
  Family family{"points in d = 1 to 8, t <= T", {}, data_hypotheses()};
  family.hypotheses.push_back({"t <= T", [](const Point& p) { return !less(p["T"], p["t"]); }});
  Generator generator = trial.generator("exponential moments");
  for (const Instance& datum : point_data(trial)) {
    const Rational reach = squared_reach(datum);
    if (reach > 100) continue;
    const Rational radius = sqrt(Ball(reach, {64})).upper_as_rational();
    for (const Rational& t : {"1/64"_q, "1/4"_q, "2"_q}) {
      if (generator.below(3) == 0) continue;
      const Rational R = simplest_between(radius + "1/1000"_q, radius + "1/100"_q);
      const Rational horizon = generator.below(2) == 0 ? t : Rational(t * random_positive(generator, 0, 0));
      family.members.push_back(Instance(datum).set("R", R).set("t", t).set("T", horizon));
    }
  }
  return family;
}

long dimension_number(const Point& p) { return static_cast<long>(dimension(p)); }

/// The sum over the points of weight times value(|y_k|).
Ball averaged(const Point& p, const std::function<Ball(const Ball&)>& value) {
  Ball sum = Ball(0).at(p.precision()), mass = sum;
  for (std::size_t k = 1; p.has("y" + std::to_string(k) + "_1"); ++k) {
    const std::string index = std::to_string(k);
    std::vector<Ball> y;
    for (std::size_t i = 1; i <= dimension(p); ++i) y.push_back(p["y" + index + "_" + std::to_string(i)]);
    const Ball weight = p.has("w" + index) ? p["w" + index] : Ball(1);
    mass += weight;
    sum += weight * value(euclidean_length(y, p.precision()));
  }
  return sum / mass;
}
/// int exp(|x|) u(x, t) dx.
Ball flow_moment(const Point& p) {
  return averaged(p, [&](const Ball& distance) {
    return exponential_moment(dimension_number(p), distance, p["t"].at(p.precision()));
  });
}
Ball paper_constant(const Point& p) {
  return exp(p["R"].at(p.precision())) * exponential_moment(dimension_number(p), p["T"].at(p.precision()));
}
Ball best_constant(const Point& p) {
  return exponential_moment(dimension_number(p), p["R"].at(p.precision()), p["T"].at(p.precision()));
}

/// The integral of an entire function, in pieces of moderate variation.
Ball integrate_in_pieces(const Integrand& f, const Ball& upper, long pieces, Precision precision) {
  Ball sum = Ball(0).at(precision);
  for (long k = 0; k < pieces; ++k)
    sum +=
        integrate(f, (upper * k / pieces).midpoint().at(precision),
                  k + 1 == pieces ? upper : (upper * (k + 1) / pieces).midpoint().at(precision), precision);
  return sum;
}
long pieces_for(Precision precision) { return 8 + precision.bits / 16; }

/// int exp(|x|) u(x, t) dx for points on the line, from the density itself; what lies beyond the range is
/// enclosed by Gaussians that start at the ends of the ball.
Ball moment_by_quadrature(const Point& p) {
  const Precision precision = p.precision();
  const Ball t = p["t"].at(precision), R = p["R"].at(precision);
  const ComplexBall rate(Ball(1).at(precision) / (Ball(4) * t));
  std::vector<std::pair<ComplexBall, ComplexBall>> sites;  // centre and weight
  Ball mass = Ball(0).at(precision);
  for (std::size_t k = 1; p.has("y" + std::to_string(k) + "_1"); ++k) {
    const std::string index = std::to_string(k);
    const Ball weight = p.has("w" + index) ? p["w" + index] : Ball(1);
    sites.emplace_back(p["y" + index + "_1"], weight);
    mass += weight;
  }
  const Integrand integrand = [&](const ComplexBall& x) {
    ComplexBall sum(0);
    for (const auto& [centre, weight] : sites)
      sum +=
          weight * (exp(-((x - centre) * (x - centre) * rate)) + exp(-((x + centre) * (x + centre) * rate)));
    return exp(x) * sum;
  };
  // E[exp(X), X > L] for X ~ N(R, 2t), on both sides.
  const Ball length = (R + Ball(2) * t + Ball(2) * sqrt(t * Ball(precision.bits))).midpoint().at(precision);
  const Ball tail = exp(R + t) * erfc((length - R - Ball(2) * t) / (Ball(2) * sqrt(t)));
  const Ball inner = integrate_in_pieces(integrand, length, pieces_for(precision), precision) / mass /
                     sqrt(Ball(4) * Ball::pi(precision) * t);
  return join(inner, inner + tail);
}
/// E exp(|sqrt(2t) Z|) = sum_n (2 sqrt t)^n a_n/n!, a_n = Gamma((d + n)/2)/Gamma(d/2): a_(n+2) = a_n (d +
/// n)/2, and a_1 in the dimensions d and d + 1 have the product d/2.
Ball moment_by_series(const Point& p) {
  const long d = static_cast<long>(p["d"].to_double());
  const Precision precision = p.precision();
  const Ball rate = 2 * sqrt(p["t"].at(precision)), one = Ball(1).at(precision);
  Ball first = one / sqrt(Ball::pi(precision));
  for (long k = 1; k < d; ++k) first = Ball(k) / (2 * first);
  Ball even = one, odd = rate * first, sum = even + odd;
  const Ball negligible(power(Rational(2), -precision.bits), precision);
  for (long n = 0;; n += 2) {
    // From the term n to n + 2, and from n + 1 to n + 3.
    even *= square(rate) * (d + n) / (2 * (n + 1) * (n + 2));
    odd *= square(rate) * (d + n + 1) / (2 * (n + 2) * (n + 3));
    const Ball pair = even + odd;
    sum += pair;
    if (!pair.is_finite()) return Ball::whole_line(precision);
    // The factors fall with n: once they are below one half, the rest is below the last pair.
    const Ball factor = square(rate) * (d + n) / (2 * (n + 1) * (n + 2));
    if (certainly_less(factor, one / 2) && certainly_less(pair, sum * negligible))
      return join(sum, sum + pair);
  }
}
Family line_moments(const Trial& trial) {
  Family family{"points on the line", {}, data_hypotheses()};
  for (Instance datum : point_data(trial))
    // A point at the origin would not tell the two sides of the density apart.
    if (!datum.has("y1_2") && squared_reach(datum) > 0 && squared_reach(datum) < 40) {
      const Rational radius = sqrt(Ball(squared_reach(datum), {64})).upper_as_rational();
      family.members.push_back(
          datum.set("R", simplest_between(radius + "1/100"_q, radius + 1)).set("t", "1/2"_q));
    }
  return thinned(family, static_cast<std::size_t>(trial.effort().scaled(1, 2, 10)));
}

REFEREE_CLAIM({
    .id = "PP-L5.1c",
    .paper = "pde-perspective",
    .kind = "lemma",
    .title = "Exponential moment bound",
    .statement =
        "There is a constant C depending on d, R and T only with sup_(0 < t <= T) int exp(|x|) u(x, t) dx <= "
        "C.",
    .hypotheses = "supp u_0 in the open ball of radius R around 0",
    .source = "section 5.2, Lemma 5.1(3), (5.5)",
    .evidence =
        "two explicit constants: the one of the proof, exp(R) int exp(|z|) G_T(z) dz, and the least one, E "
        "exp(|R e + sqrt(2T) Z|); moments as Poisson mixtures with enclosed remainders, confirmed by closed "
        "forms in odd dimensions and by quadrature",
    .refuted_by = "data in the ball and t <= T with a larger moment",
    .attack = "d = 1 to 8, points that lean on the sphere, t = T and t far below, R = 10 against T = 1/100",
    .rests_on = {"PP-L5.1p4"},
    .trial =
        [](Trial& trial) {
          const Family family = moment_data(trial);
          trial.bound("int exp(|x|) u <= exp(R) int exp(|z|) G_T(z) dz", family, flow_moment, paper_constant);
          trial.bound("int exp(|x|) u <= E exp(|R e + sqrt(2T) Z|), |e| = 1", family, flow_moment,
                      best_constant);
          for (long d : {1L, 2L, 3L, 8L})
            trial.limit(
                "no smaller constant: one point that goes to the sphere, t = T, d = " + std::to_string(d),
                {.parameter = "h", .first = 1, .last = 25, .fixed = {{"R", 2}, {"T", 1}, {"d", d}}},
                [d](const Point& p) {
                  const Ball T = p["T"].at(p.precision());
                  return exponential_moment(d, p["R"] - p["h"], T) /
                         exponential_moment(d, p["R"].at(p.precision()), T);
                },
                [](const Point& p) { return p.constant(1); });
          // exp(|x|) is subharmonic: the moment grows with t, and by symmetry and convexity with |y|.
          Family pairs{"two distances and two times, d = 1 to 8", {}, {}};
          Generator generator = trial.generator("growth of the moment");
          for (long round = 0; round < trial.effort().scaled(16, 48, 300); ++round) {
            const Rational t = random_positive(generator, -2, 0), a = random_positive(generator, -2, 0);
            pairs.members.push_back({{"d", 1 + round % 8},
                                     {"a", a},
                                     {"t", t},
                                     {"b", a * (1 + random_positive(generator, -3, -1))},
                                     {"T", t * (1 + random_positive(generator, -3, -1))}});
          }
          for (const bool in_time : {true, false})
            trial.bound(
                in_time ? "the moment grows with t" : "the moment grows with |y|", pairs,
                [](const Point& p) {
                  return exponential_moment(static_cast<long>(p["d"].to_double()), p["a"].at(p.precision()),
                                            p["t"].at(p.precision()));
                },
                [in_time](const Point& p) {
                  return exponential_moment(static_cast<long>(p["d"].to_double()),
                                            p[in_time ? "a" : "b"].at(p.precision()),
                                            p[in_time ? "T" : "t"].at(p.precision()));
                });
          Family odd = pairs;
          odd.name = "odd dimensions";
          std::erase_if(odd.members,
                        [](const Instance& i) { return i["d"] == 2 || i["d"] == 4 || i["d"] > 5; });
          trial.identity(
              "the Poisson mixture is the closed form in odd dimensions", odd,
              [](const Point& p) {
                return exponential_moment(static_cast<long>(p["d"].to_double()), p["a"].at(p.precision()),
                                          p["t"].at(p.precision()));
              },
              [](const Point& p) {
                return odd_exponential_moment(static_cast<long>(p["d"].to_double()), p["a"].at(p.precision()),
                                              p["t"].at(p.precision()));
              });
        },
});

REFEREE_CLAIM({
    .id = "PP-L5.1p4",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "Splitting the exponential moment",
    .statement =
        "int exp(|x|) u dx <= (int exp(|y|) du_0)(int exp(|z|) G_t(z) dz) <= exp(R) int exp(|z|) G_t(z) dz, "
        "and "
        "the Gaussian factor is finite and bounded for 0 < t <= T by a constant that depends on d and T "
        "only.",
    .hypotheses = "supp u_0 in the open ball of radius R around 0",
    .source = "section 5.4, proof of Lemma 5.1, step 3",
    .evidence =
        "each link; the integral over x as an average of moments of Gaussians (Fubini) against quadrature of "
        "the density; the Gaussian factor by its recurrence and by its series",
    .refuted_by = "a link that fails",
    .attack = "a point at the origin (the first link is an equality), opposite points, t up to T",
    .trial =
        [](Trial& trial) {
          const Quantity product = [](const Point& p) {
            return averaged(p, [](const Ball& distance) { return exp(distance); }) *
                   exponential_moment(dimension_number(p), p["t"].at(p.precision()));
          };
          const Quantity ceiling = [](const Point& p) {
            return exp(p["R"].at(p.precision())) *
                   exponential_moment(dimension_number(p), p["t"].at(p.precision()));
          };
          const Family family = moment_data(trial);
          trial.identity("Fubini: the average of the moments is the integral of the density, on the line",
                         line_moments(trial), flow_moment, moment_by_quadrature);
          trial.bound("int exp(|x|) u <= (int exp(|y|) du_0)(int exp(|z|) G_t), points", family, flow_moment,
                      product);
          trial.bound("int exp(|y|) du_0 <= exp(R)", family, product, ceiling);
          trial.bound(
              "the Gaussian factor grows with t, so that its bound is its value at T", family,
              [](const Point& p) {
                return exponential_moment(dimension_number(p), p["t"].at(p.precision()));
              },
              [](const Point& p) {
                return exponential_moment(dimension_number(p), p["T"].at(p.precision()));
              });
          Family centred{"d = 1 to 8", {}, {}};
          for (long d = 1; d <= 8; ++d) centred.members.push_back({{"d", d}, {"t", Rational(1 + d, 3)}});
          trial.identity(
              "int exp(|z|) G_t by its recurrence and by the power series of exp", centred,
              [](const Point& p) {
                return exponential_moment(static_cast<long>(p["d"].to_double()), p["t"].at(p.precision()));
              },
              moment_by_series);
        },
});

}  // namespace
}  // namespace referee::pde_perspective::lemmas
