// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/exact.hpp"

#include "court/methods/admission.hpp"
#include "court/shrink.hpp"

namespace referee::court {
namespace {

bool related(const Rational& lhs, Relation relation, const Rational& rhs) {
  switch (relation) {
    case Relation::equal:
      return lhs == rhs;
    case Relation::less:
      return lhs < rhs;
    case Relation::at_most:
      return lhs <= rhs;
    case Relation::different:
      return lhs != rhs;
  }
  throw std::logic_error("no such relation");
}

const char* sign(Relation relation) {
  switch (relation) {
    case Relation::equal:
      return "= ";
    case Relation::less:
      return "< ";
    case Relation::at_most:
      return "<= ";
    case Relation::different:
      return "!= ";
  }
  throw std::logic_error("no such relation");
}

/// Does the perturbed twin fail here?
bool twin_fails(const Rational& lhs, Relation relation, const Rational& rhs) {
  switch (relation) {
    case Relation::equal:
      return lhs != rhs + 1;
    case Relation::less:
      return !(rhs < lhs);
    case Relation::at_most:
      return !(rhs <= lhs);
    case Relation::different:
      return true;
  }
  throw std::logic_error("no such relation");
}

}  // namespace

Finding exact(const Effort& effort, std::string what, const Family& family, const ExactQuantity& lhs,
              Relation relation, const ExactQuantity& rhs) {
  Finding finding;
  finding.method = "exact";
  finding.what = std::move(what);
  auto describe = [&](const Instance& instance, const Rational& left, const Rational& right) {
    finding.instance = instance;
    finding.value = to_string(left);
    finding.expected = sign(relation) + to_string(right);
    finding.margin = to_string(Rational(right - left));
  };
  Survey survey(family, effort);
  bool caught = false, first = true;
  Rational least;
  for (const Instance& instance : family.members) {
    if (!survey.admits(instance)) continue;
    const Rational left = lhs(instance), right = rhs(instance);
    if (!related(left, relation, right)) {
      auto fails = guarded([&](const Instance& shorter) {
        return admitted(family.hypotheses, shorter, effort) == Truth::yes &&
               !related(lhs(shorter), relation, rhs(shorter));
      });
      const Instance counterexample = shrink(family, instance, fails, effort.scaled(60, 200, 400));
      describe(counterexample, lhs(counterexample), rhs(counterexample));
      finding.verdict = Verdict::refuted;
      finding.strength = Strength::exact;
      finding.instances = survey.tried();
      finding.certificate = certificate(family.hypotheses);
      return finding;
    }
    caught = caught || twin_fails(left, relation, right);
    const Rational gap = abs(Rational(right - left));
    if (first || gap < least) {
      least = gap;
      describe(instance, left, right);
    }
    first = false;
  }
  if (survey.leave_open(finding)) return finding;
  finding.instances = survey.tried();
  if (!caught) {
    finding.note =
        "the sides are equal at every instance, so that the inequality with its sides swapped passes as "
        "well; an instance at which they differ would decide it";
    return finding;
  }
  finding.verdict = Verdict::holds;
  finding.strength = Strength::exact;
  finding.power = relation == Relation::equal       ? "right side + 1"
                  : relation == Relation::different ? "right side moved by " + to_string(least)
                                                    : "sides swapped";
  return finding;
}

}  // namespace referee::court
