// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/fokker_planck.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "measures/posterior.hpp"

namespace referee {
namespace {

/// z/(e^z - 1), the weight of the exponentially fitted flux.
double bernoulli(double z) {
  if (z == 0) return 1;
  // expm1 keeps all digits near 0 and overflows to infinity, where the weight is 0 indeed.
  return z / std::expm1(z);
}

double width(const CellDensity& density, std::size_t i) { return density.edges[i + 1] - density.edges[i]; }
double centre(const CellDensity& density, std::size_t i) {
  return (density.edges[i] + density.edges[i + 1]) / 2;
}

}  // namespace

double CellDensity::mass() const { return power_integral(1); }

double CellDensity::power_integral(double p) const {
  double sum = 0;
  for (std::size_t i = 0; i < averages.size(); ++i) sum += std::pow(averages[i], p) * width(*this, i);
  return sum;
}

double CellDensity::mean() const {
  double sum = 0;
  for (std::size_t i = 0; i < averages.size(); ++i) sum += centre(*this, i) * averages[i] * width(*this, i);
  return sum / mass();
}

std::vector<double> graded_edges(double half_width, double strength, long cells) {
  if (!(half_width > 0) || !(strength >= 0) || cells < 2)
    throw std::invalid_argument("graded_edges: needs half_width > 0, strength >= 0 and two cells at least");
  std::vector<double> edges;
  for (long i = 0; i <= cells; ++i) {
    const double q = static_cast<double>(2 * i - cells) / static_cast<double>(cells);
    edges.push_back(half_width * (strength == 0 ? q : std::sinh(strength * q) / std::sinh(strength)));
  }
  return edges;
}

CellDensity gaussian_cells(std::vector<double> edges, double mean, double variance) {
  const double scale = std::sqrt(2 * variance);
  CellDensity density{std::move(edges), {}};
  for (std::size_t i = 0; i + 1 < density.edges.size(); ++i) {
    // Of the side on which the difference does not cancel.
    const double from = (density.edges[i] - mean) / scale, to = (density.edges[i + 1] - mean) / scale;
    const double share = from > 0 ? std::erfc(from) - std::erfc(to) : std::erfc(-to) - std::erfc(-from);
    density.averages.push_back(share / 2 / width(density, i));
  }
  return density;
}

LineScoreInTime mixed_line_score(const MixedScore& mixed) {
  if (mixed.dimension() != 1)
    throw std::invalid_argument("mixed_line_score: the mixtures must lie on the line");
  return [mixed](double heat_time) -> FrozenLineScore {
    const FromRational<double> exact;
    const double share = exact(mixed.lambda);
    const auto first = std::make_shared<PosteriorKernel<double>>(smoothed(mixed.first, heat_time, exact));
    if (mixed.lambda == 1)
      return [first](double x) { return first->at(x, 1).displacement[0] / first->noise(); };
    const auto second = std::make_shared<PosteriorKernel<double>>(smoothed(mixed.second, heat_time, exact));
    return [first, second, share](double x) {
      return share * first->at(x, 1).displacement[0] / first->noise() +
             (1 - share) * second->at(x, 1).displacement[0] / second->noise();
    };
  };
}

void fokker_planck_step(CellDensity& density, std::span<const double> face_drift, double diffusion,
                        double length) {
  auto& rho = density.averages;
  const std::size_t cells = rho.size();
  if (face_drift.size() + 1 != cells)
    throw std::invalid_argument("fokker_planck_step: one drift for each inner edge");
  // The flux through inner edge i is out[i] rho_i - back[i] rho_(i+1); the matrix is diagonally dominant by
  // columns with nonpositive entries beside the diagonal, so its inverse is nonnegative.
  std::vector<double> below(cells, 0), diagonal(cells), above(cells, 0);
  for (std::size_t i = 0; i < cells; ++i) diagonal[i] = width(density, i);
  for (std::size_t i = 0; i + 1 < cells; ++i) {
    const double drift = face_drift[i];
    double out = std::max(drift, 0.0), back = std::max(-drift, 0.0);
    if (diffusion > 0) {
      const double distance = centre(density, i + 1) - centre(density, i);
      const double peclet = drift * distance / diffusion, conductance = diffusion / distance;
      out = conductance * bernoulli(-peclet);
      back = conductance * bernoulli(peclet);
    }
    diagonal[i] += length * out;
    above[i] = -length * back;
    below[i + 1] = -length * out;
    diagonal[i + 1] += length * back;
  }
  for (std::size_t i = 0; i < cells; ++i) rho[i] *= width(density, i);
  for (std::size_t i = 1; i < cells; ++i) {
    const double factor = below[i] / diagonal[i - 1];
    diagonal[i] -= factor * above[i - 1];
    rho[i] -= factor * rho[i - 1];
  }
  rho[cells - 1] /= diagonal[cells - 1];
  for (std::size_t i = cells - 1; i-- > 0;) rho[i] = (rho[i] - above[i] * rho[i + 1]) / diagonal[i];
}

std::vector<CellDensity> generated_densities(const LineScoreInTime& score, CellDensity start,
                                             std::span<const double> times,
                                             const GenerationOptions& options) {
  if (options.epsilon < 0 || options.steps < 1)
    throw std::invalid_argument("generated_densities: needs epsilon >= 0 and a step at least");
  std::vector<CellDensity> result;
  std::vector<double> drift(start.averages.size() - 1);
  double from = options.start_time;
  for (double to : times) {
    if (!(to > 0) || to > from) throw std::invalid_argument("generated_densities: the times must fall");
    const double span = std::log(from / to);
    const long steps = std::max(1L, std::lround(std::ceil(span * static_cast<double>(options.steps))));
    const double length = span / static_cast<double>(steps);
    for (long n = 1; n <= steps; ++n) {
      const double t = from * std::exp(-length * static_cast<double>(n));
      const FrozenLineScore frozen = score(t);
      for (std::size_t i = 0; i < drift.size(); ++i)
        drift[i] = (1 + options.epsilon) * t * frozen(start.edges[i + 1]);
      fokker_planck_step(start, drift, options.epsilon * t, length);
    }
    result.push_back(start);
    from = to;
  }
  return result;
}

RefinedValue refined(double coarse, double middle, double fine) {
  const double value = fine + (fine - middle) / 3, before = middle + (middle - coarse) / 3;
  return {value, std::max(std::abs(value - before), std::abs(fine - middle) / 3),
          std::log2(std::abs((middle - coarse) / (fine - middle)))};
}

}  // namespace referee
