// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma A.8 with (A.18) and (A.19): ratios of averaged kernels of two orders, far from the data.
#include "court/random_rationals.hpp"
#include "multiplicative-noise/data_segments.hpp"
#include "multiplicative-noise/kernels.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

/// b^(2 (s2 - s1)).
Ball ratio_limit(const Point& p) { return raised(p["b"], 2 * (p["s2"] - p["s1"])); }
/// Phi(s1, z)/Phi(s2, z).
Ball kernel_ratio(const Point& p, const Ball& z) {
  const NoiseKernel kernel = kernel_of(p);
  return kernel.scaled(p["s1"], z) / kernel.scaled(p["s2"], z);
}
/// L(s1, x)/L(s2, x) with the leading exponential divided out of both.
Ball averaged_ratio(const Point& p) {
  if (!segments_of(p).empty()) return averaged_kernel(p, p["s1"]) / averaged_kernel(p, p["s2"]);
  const KernelMixture mixture(data_of(p), kernel_of(p));
  const auto shares = mixture.shares(place_of(p));
  Ball above(0), below(0);
  for (std::size_t j = 0; j < mixture.size(); ++j) {
    above += shares.weights[j] * mixture.kernel().scaled(p["s1"], shares.half_squares[j]);
    below += shares.weights[j] * mixture.kernel().scaled(p["s2"], shares.half_squares[j]);
  }
  return above / below;
}
Ball half_square_between(const std::vector<Ball>& x, const std::vector<Ball>& y, const Point& p) {
  return half_of(square(euclidean_distance(x, y, p.precision())));
}
/// The point of the segment nearest to x.
std::vector<Ball> nearest_point(const DataSegment& segment, const std::vector<Ball>& x, const Point& p) {
  Ball along(0), length_square(0);
  for (std::size_t i = 0; i < x.size(); ++i) {
    along += (x[i] - segment.from[i]) * (segment.to[i] - segment.from[i]);
    length_square += square(segment.to[i] - segment.from[i]);
  }
  const Ball share = min(max(along / length_square, p.constant(0)), p.constant(1));
  std::vector<Ball> result;
  for (std::size_t i = 0; i < x.size(); ++i)
    result.push_back(segment.from[i] + share * (segment.to[i] - segment.from[i]));
  return result;
}
/// The ratio at the data nearest to and farthest from the place, where it is least and greatest over the
/// support: on a segment that is at its ends or at its point nearest to the place.
std::pair<Ball, Ball> extreme_ratios(const Point& p) {
  const auto x = place_of(p);
  std::vector<std::vector<Ball>> candidates = data_of(p).means;
  for (const DataSegment& segment : segments_of(p))
    candidates.insert(candidates.end(), {segment.from, segment.to, nearest_point(segment, x, p)});
  Ball least, greatest;
  for (std::size_t j = 0; j < candidates.size(); ++j) {
    const Ball ratio = kernel_ratio(p, half_square_between(x, candidates[j], p));
    least = j == 0 ? ratio : min(least, ratio);
    greatest = j == 0 ? ratio : max(greatest, ratio);
  }
  return {least, greatest};
}

const std::vector<std::pair<Rational, Rational>>& order_pairs() {
  static const std::vector<std::pair<Rational, Rational>> pairs{
      {1, "1/2"_q}, {"-1/2"_q, 2}, {0, -1}, {"3/2"_q, "3/2"_q}, {"7/3"_q, "-3"_q}};
  return pairs;
}
Instance with_orders(Instance member, const std::pair<Rational, Rational>& orders) {
  return member.set("s1", orders.first).set("s2", orders.second);
}

Family with_order_pairs(Family family) {
  std::vector<Instance> members;
  std::size_t n = 0;
  for (const Instance& member : family.members)
    members.push_back(with_orders(member, order_pairs()[n++ % order_pairs().size()]));
  family.members = std::move(members);
  return family;
}
Family ratios(const Trial& trial) { return with_order_pairs(placed_data(trial)); }

REFEREE_CLAIM({
    .id = "MN-A.19",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "The averaged ratio lies between the extreme ratios",
    .statement =
        "inf Phi(s1, .)/Phi(s2, .) <= L(s1, x)/L(s2, x) <= sup Phi(s1, .)/Phi(s2, .), inf and sup over "
        "x~ in the support, at |x - x~|^2/2.",
    .hypotheses = "0 < a < b, s1 and s2 real, mu a probability measure",
    .source = "appendix A.2, (A.19)",
    .evidence = "both inequalities at random data sets and places, with equality for a single point",
    .refuted_by = "a data set and a place at which the averaged ratio leaves the interval",
    .attack =
        "one point and equal orders (equality), weights of 1e-30, d = 1 to 8, places at the data and 1000 b "
        "away; data on segments, sigma_eps/sigma_T = 1e-12",
    .trial =
        [](Trial& trial) {
          const Family family = ratios(trial);
          trial.bound(
              "inf <= L(s1, x)/L(s2, x)", family, [](const Point& p) { return extreme_ratios(p).first; },
              averaged_ratio);
          trial.bound("L(s1, x)/L(s2, x) <= sup", family, averaged_ratio,
                      [](const Point& p) { return extreme_ratios(p).second; });
          const Family segments = with_order_pairs(placed_segments());
          trial.bound(
              "inf <= L(s1, x)/L(s2, x), data on segments", segments,
              [](const Point& p) { return extreme_ratios(p).first; }, averaged_ratio);
          trial.bound("L(s1, x)/L(s2, x) <= sup, data on segments", segments, averaged_ratio,
                      [](const Point& p) { return extreme_ratios(p).second; });
          Family single{"one data point", {}, noise_levels()};
          for (const auto& orders : order_pairs())
            single.members.push_back(
                with_orders(placed(data_set(0, "1/2"_q, 2, {{1, 0, 2}}), {3, 1, 0}), orders));
          trial.identity("a single point: equality", single, averaged_ratio,
                         [](const Point& p) { return extreme_ratios(p).first; });
        },
});

/// The line or the plane, far away along a direction of length one.
struct Escape {
  std::string name;
  Instance data;
  RationalPoint direction;
};
std::vector<Escape> escapes() {
  const Instance pair = data_set(0, "1/2"_q, 2, {{-1}, {2}}, {1, 3});
  const Instance plane = data_set(0, "1/10"_q, 3, {{0, 0}, {3, 4}, {-1, 2}}, {1, 1, 5});
  const Instance far = data_set(0, "1/100"_q, "1/2"_q, {{20, 0, 0}, {0, 20, 1}});
  return {{"two points on the line, to the right", pair, {1}},
          {"two points on the line, to the left", pair, {-1}},
          {"three points in the plane", plane, {"3/5"_q, "4/5"_q}},
          {"two points in space, off centre", far, {0, "-5/13"_q, "12/13"_q}}};
}
Approach escaping(const Escape& escape, const std::pair<Rational, Rational>& orders, long last) {
  Instance fixed = with_orders(escape.data, orders);
  for (std::size_t i = 0; i < escape.direction.size(); ++i)
    fixed.set("e" + std::to_string(i + 1), escape.direction[i]);
  return {.parameter = "R", .to_infinity = true, .first = 3, .last = last, .fixed = fixed};
}
Point escaped(const Point& p) {
  Point q = p;
  for (std::size_t i = 1; p.has("e" + std::to_string(i)); ++i)
    q.set("x" + std::to_string(i), p["R"] * p["e" + std::to_string(i)]);
  return q;
}

REFEREE_CLAIM({
    .id = "MN-A.18",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "Extreme ratios far away",
    .statement =
        "inf and sup of Phi(s1, |x - x~|^2/2)/Phi(s2, |x - x~|^2/2) over |x| >= R and x~ in the support "
        "both tend to b^(2 (s2 - s1)) as R -> infinity.",
    .hypotheses = "0 < a < b, s1 and s2 real, mu compactly supported",
    .source = "appendix A.2, (A.18)",
    .evidence =
        "the ratio is monotone in its argument z (tried by its differences), so that over |x| >= R it "
        "lies between its values at z = (R - C)^2/2 and at infinity; the limit at that z, and the next "
        "term",
    .refuted_by = "an order pair for which the ratio at (R - C)^2/2 tends elsewhere",
    .attack =
        "orders on both sides of each other and of zero, C larger than b, the exponent's sign (b^(2 (s1 - "
        "s2)) or a in place of b)",
    .rests_on = {"MN-LA.1"},
    .trial =
        [](Trial& trial) {
          for (const auto& orders : order_pairs()) {
            const std::string label =
                ", s1 = " + to_string(orders.first) + ", s2 = " + to_string(orders.second);
            const Approach approach{.parameter = "R",
                                    .to_infinity = true,
                                    .first = 3,
                                    .last = 30,
                                    .fixed = with_orders({{"a", "1/2"_q}, {"b", 3}, {"C", 20}}, orders)};
            const Quantity nearest = [](const Point& p) {
              return kernel_ratio(p, half_of(square(p["R"] - p["C"])));
            };
            trial.limit("ratio at z = (R - C)^2/2 -> b^(2 (s2 - s1))" + label, approach, nearest,
                        ratio_limit);
            if (orders.first != orders.second)
              trial.limit(
                  "next term: R^2 (ratio/b^(2 (s2 - s1)) - 1) -> 2 (s1 - s2) b^2" + label, approach,
                  [=](const Point& p) { return square(p["R"]) * (nearest(p) / ratio_limit(p) - Ball(1)); },
                  [](const Point& p) { return 2 * (p["s1"] - p["s2"]) * square(p["b"]); });
          }
          Family family{"s1 > s2", {}, noise_levels()};
          for (const Instance& member : orders_and_levels(trial))
            for (const Rational& z : {"0"_q, "1"_q, "1000"_q})
              for (const Rational& gap : {"1/10"_q, "4"_q})
                family.members.push_back(
                    Instance(member).set("z", z).set("s2", member["s"]).set("s1", member["s"] + gap));
          trial.bound(
              "the ratio falls with z for s1 > s2: ratio at z + b^2 <= ratio at z", family,
              [](const Point& p) { return kernel_ratio(p, p["z"] + square(p["b"])); },
              [](const Point& p) { return kernel_ratio(p, p["z"]); });
          trial.bound("and never below its limit: b^(2 (s2 - s1)) <= ratio", family, ratio_limit,
                      [](const Point& p) { return kernel_ratio(p, p["z"]); });
        },
});

REFEREE_CLAIM({
    .id = "MN-LA.8",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "Ratio of averaged kernels far from the data",
    .statement = "lim_(R -> infinity) sup_(|x| >= R) |L_a^b(s1, x)/L_a^b(s2, x) - b^(2 (s2 - s1))| = 0.",
    .hypotheses = "0 < a < b, s1 and s2 real, mu a compactly supported probability measure",
    .source = "appendix A.2, Lemma A.8",
    .evidence =
        "limits along directions, with the next term 2 (s1 - s2) b^2/R^2; uniformly, the deviation at any "
        "x is at most that of the kernels' ratio at z = (|x| - C)^2/2, which tends to zero like R^(-2)",
    .refuted_by = "a direction along which the limit differs, or a place where the deviation exceeds the "
                  "uniform bound",
    .attack =
        "off-centre data, both directions of the line, data farther apart than b, R up to 1e30; b^(2 (s1 - "
        "s2)) and a^(2 (s2 - s1)) in place of the limit would fail",
    .rests_on = {"MN-A.18", "MN-A.19"},
    .trial =
        [](Trial& trial) {
          std::size_t n = 0;
          for (const Escape& escape : escapes())
            for (const auto& orders : {order_pairs()[n % 3], order_pairs()[4]}) {
              const Approach approach = escaping(escape, orders, 30);
              const std::string label =
                  escape.name + ", s1 = " + to_string(orders.first) + ", s2 = " + to_string(orders.second);
              trial.limit(
                  label, approach, [](const Point& p) { return averaged_ratio(escaped(p)); }, ratio_limit);
              trial.limit(
                  "next term: " + label, approach,
                  [](const Point& p) {
                    return square(p["R"]) * (averaged_ratio(escaped(p)) / ratio_limit(p) - Ball(1));
                  },
                  [](const Point& p) { return 2 * (p["s1"] - p["s2"]) * square(p["b"]); });
              ++n;
            }
          Family outside{"|x| from 2 C + b on, random directions", {}, noise_levels()};
          Generator generator = trial.generator("far places");
          for (const Instance& member : ratios(trial).members) {
            RationalPoint x;
            Rational reach = member["b"];
            for (const auto& [name, value] : member.values())
              if (name.starts_with("y")) reach += 2 * abs(value);
            for (std::size_t i = 1; member.has("x" + std::to_string(i)); ++i)
              x.push_back(reach * random_signed(generator, 0, 3));
            outside.members.push_back(placed(member, x));
          }
          trial.bound(
              "|L(s1, x)/L(s2, x) - b^(2 (s2 - s1))| <= |Phi(s1, z)/Phi(s2, z) - b^(2 (s2 - s1))| at z = "
              "(|x| - C)^2/2",
              outside, [](const Point& p) { return abs(averaged_ratio(p) - ratio_limit(p)); },
              [](const Point& p) {
                const Ball gap = euclidean_length(place_of(p), p.precision()) - data_radius(p);
                return abs(kernel_ratio(p, half_of(square(gap))) - ratio_limit(p));
              });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
