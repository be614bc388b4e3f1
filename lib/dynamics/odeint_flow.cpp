// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/odeint_flow.hpp"

#include <boost/numeric/odeint/algebra/detail/extract_value_type.hpp>
#include <stdexcept>

// A multiprecision number is its own value_type, which sends Odeint of Boost 1.74 into an endless recursion
// (boostorg/odeint issue 40): end it before the steppers are read.
namespace boost::numeric::odeint::detail {
template <>
struct extract_value_type<referee::RealOf<30>, void> {
  using type = referee::RealOf<30>;
};
template <>
struct extract_value_type<referee::RealOf<65>, void> {
  using type = referee::RealOf<65>;
};
}  // namespace boost::numeric::odeint::detail

#include <boost/numeric/odeint/integrate/integrate_adaptive.hpp>
#include <boost/numeric/odeint/stepper/bulirsch_stoer.hpp>
#include <boost/numeric/odeint/stepper/controlled_runge_kutta.hpp>
#include <boost/numeric/odeint/stepper/generation.hpp>
#include <boost/numeric/odeint/stepper/runge_kutta_fehlberg78.hpp>

namespace referee {

template <unsigned D>
OdeintFlow<D> odeint_flow(const RealField<D>& field, const Rational& from, const std::vector<Rational>& start,
                          const Rational& to, long digits, OdeintMethod method) {
  namespace odeint = boost::numeric::odeint;
  using Real = RealOf<D>;
  using RealState = std::vector<Real>;
  if (!(from < to)) throw std::invalid_argument("to: does not lie after from; give a later time");
  const FromRational<Real> real{};
  OdeintFlow<D> result;
  for (const Rational& coordinate : start) result.state.push_back(real(coordinate));
  auto system = [&](const RealState& y, RealState& slope, const Real& time) {
    ++result.evaluations;
    slope = field(time, std::span<const Real>(y));
  };
  const Real begin = real(from), end = real(to), error = real(power(Rational(10), -digits));
  const Real first_step = (end - begin) / 1000;
  if (method == OdeintMethod::fehlberg78) {
    using Stepper = odeint::runge_kutta_fehlberg78<RealState, Real, RealState, Real>;
    result.steps = static_cast<long>(odeint::integrate_adaptive(
        odeint::make_controlled<Stepper>(error, error), system, result.state, begin, end, first_step));
  } else {
    odeint::bulirsch_stoer<RealState, Real, RealState, Real> stepper(error, error, Real(1), Real(1));
    result.steps =
        static_cast<long>(odeint::integrate_adaptive(stepper, system, result.state, begin, end, first_step));
  }
  return result;
}

template OdeintFlow<30> odeint_flow<30>(const RealField<30>&, const Rational&, const std::vector<Rational>&,
                                        const Rational&, long, OdeintMethod);
template OdeintFlow<65> odeint_flow<65>(const RealField<65>&, const Rational&, const std::vector<Rational>&,
                                        const Rational&, long, OdeintMethod);

}  // namespace referee
