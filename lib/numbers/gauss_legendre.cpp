// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/gauss_legendre.hpp"

#include <stdexcept>

#include "numbers/traits.hpp"

namespace referee {

GaussLegendre::GaussLegendre(long order, Precision precision) : precision_(precision) {
  if (order < 1) throw std::invalid_argument("GaussLegendre: the order must be positive");
  for (long k = 0; k < order; ++k) {
    Ball node, weight;
    arb_hypgeom_legendre_p_ui_root(node.raw(), weight.raw(), static_cast<ulong>(order), static_cast<ulong>(k),
                                   precision.bits);
    node.set_precision(precision.bits);
    weight.set_precision(precision.bits);
    nodes_.push_back(node.midpoint());
    weights_.push_back(weight.midpoint());
  }
}

Ball GaussLegendre::integrate(const std::function<Ball(const Ball&)>& f, const Ball& lower, const Ball& upper,
                              long panels) const {
  const Ball half = half_of(upper - lower).at(precision_) / panels;
  Ball total = Ball(0).at(precision_);
  for (long n = 0; n < panels; ++n) {
    const Ball middle = (lower + half * (2 * n + 1)).midpoint();
    for (std::size_t k = 0; k < nodes_.size(); ++k)
      total += weights_[k] * f((middle + half * nodes_[k]).midpoint()).midpoint();
  }
  return (total * half).midpoint();
}

}  // namespace referee
