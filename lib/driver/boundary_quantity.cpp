// SPDX-License-Identifier: GPL-3.0-or-later
/// `compute boundary`: where the leading responsibility changes. For components of one variance these cells
/// are a power diagram (score-shocks, section 7.3).
#include <fmt/format.h>

#include <algorithm>

#include "driver/quantities.hpp"
#include "geometry/power_diagram.hpp"
#include "geometry/supports.hpp"
#include "heat/symmetric_pair.hpp"

namespace referee::driver {
namespace {

/// r_k leads where |x - mu_k|^2 - 2 v ln w_k is least.
class ResponsibilityCells {
 public:
  ResponsibilityCells(const Mixture<Rational>& mixture, const Rational& variance, Precision precision)
      : means_(mixture.means), weights_(mixture.weights), precision_(precision) {
    std::vector<Rational> nearby;
    for (const Rational& weight : mixture.weights) {
      power_weights_.push_back(2 * Ball(variance, precision) * log(Ball(weight, precision)));
      nearby.push_back(power_weights_.back().midpoint_as_rational());
    }
    diagram_.emplace(mixture.means, std::move(nearby));
  }

  const std::vector<Ball>& power_weights() const { return power_weights_; }
  const PowerDiagram& diagram() const { return *diagram_; }

  /// A vertex of the true diagram. @throws std::runtime_error unless its sites are proven to be nearest, and
  /// no others.
  std::vector<Ball> vertex(std::size_t index) const {
    const std::vector<int> sites = diagram_->nearest(diagram_->vertices()[index]);
    const std::vector<Ball> x = sites.size() == 2 ? on_line(sites) : in_plane(sites);
    for (std::size_t n = 0; n < means_.size(); ++n) {
      if (std::binary_search(sites.begin(), sites.end(), static_cast<int>(n))) continue;
      if (!(excess(x, static_cast<int>(n)) - excess(x, sites[0])).is_positive()) undecided();
    }
    return x;
  }

 private:
  [[noreturn]] static void undecided() {
    throw std::runtime_error(
        "boundary: more cells than the dimension allows seem to meet in one point, which no precision "
        "can decide for unequal weights");
  }
  const RationalPoint& mean(int site) const { return means_[static_cast<std::size_t>(site)]; }
  Ball exact(const Rational& value) const { return Ball(value, precision_); }

  Ball excess(const std::vector<Ball>& x, int site) const {
    Ball sum = -power_weights_[static_cast<std::size_t>(site)];
    for (std::size_t i = 0; i < x.size(); ++i) sum += square(x[i] - exact(mean(site)[i]));
    return sum;
  }
  /// Half of the difference of |mu|^2 - w.
  Ball offset(int site, int base) const {
    return (exact(Rational(dot(mean(site), mean(site)) - dot(mean(base), mean(base)))) -
            power_weights_[static_cast<std::size_t>(site)] + power_weights_[static_cast<std::size_t>(base)]) /
           2;
  }

  /// On the line through two means.
  std::vector<Ball> on_line(const std::vector<int>& sites) const {
    const RationalPoint gap = difference(mean(sites[1]), mean(sites[0]));
    const Ball share = (offset(sites[1], sites[0]) - exact(dot(gap, mean(sites[0])))) / exact(dot(gap, gap));
    std::vector<Ball> x;
    for (std::size_t i = 0; i < gap.size(); ++i)
      x.push_back(exact(mean(sites[0])[i]) + share * exact(gap[i]));
    return x;
  }
  /// Where three cells meet in the plane; more only if their weights are equal, so that the tie is one of
  /// rationals.
  std::vector<Ball> in_plane(const std::vector<int>& sites) const {
    if (sites.size() < 3) undecided();
    for (std::size_t n = 3; n < sites.size(); ++n)
      for (int site : sites)
        if (weights_[static_cast<std::size_t>(site)] != weights_[static_cast<std::size_t>(sites[0])])
          undecided();
    // Of sites on one circle, no three are collinear; touching ones with a hidden tie have been refused
    // above.
    const RationalPoint u = difference(mean(sites[1]), mean(sites[0])),
                        v = difference(mean(sites[2]), mean(sites[0]));
    const Ball determinant = exact(Rational(u[0] * v[1] - u[1] * v[0]));
    const Ball a = offset(sites[1], sites[0]), b = offset(sites[2], sites[0]);
    return {(a * exact(v[1]) - b * exact(u[1])) / determinant,
            (b * exact(u[0]) - a * exact(v[0])) / determinant};
  }

  std::vector<RationalPoint> means_;
  std::vector<Rational> weights_;
  Precision precision_;
  std::vector<Ball> power_weights_;
  std::optional<PowerDiagram> diagram_;
};

std::string text_of(const Ball& value, long digits) {
  return value.contains_zero() ? "0" : value.to_decimal(digits);
}

Json json_of(const std::vector<Ball>& point, long digits) {
  Json list = Json::array();
  for (const Ball& coordinate : point) list.push_back(text_of(coordinate, digits));
  return list;
}

std::string shown(const std::vector<Ball>& point) {
  std::vector<std::string> coordinates;
  for (const Ball& coordinate : point) coordinates.push_back(text_of(coordinate, 6));
  return point.size() == 1 ? coordinates[0] : fmt::format("({})", fmt::join(coordinates, ", "));
}

constexpr const char* needs_one_variance =
    "boundary needs one variance for all components; with several the cells have curved walls";

}  // namespace

Quantity boundary_quantity() {
  return {"boundary", {"--time"}, false, [](const Request& request, long digits, bool) {
            const auto& mixture = request.mixture();
            const Rational variance =
                total_variance(common_variance(request, needs_one_variance), request.time("--time"));
            const ResponsibilityCells cells(mixture, variance, Precision::digits(digits).plus(256));
            Answer answer;
            Json weights = Json::array(), faces = Json::array();
            for (std::size_t k = 0; k < mixture.size(); ++k) {
              const Ball& weight = cells.power_weights()[k];
              const std::string text = mixture.weights[k] == 1 ? "0" : text_of(weight, digits);
              weights.push_back(text);
              answer.table.push_back({fmt::format("power weight {}", k), text});
            }
            answer.result["power_weights"] = weights;
            if (mixture.dimension() > 2) return answer;
            const PowerDiagram& diagram = cells.diagram();
            std::vector<std::vector<Ball>> vertices;
            if (mixture.size() > 1)
              for (std::size_t n = 0; n < diagram.vertices().size(); ++n) vertices.push_back(cells.vertex(n));
            for (const PowerFace& face : diagram.faces()) {
              if (face.dimension + 1 != diagram.dimension()) continue;
              Json ends = Json::array(), rays = Json::array();
              std::string where;
              for (int vertex : face.vertices) {
                ends.push_back(json_of(vertices[static_cast<std::size_t>(vertex)], digits));
                where += (where.empty() ? "" : " to ") + shown(vertices[static_cast<std::size_t>(vertex)]);
              }
              for (int ray : face.rays) {
                rays.push_back(exact_json(diagram.rays()[static_cast<std::size_t>(ray)]));
                where += " on along " + short_point(diagram.rays()[static_cast<std::size_t>(ray)]);
              }
              for (const RationalPoint& line : diagram.lineality()) {
                rays.push_back(exact_json(line));
                where += " both ways along " + short_point(line);
              }
              faces.push_back({{"between", face.sites},
                               {"vertices", ends},
                               {"rays", rays},
                               {"whole_line", !diagram.lineality().empty()}});
              answer.table.push_back({fmt::format("between {}", fmt::join(face.sites, " and ")), where});
            }
            answer.result["faces"] = faces;
            return answer;
          }};
}

}  // namespace referee::driver
