// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/smoothed_density.hpp"

#include "multiplicative-noise/data_segments.hpp"
#include "numbers/gauss_legendre.hpp"

namespace referee::multiplicative_noise {
namespace {

/// More than the rule resolves: the estimates are good to some 20 digits.
constexpr Precision estimate_precision{120};

Ball circle_root(const Point& p) { return sqrt(2 * Ball::pi(p.precision())); }

/// The integral over the line of a function that falls like exp(-(y - y_j)^2/(2 b^2)) away from the data's
/// coordinates y_j along one axis and varies on the scale a: Gauss-Legendre, panels of six a.
Ball along_axis(const Point& p, std::size_t axis, const std::function<Ball(const Ball&)>& f) {
  std::vector<std::vector<Ball>> extremes = data_of(p).means;
  for (const DataSegment& segment : segments_of(p))
    extremes.insert(extremes.end(), {segment.from, segment.to});
  Ball first = extremes[0][axis], last = first;
  for (const auto& point : extremes) {
    first = min(first, point[axis]);
    last = max(last, point[axis]);
  }
  const Ball reach = 10 * p["b"];
  first -= reach;
  last += reach;
  const long panels = static_cast<long>(((last - first) / (6 * p["a"])).to_double()) + 1;
  return GaussLegendre(32, p.precision()).integrate(f, first, last, panels);
}

}  // namespace

Family moderate_places(const Trial& trial) {
  Family family = placed_data(trial);
  family.name = "data sets, sigma_eps >= 1/10, places up to 10 sigma_T from the origin";
  std::erase_if(family.members, [](const Instance& i) {
    bool far = false;
    for (std::size_t k = 1; i.has("x" + std::to_string(k)); ++k)
      far = far || abs(i["x" + std::to_string(k)]) > 10 * i["b"];
    return far || i["a"] < "1/10"_q;
  });
  const auto most = static_cast<std::size_t>(trial.effort().scaled(8, 16, 80));
  if (family.members.size() > most) family.members.resize(most);
  return family;
}

Ball kernel_mass(const Point& p, const Ball& s, std::size_t d) {
  const Ball half = half_of(Ball(static_cast<long>(d)).at(p.precision()));
  return raised(2 * Ball::pi(p.precision()), half) * kernel_of(p)(s - half, Ball(0).at(p.precision()));
}

Ball line_mass(const Point& point) {
  const Point p = point.at(estimate_precision);
  return along_axis(p, 0, [&](const Ball& x) { return averaged_kernel(Point(p).set("x1", x), p["s"]); });
}

Ball marginal_by_quadrature(const Point& point) {
  const Point p = point.at(estimate_precision);
  const KernelMixture mixture(data_of(p), kernel_of(p));
  const std::vector<Ball> place = place_of(p);
  return along_axis(p, place.size(), [&](const Ball& y) {
    std::vector<Ball> x = place;
    x.push_back(y);
    return mixture.value(p["s"], x);
  });
}

Ball marginal_in_closed_form(const Point& p) {
  Mixture<Ball> data = data_of(p);
  for (auto& mean : data.means) mean.pop_back();
  return circle_root(p) *
         KernelMixture(data, kernel_of(p)).value(p["s"] - half_of(Ball(1).at(p.precision())), place_of(p));
}

Ball averaged_by_quadrature(const Point& p) {
  const Mixture<Ball> data = data_of(p);
  const KernelMixture mixture(data, kernel_of(p));
  const std::vector<Ball> x = place_of(p);
  std::vector<ComplexBall> weights, half_squares;
  for (std::size_t j = 0; j < data.size(); ++j) {
    weights.emplace_back(data.weights[j]);
    half_squares.emplace_back(mixture.half_square(x, j));
  }
  const ComplexBall s(p["s"]);
  return integrate(
      [&](const ComplexBall& t) {
        const ComplexBall u = exp(t);
        ComplexBall sum(0);
        for (std::size_t j = 0; j < weights.size(); ++j) sum += weights[j] * exp(s * t - half_squares[j] * u);
        return sum;
      },
      -2 * log(p["b"]), -2 * log(p["a"]), p.precision());
}

Ball segment_by_error_function(const Point& p) {
  const ComplexBall s(p["s"]), x(p["x"]), two(2);
  const ComplexBall scale(half_of(circle_root(p)));
  return integrate(
      [&](const ComplexBall& t) {
        const ComplexBall root = exp(t / two), end = root / ComplexBall(sqrt(Ball(2).at(p.precision())));
        return exp(s * t) * scale / root * (erf(end * x) - erf(end * (x - ComplexBall(1))));
      },
      -2 * log(p["b"]), -2 * log(p["a"]), p.precision());
}

Ball segment_by_places(const Point& point) {
  const Point p = point.at(estimate_precision);
  const NoiseKernel kernel = kernel_of(p);
  return GaussLegendre(32, p.precision())
      .integrate([&](const Ball& y) { return kernel(p["s"], half_of(square(p["x"] - y))); },
                 Ball(0).at(p.precision()), Ball(1).at(p.precision()), 10);
}

}  // namespace referee::multiplicative_noise
