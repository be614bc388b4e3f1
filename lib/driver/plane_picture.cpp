// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/plane_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "geometry/plane_lines.hpp"

namespace referee::driver {
namespace {

using Plane = std::array<double, 2>;

Plane plane(const RationalPoint& point) {
  return {to_double(point[0]), point.size() > 1 ? to_double(point[1]) : 0};
}

/// Phi in double, for drawing only.
class DrawnPotential {
 public:
  explicit DrawnPotential(const DistancePotential& potential)
      : lambda_(to_double(potential.lambda())), dimension_(potential.dimension()) {
    for (const auto& point : potential.supports().first) first_.push_back(plane(point));
    for (const auto& point : potential.supports().second) second_.push_back(plane(point));
  }
  double at(Plane x) const { return lambda_ * nearest(first_, x) + (1 - lambda_) * nearest(second_, x); }
  const std::vector<Plane>& first() const { return first_; }
  const std::vector<Plane>& second() const { return second_; }
  bool on_line() const { return dimension_ == 1; }

 private:
  static double nearest(const std::vector<Plane>& sites, Plane x) {
    double least = std::numeric_limits<double>::infinity();
    for (const Plane& site : sites)
      least = std::min(least, (x[0] - site[0]) * (x[0] - site[0]) + (x[1] - site[1]) * (x[1] - site[1]));
    return least;
  }
  double lambda_;
  std::size_t dimension_;
  std::vector<Plane> first_, second_;
};

PlaneWindow window_around(const std::vector<Plane>& points) {
  PlaneWindow window{points[0], points[0]};
  for (const Plane& point : points)
    for (std::size_t i = 0; i < 2; ++i) {
      window.low[i] = std::min(window.low[i], point[i]);
      window.high[i] = std::max(window.high[i], point[i]);
    }
  // A unit looks the same along both axes of the plot.
  constexpr double shape = 380.0 / 270.0, room = 1.3;
  const double width = window.high[0] - window.low[0], height = window.high[1] - window.low[1];
  const double half =
      std::max({width / shape, height, 1e-3 * std::max(1.0, std::fabs(window.low[0]))}) * room / 2;
  for (std::size_t i = 0; i < 2; ++i) {
    const double middle = (window.low[i] + window.high[i]) / 2;
    window.low[i] = middle - (i == 0 ? half * shape : half);
    window.high[i] = middle + (i == 0 ? half * shape : half);
  }
  return window;
}

court::Curve as_curve(PlaneStrokes strokes, std::string label, bool dashed, bool faint) {
  return {std::move(label), std::move(strokes.x), std::move(strokes.y), dashed, false, faint};
}

void append_markers(std::vector<court::Curve>& curves, const std::string& label,
                    const std::vector<Plane>& points) {
  if (points.empty()) return;
  court::Curve curve{label, {}, {}, false, true};
  for (const Plane& point : points) {
    curve.x.push_back(point[0]);
    curve.y.push_back(point[1]);
  }
  curves.push_back(std::move(curve));
}

/// The point itself in the plane; its place on the graph of Phi on the line.
Plane drawn(const DrawnPotential& potential, Plane point) {
  return potential.on_line() ? Plane{point[0], potential.at(point)} : point;
}

court::Curve graph(const DrawnPotential& potential, const PlaneWindow& window) {
  court::Curve curve{"Phi", {}, {}, false, false};
  constexpr int steps = 1200;
  for (int n = 0; n <= steps; ++n) {
    const double x = window.low[0] + (window.high[0] - window.low[0]) * n / steps;
    curve.x.push_back(x);
    curve.y.push_back(potential.at({x, 0}));
  }
  return curve;
}

}  // namespace

court::Figure plane_picture(const DistancePotential& potential, const std::vector<CriticalPoint>& critical,
                            const std::vector<PlaneCurve>& curves) {
  if (potential.dimension() > 2) throw std::invalid_argument("plane_picture: at most two dimensions");
  const DrawnPotential phi(potential);
  std::vector<Plane> shown(phi.first());
  shown.insert(shown.end(), phi.second().begin(), phi.second().end());
  for (const CriticalPoint& point : critical) shown.push_back(plane(point.at));
  for (const PlaneCurve& curve : curves)
    for (const RationalPoint& point : curve.points) shown.push_back(plane(point));
  const PlaneWindow window = window_around(shown);

  court::Panel panel{"Phi at lambda = " + to_string(potential.lambda()), "x", phi.on_line() ? "Phi" : "y"};
  if (phi.on_line()) {
    panel.curves.push_back(graph(phi, window));
  } else {
    const auto at = [&](double x, double y) { return phi.at({x, y}); };
    for (PlaneStrokes& line : level_lines(at, window, 152, 108, 14))
      panel.curves.push_back(as_curve(std::move(line), "level sets", false, true));
    panel.curves.push_back(
        as_curve(voronoi_interfaces(potential.supports().first, window), "interfaces of A1", false, false));
    panel.curves.push_back(
        as_curve(voronoi_interfaces(potential.supports().second, window), "interfaces of A2", true, false));
  }
  std::string label;
  for (const PlaneCurve& curve : curves) {
    if (!curve.label.empty()) label = curve.label;
    court::Curve line{label, {}, {}, false, curve.points.size() == 1};
    for (const RationalPoint& point : curve.points) {
      const Plane at = drawn(phi, plane(point));
      line.x.push_back(at[0]);
      line.y.push_back(at[1]);
    }
    panel.curves.push_back(std::move(line));
  }
  const auto on_picture = [&](const std::vector<Plane>& points) {
    std::vector<Plane> result;
    for (const Plane& point : points) result.push_back(drawn(phi, point));
    return result;
  };
  append_markers(panel.curves, "A1", on_picture(phi.first()));
  append_markers(panel.curves, "A2", on_picture(phi.second()));
  for (CriticalKind kind : {CriticalKind::smooth_minimum, CriticalKind::interface_minimum,
                            CriticalKind::saddle, CriticalKind::maximum, CriticalKind::degenerate}) {
    std::vector<Plane> points;
    for (const CriticalPoint& point : critical)
      if (point.kind == kind) points.push_back(drawn(phi, plane(point.at)));
    append_markers(panel.curves, to_string(kind), points);
  }
  return {"score-mixing", "The distance potential of two supports.", {std::move(panel)}};
}

court::Figure bifurcation_picture(const SupportPair& supports, const BifurcationDiagram& diagram) {
  const std::size_t dimension = supports.dimension();
  if (dimension > 2) throw std::invalid_argument("bifurcation_picture: at most two dimensions");
  // A little beyond the last event, but not beyond lambda = 6: what happens later hides what happens first.
  Rational end = 2;
  for (const Bifurcation& event : diagram.bifurcations)
    end = std::max(end, Rational(event.lambda.upper() * 5 / 4));
  end = std::min(end, Rational(6));
  const auto style = [](const CriticalBranch& branch) {
    if (!branch.clarke) return std::string("outer only");
    return to_string(branch.kind);
  };
  court::Panel panel{"Critical points for lambda from 0 to " + to_string(end),
                     dimension == 1 ? "lambda" : "x", dimension == 1 ? "x" : "y"};
  for (const std::string kind :
       {"smooth minimum", "interface minimum", "saddle", "maximum", "degenerate", "outer only"})
    for (const CriticalBranch& branch : diagram.branches) {
      if (style(branch) != kind || branch.from.lower() >= end) continue;
      const Rational from = branch.from.lower(), to = branch.to ? std::min(end, branch.to->upper()) : end;
      court::Curve curve{kind, {}, {}, !branch.minimum, false};
      for (const Rational& lambda : {from, to}) {
        const Plane at = plane(branch.at(lambda));
        curve.x.push_back(dimension == 1 ? to_double(lambda) : at[0]);
        curve.y.push_back(dimension == 1 ? at[0] : at[1]);
      }
      panel.curves.push_back(std::move(curve));
    }
  if (dimension == 2) {
    for (const auto& [label, sites] : {std::pair{"A1", &supports.first}, std::pair{"A2", &supports.second}}) {
      std::vector<Plane> points;
      for (const RationalPoint& site : *sites) points.push_back(plane(site));
      append_markers(panel.curves, label, points);
    }
  }
  return {
      "bifurcations", "The critical points of the distance potential as lambda grows.", {std::move(panel)}};
}

}  // namespace referee::driver
