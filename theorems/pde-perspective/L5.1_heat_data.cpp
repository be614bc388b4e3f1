// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/L5.1_heat_data.hpp"

#include <algorithm>

#include "court/random_rationals.hpp"
#include "numbers/euclidean.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

std::string centre_name(std::size_t k, std::size_t axis) {
  return "y" + std::to_string(k) + "_" + std::to_string(axis);
}
std::string side_name(std::size_t k, std::size_t axis) {
  return "l" + std::to_string(k) + "_" + std::to_string(axis);
}
std::string odds_name(std::size_t k) { return "w" + std::to_string(k); }

Rational side_of(const Instance& i, std::size_t k, std::size_t axis) {
  return i.has(side_name(k, axis)) ? i[side_name(k, axis)] : Rational(0);
}
Rational magnitude(const Rational& a) { return a < 0 ? Rational(-a) : a; }
RationalPoint along_axis(std::size_t dimension, std::size_t axis, const Rational& length) {
  RationalPoint x(dimension, 0);
  x[axis] = length;
  return x;
}
RationalPoint random_place(Generator& generator, std::size_t dimension, int low, int high) {
  RationalPoint x;
  for (std::size_t i = 0; i < dimension; ++i) x.push_back(random_signed(generator, low, high));
  return x;
}

/// The square root, rounded up by at most a thousandth part.
Rational root_above(const Rational& square) {
  const Precision precision{64};
  const Rational root = square == 0 ? Rational(0) : sqrt(Ball(square, precision)).upper_as_rational();
  return simplest_between(root, root + root / 1000);
}

}  // namespace

Instance boxes(const std::vector<RationalPoint>& centres, const std::vector<RationalPoint>& half_sides,
               const std::vector<Rational>& odds) {
  Instance result;
  for (std::size_t k = 0; k < centres.size(); ++k)
    for (std::size_t i = 0; i < centres[k].size(); ++i) result.set(centre_name(k + 1, i + 1), centres[k][i]);
  for (std::size_t k = 0; k < half_sides.size(); ++k)
    for (std::size_t i = 0; i < half_sides[k].size(); ++i)
      if (half_sides[k][i] != 0) result.set(side_name(k + 1, i + 1), half_sides[k][i]);
  for (std::size_t k = 0; k < odds.size(); ++k) result.set(odds_name(k + 1), odds[k]);
  return result;
}

Instance placed_at(Instance instance, const RationalPoint& x) {
  for (std::size_t i = 0; i < x.size(); ++i) instance.set("x" + std::to_string(i + 1), x[i]);
  return instance;
}

Rational squared_reach(const Instance& instance) {
  if (instance.has("curve")) return instance["d"];
  Rational reach = 0;
  for (std::size_t k = 1; instance.has(centre_name(k, 1)); ++k) {
    Rational sum = 0;
    for (std::size_t i = 1; instance.has(centre_name(k, i)); ++i) {
      const Rational corner = magnitude(instance[centre_name(k, i)]) + side_of(instance, k, i);
      sum += corner * corner;
    }
    reach = std::max(reach, sum);
  }
  return reach;
}

RationalPoint half_extents(const Instance& instance) {
  RationalPoint result;
  for (std::size_t i = 1; instance.has(centre_name(1, i)); ++i) {
    Rational least = instance[centre_name(1, i)], largest = least;
    for (std::size_t k = 1; instance.has(centre_name(k, i)); ++k) {
      const Rational &centre = instance[centre_name(k, i)], side = side_of(instance, k, i);
      least = std::min(least, Rational(centre - side));
      largest = std::max(largest, Rational(centre + side));
    }
    result.push_back((largest - least) / 2);
  }
  return result;
}

std::vector<Instance> point_data(const Trial& trial) {
  Generator generator = trial.generator("points");
  std::vector<Instance> result{boxes({{0}}), boxes({{-1}, {1}}, {}, {"1e-30"_q, 1}),
                               boxes({{50}, {"501/10"_q}}), boxes({{-1, -1}, {0, 0}, {1, 1}})};
  for (std::size_t d = 1; d <= 8; ++d) {
    result.push_back(boxes({along_axis(d, d - 1, 1)}));
    result.push_back(boxes({along_axis(d, 0, -1), along_axis(d, 0, 1)}));
    std::vector<RationalPoint> simplex, cloud;
    std::vector<Rational> odds;
    for (std::size_t i = 0; i < d; ++i) simplex.push_back(along_axis(d, i, 1));
    result.push_back(boxes(simplex));
    for (long round = 0; round < trial.effort().scaled(1, 2, 10); ++round) {
      cloud.clear();
      odds.clear();
      for (std::uint64_t k = 0; k < 2 + generator.below(4); ++k) {
        cloud.push_back(random_place(generator, d, -1, 0));
        odds.push_back(random_positive(generator, -3, 0));
      }
      result.push_back(boxes(cloud, {}, odds));
    }
  }
  return result;
}

std::vector<Instance> box_data(const Trial& trial) {
  Generator generator = trial.generator("boxes");
  std::vector<Instance> result{boxes({{0}}, {{"1/2"_q}}), boxes({{3}, {-1}}, {{1}, {"1/10"_q}}, {1, 3}),
                               boxes({{0, 0}}, {{1, 0}}), boxes({{1, 1}, {-1, 0}}, {{1, "1/3"_q}, {0, 2}})};
  for (std::size_t d = 1; d <= 8; ++d)
    for (long round = 0; round < trial.effort().scaled(1, 2, 8); ++round) {
      // Segments (one side), full boxes, and boxes with a random set of flat sides beside a point.
      std::vector<RationalPoint> centres{random_place(generator, d, -1, 0),
                                         random_place(generator, d, -1, 0)};
      std::vector<RationalPoint> sides{RationalPoint(d, 0), RationalPoint(d, 0)};
      for (std::size_t i = 0; i < d; ++i)
        if (round == 0 ? i == 0 : generator.below(3) > 0) sides[0][i] = random_positive(generator, -1, 0);
      result.push_back(boxes({centres[0]}, {sides[0]}));
      for (Rational& side : sides[0]) side = random_positive(generator, -1, 0);
      result.push_back(boxes(centres, sides, {3, 1}));
    }
  return result;
}

std::vector<Instance> curve_data(const Trial& trial) {
  std::vector<Instance> result;
  for (long d : {1L, 2L, 3L, 8L})
    if (d <= trial.effort().scaled(2, 3, 8)) result.push_back({{"curve", 1}, {"d", d}});
  return result;
}

Family placed_data(const Trial& trial, std::string name, const std::vector<Instance>& data,
                   long first_decade) {
  Family family{std::move(name), {}, data_hypotheses()};
  Generator generator = trial.generator("places and times of " + family.name);
  for (const Instance& member : data) {
    const Rational least = root_above(squared_reach(member));
    const Rational radius =
        generator.below(3) == 0 ? least * 3 + 1 : least + (least == 0 ? "1/10"_q : least / 1000);
    const std::size_t d = dimension(Point(member, {64}));
    std::vector<RationalPoint> places{RationalPoint(d, 0), along_axis(d, 0, radius),
                                      along_axis(d, d - 1, -radius / 2), random_place(generator, d, -1, 0),
                                      random_place(generator, d, 1, 2)};
    for (const RationalPoint& x : places)
      for (const Rational& t :
           {power(Rational(10), first_decade + static_cast<long>(generator.below(
                                                   static_cast<std::uint64_t>(-first_decade)))),
            random_positive(generator, -1, 1)})
        if (generator.below(3) > 0)
          family.members.push_back(placed_at(Instance(member).set("R", radius), x).set("t", t));
  }
  return family;
}

Family thinned(Family family, std::size_t members) {
  const std::size_t stride = (family.members.size() + members - 1) / std::max<std::size_t>(members, 1);
  std::vector<Instance> kept;
  for (std::size_t k = 0; k < family.members.size(); k += std::max<std::size_t>(stride, 1))
    kept.push_back(family.members[k]);
  family.members = std::move(kept);
  return family;
}

std::vector<Hypothesis> data_hypotheses() {
  return {{"odds positive, half sides nonnegative, t > 0",
           [](const Point& p) {
             Truth all = positive(p["t"]);
             for (std::size_t k = 1; p.has(centre_name(k, 1)); ++k) {
               if (p.has(odds_name(k))) all = all && positive(p[odds_name(k)]);
               for (std::size_t i = 1; p.has(centre_name(k, i)); ++i)
                 if (p.has(side_name(k, i))) all = all && !positive(-p[side_name(k, i)]);
             }
             return all;
           }},
          {"the support lies in the open ball of radius R around 0", [](const Point& p) {
             Truth all = positive(p["R"]);
             if (p.has("curve")) return all && less(p["d"], square(p["R"]));
             for (std::size_t k = 1; p.has(centre_name(k, 1)); ++k) {
               Ball sum(0);
               for (std::size_t i = 1; p.has(centre_name(k, i)); ++i) {
                 const Ball centre = abs(p[centre_name(k, i)]);
                 sum += square(p.has(side_name(k, i)) ? centre + p[side_name(k, i)] : centre);
               }
               all = all && less(sum, square(p["R"]));
             }
             return all;
           }}};
}

std::size_t dimension(const Point& p) {
  if (p.has("curve")) return static_cast<std::size_t>(p["d"].to_double());
  std::size_t d = 0;
  while (p.has(centre_name(1, d + 1))) ++d;
  return d;
}
std::vector<Ball> place(const Point& p) {
  std::vector<Ball> x;
  for (std::size_t i = 1; i <= dimension(p); ++i) x.push_back(p["x" + std::to_string(i)].at(p.precision()));
  return x;
}
Ball distance_from_origin(const Point& p) { return euclidean_length(place(p), p.precision()); }

Ball heat_kernel_at(const Point& p, const Ball& squared_distance) {
  const Ball t = p["t"].at(p.precision()), scale = Ball(4) * t;
  return exp(-squared_distance / scale) / pow(sqrt(Ball::pi(p.precision()) * scale), dimension(p));
}

PosteriorKernel<Ball> point_kernel(const Point& p) {
  Mixture<Ball> points;
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t k = 1; p.has(centre_name(k, 1)); ++k) {
    auto& mean = points.means.emplace_back();
    for (std::size_t i = 1; p.has(centre_name(k, i)); ++i) mean.push_back(p[centre_name(k, i)]);
    points.weights.push_back(p.has(odds_name(k)) ? p[odds_name(k)] : Ball(1));
    points.variances.emplace_back(0);
    sum += points.weights.back();
  }
  for (Ball& weight : points.weights) weight /= sum;
  return PosteriorKernel<Ball>(points, Ball(2) * p["t"].at(p.precision()));
}

std::vector<Ball> log_gradient(const HeatField& field) {
  std::vector<Ball> s;
  for (const Ball& slope : field.gradient) s.push_back(slope / field.value);
  return s;
}
std::vector<Ball> log_hessian(const HeatField& field) {
  const std::vector<Ball> s = log_gradient(field);
  std::vector<Ball> result;
  for (std::size_t i = 0; i < s.size(); ++i)
    for (std::size_t j = 0; j < s.size(); ++j)
      result.push_back(field.hessian[i * s.size() + j] / field.value - s[i] * s[j]);
  return result;
}

}  // namespace referee::pde_perspective::lemmas
