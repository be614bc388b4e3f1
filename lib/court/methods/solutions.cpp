// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/solutions.hpp"

#include <map>
#include <memory>
#include <stdexcept>

#include "court/methods/admission.hpp"
#include "court/shrink.hpp"

namespace referee::court {
namespace {

/// The equation at one instance, at whatever precision its variable arrives with.
UnivariateFunction at_instance(const Equation& equation, const Instance& instance) {
  auto points = std::make_shared<std::map<long, Point>>();
  return [&equation, instance, points](const Jet<Ball>& x) {
    const Precision precision = x.value().precision();
    auto known = points->try_emplace(precision.bits, instance, precision).first;
    return equation.function(known->second, x);
  };
}

struct Count {
  enum class State { proven, at_least, open } state = State::open;
  RootIsolation isolation;
  std::string reason = "max_bits leaves no precision to compute at; more bits would decide it";

  long roots() const { return static_cast<long>(isolation.roots.size()); }
  bool contradicts(long expected) const {
    return state == State::proven ? roots() != expected : state == State::at_least && roots() > expected;
  }
};

Count count_roots(const Equation& equation, const Instance& instance, const Effort& effort, long expected) {
  const auto [lower, upper] = equation.interval(instance);
  if (!(lower < upper)) throw std::domain_error("solutions: the interval is empty at " + instance.text());
  const UnivariateFunction f = at_instance(equation, instance);
  Count count;
  int attempts = 0;
  for (Precision precision : ladder(effort)) {
    // What four times the digits leave unresolved is a multiple zero or a zero at an end, not a lack of
    // digits.
    if (++attempts > 3) break;
    count.isolation = isolate_roots(f, lower, upper, precision, effort.scaled(2000, 20000, 100000));
    if (count.isolation.complete()) {
      count.state = Count::State::proven;
      return count;
    }
    if (count.roots() > expected) {
      count.state = Count::State::at_least;
      return count;
    }
    const Bracket& open = count.isolation.unresolved.front();
    count.reason =
        "the zeros in [" + Ball(open.lower, precision).to_string(10) + ", " +
        Ball(open.upper, precision).to_string(10) + "] and " +
        std::to_string(count.isolation.unresolved.size() - 1) +
        " further brackets stay uncounted; a transformation that makes them simple would decide it";
  }
  return count;
}

std::string plural(long n) { return std::to_string(n) + (n == 1 ? " zero" : " zeros"); }

std::string describe(const Count& count, const Equation& equation, const Instance& instance) {
  constexpr long shown = 8;
  std::string text = (count.state == Count::State::proven ? "" : "at least ") + plural(count.roots());
  const UnivariateFunction f = at_instance(equation, instance);
  for (long i = 0; i < std::min(count.roots(), shown); ++i)
    text += (i == 0 ? ": " : ", ") +
            refine_root(f, count.isolation.roots[static_cast<std::size_t>(i)], 20).to_string(20);
  if (count.roots() > shown) text += ", ...";
  return text;
}

}  // namespace

Finding solutions(const Effort& effort, std::string what, const Family& family, const Equation& equation,
                  const std::function<long(const Instance&)>& expected) {
  Finding finding;
  finding.method = "solutions";
  finding.what = std::move(what);
  Survey survey(family, effort);
  auto settle = [&](const Instance& instance, const Count& count, long wanted) {
    finding.instance = instance;
    finding.value = describe(count, equation, instance);
    finding.expected = plural(wanted);
    finding.margin = std::to_string(count.roots() - wanted);
    finding.strength = Strength::certified;
  };
  bool first = true;
  long most = 0;
  for (const Instance& instance : family.members) {
    if (!survey.admits(instance)) continue;
    const long wanted = expected(instance);
    const Count count = count_roots(equation, instance, effort, wanted);
    if (count.contradicts(wanted)) {
      auto fails = guarded([&](const Instance& shorter) {
        return admitted(family.hypotheses, shorter, effort) == Truth::yes &&
               count_roots(equation, shorter, effort, expected(shorter)).contradicts(expected(shorter));
      });
      const Instance counterexample = shrink(family, instance, fails, effort.scaled(30, 100, 200));
      const long there = expected(counterexample);
      settle(counterexample, count_roots(equation, counterexample, effort, there), there);
      finding.verdict = Verdict::refuted;
      finding.instances = survey.tried();
      finding.certificate = certificate(family.hypotheses);
      return finding;
    }
    if (count.state != Count::State::proven) {
      survey.doubt(instance, count.reason, "at least " + plural(count.roots()), plural(wanted));
      continue;
    }
    // The instance with the most zeros says most about the method.
    if (first || count.roots() > most) {
      most = count.roots();
      settle(instance, count, wanted);
    }
    first = false;
  }
  if (survey.leave_open(finding)) {
    finding.margin.clear();
    return finding;
  }
  finding.verdict = Verdict::holds;
  finding.instances = survey.tried();
  finding.power = "count +- 1";
  return finding;
}

}  // namespace referee::court
