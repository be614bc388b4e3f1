// SPDX-License-Identifier: GPL-3.0-or-later
/// `compute speciation`: all solutions of the exact criterion at the weighted mean, and its closed
/// approximations.
#include "heat/speciation.hpp"

#include <fmt/format.h>

#include "driver/quantities.hpp"

namespace referee::driver {
namespace {

/// One noise level sigma_tau^2 under its name.
struct Level {
  std::string name;
  std::function<Ball(Precision)> noise;
};

/// As printed: a level in both clocks, and in that of the variance-preserving process.
struct Times {
  std::string tau, sigma2;
  std::optional<std::string> process;  ///< none without --beta, or when the level lies before the start
  bool admissible;
};

Times times_of(const Level& level, const Rational& variance, const std::optional<Rational>& beta,
               long digits) {
  const auto tau_at = [&](Precision precision) {
    return half_of(level.noise(precision) - Ball(variance, precision));
  };
  const auto printed = to_digits(digits, [&](Precision precision) {
    return std::vector<Enclosed>{{level.name + ": tau", {}, {tau_at(precision)}},
                                 {level.name + ": sigma2", {}, {level.noise(precision)}}};
  });
  Times times{printed[0].values[0].text, printed[1].values[0].text, {}, false};
  times.admissible = !times.tau.starts_with('-');
  if (beta && times.admissible)
    times.process =
        to_digits(
            digits,
            [&](Precision precision) {
              return std::vector<Enclosed>{
                  {level.name + ": VP time", {}, {log1p(2 * tau_at(precision)) / Ball(*beta, precision)}}};
            })[0]
            .values[0]
            .text;
  return times;
}

std::string printed_number(const std::string& name, long digits,
                           const std::function<Ball(Precision)>& value) {
  return to_digits(digits,
                   [&](Precision precision) {
                     return std::vector<Enclosed>{{name, {}, {value(precision)}}};
                   })[0]
      .values[0]
      .text;
}

/// With a multiple lambda_1, gamma_1 may depend on the leading eigenvector: then its enclosure keeps its
/// width whatever the precision.
std::optional<std::string> several_corrections(const SpeciationCriterion& criterion, long digits) {
  const Precision high = Precision::digits(2 * digits).plus(2048);
  const Ball gamma = criterion.correction(high), scale = square(criterion.leading_variance(high));
  if (!certainly_less(scale * Ball(power(Rational(2), -256), high), gamma.radius().at(high)))
    return std::nullopt;
  return fmt::format(
      "lambda1 is a multiple eigenvalue and gamma1 depends on the eigenvector, within {}; what rests on it "
      "is left out",
      gamma.to_string(6));
}

/// The square root of a number known to be non-negative, though its enclosure may reach below.
Ball root_of(const Ball& value) {
  return value.is_positive() ? sqrt(value) : join(Ball(0).at(value.precision()), sqrt(value.magnitude()));
}

std::string or_dash(const std::optional<std::string>& text) { return text ? *text : "-"; }
Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Answer speciation_answer(const Request& request, long digits) {
  const Rational variance = common_variance(
      request, "speciation needs one variance for all components; the criterion is not defined for several");
  std::optional<Rational> beta;
  if (request.has("--beta")) beta = request.positive("--beta");
  const SpeciationCriterion criterion(request.mixture());

  Answer answer;
  answer.head = {"", "tau", "sigma_tau^2", "admissible"};
  if (beta) answer.head.push_back("VP time");
  const auto row = [&](const std::string& name, const Times& times) {
    answer.table.push_back(
        {name, times.tau, times.sigma2, times.admissible ? "yes" : "no, before the start"});
    if (beta) answer.table.back().push_back(or_dash(times.process));
  };
  const auto lambda = [&](Precision precision) { return criterion.leading_variance(precision); };
  const auto gamma = [&](Precision precision) { return criterion.correction(precision); };
  const auto ambiguity = several_corrections(criterion, digits);
  const std::string lambda1 = printed_number("lambda1", digits, lambda);
  std::optional<std::string> gamma1;
  if (!ambiguity) gamma1 = printed_number("gamma1", digits, gamma);
  answer.result["lambda1"] = lambda1;
  answer.result["gamma1"] = or_null(gamma1);
  answer.remarks.push_back(fmt::format("lambda1 = {}, gamma1 = {}", lambda1, or_dash(gamma1)));

  const auto report = [&](const std::string& key, const std::string& name,
                          const std::optional<std::function<Ball(Precision)>>& noise) {
    std::optional<Times> times;
    if (noise) times = times_of({name, *noise}, variance, beta, digits);
    answer.result[key] = times ? Json(times->tau) : Json();
    if (beta) answer.result["vp_" + key] = times ? or_null(times->process) : Json();
    if (times) row(name, *times);
  };
  const bool corrects = gamma1 && criterion.rank() > 0;
  const auto discriminant = [&](Precision precision) {
    return square(lambda(precision)) + 2 * gamma(precision);
  };
  const bool real = corrects && !printed_number("discriminant", digits, discriminant).starts_with('-');
  std::optional<std::function<Ball(Precision)>> corrected, quadratic;
  if (corrects)
    corrected = [&](Precision precision) {
      return lambda(precision) + gamma(precision) / (2 * lambda(precision));
    };
  if (real)
    quadratic = [&](Precision precision) {
      return half_of(lambda(precision) + root_of(discriminant(precision)));
    };
  report("leading_order", "leading order", lambda);
  report("corrected", "corrected", corrected);
  report("quadratic", "quadratic", quadratic);

  const RootIsolation solutions = criterion.solutions(Precision::digits(digits).plus(128));
  if (!solutions.complete())
    throw std::runtime_error(
        fmt::format("speciation: near sigma_tau^2 = {} the solutions cannot be told apart (a double one?)",
                    decimal(solutions.unresolved.front().lower, 15)));
  Json exact = Json::array();
  for (std::size_t n = solutions.roots.size(); n-- > 0;) {
    const Times times =
        times_of({"exact",
                  [&, n](Precision precision) {
                    return refine_root(criterion.gap(), solutions.roots[n], precision.to_digits());
                  }},
                 variance, beta, digits);
    exact.push_back({{"tau", times.tau}, {"sigma2", times.sigma2}, {"admissible", times.admissible}});
    if (beta) exact.back()["vp_time"] = or_null(times.process);
    row("exact", times);
  }
  answer.result["exact"] = exact;

  if (ambiguity) answer.remarks.push_back(*ambiguity);
  if (corrects && !real) answer.remarks.push_back("the quadratic formula has no real value here");
  answer.remarks.push_back(
      solutions.roots.empty()
          ? "the exact criterion has no solution: the Jacobian at the weighted mean stays negative definite"
          : fmt::format("{} of the exact criterion: this list is complete",
                        solutions.roots.size() == 1 ? "one solution"
                                                    : fmt::format("{} solutions", solutions.roots.size())));
  return answer;
}

}  // namespace

Quantity speciation_quantity() {
  return {"speciation", {"--beta"}, false, [](const Request& request, long digits, bool) {
            return speciation_answer(request, digits);
          }};
}

}  // namespace referee::driver
