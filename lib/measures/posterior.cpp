// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/posterior_kernel.hpp"

namespace referee {

template class PosteriorKernel<double>;
template class PosteriorKernel<Ball>;
template class PosteriorKernel<Jet<double>>;
template class PosteriorKernel<Jet<Ball>>;

template PosteriorKernel<double> smoothed(const Mixture<Rational>&, const double&,
                                          const FromRational<double>&);
template PosteriorKernel<Ball> smoothed(const Mixture<Rational>&, const Ball&, const FromRational<Ball>&);
template PosteriorKernel<Jet<Ball>> smoothed(const Mixture<Rational>&, const Jet<Ball>&,
                                             const FromRational<Jet<Ball>>&);

}  // namespace referee
