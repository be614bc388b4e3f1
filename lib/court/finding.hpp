// SPDX-License-Identifier: GPL-3.0-or-later
/// What a method of the court reports: enough for a sceptic to recheck it by hand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "court/instance.hpp"
#include "court/verdict.hpp"

namespace referee::court {

struct Finding {
  std::string
      method;        ///< identity, bound, limit, rate, solutions, trajectory, exact, sampling, published, ...
  std::string what;  ///< the assertion that was tried, as a sentence or formula
  Verdict verdict = Verdict::undecided;
  Strength strength = Strength::none;
  std::string value;      ///< the computed enclosure
  std::string expected;   ///< what the statement says
  std::string margin;     ///< distance between the two, or width of the difference when it contains zero
  Instance instance;      ///< the worst instance; for a refutation the shrunk counterexample
  long digits = 0;        ///< decimal digits to which both sides agree (0 where the notion does not apply)
  long instances = 0;     ///< how many instances were tried
  std::string power;      ///< smallest perturbation of the statement that this very method caught ("1e-45")
  std::string sharpness;  ///< bounds only: largest lhs/rhs found
  std::string note;       ///< remarks; for `undecided` what would decide it, for `not executable` the reason
  /// Refutations: one line for each hypothesis that was enclosed as satisfied at the instance.
  std::vector<std::string> certificate;
};

/// A printed number beside the recomputed one.
struct PublishedNumber {
  std::string claim;     ///< id
  std::string quantity;  ///< "Lambda(0)"
  std::string printed;   ///< exactly as printed
  std::string computed;  ///< 30 digits
  std::string verdict;   ///< matches | matches (truncated) | last digit off | wrong | undecided
};

/// One curve of a figure, certified values rounded for the eye.
struct Curve {
  std::string label;
  std::vector<double> x, y;
  bool dashed = false;
  bool points = false;  ///< markers instead of a line
  bool faint = false;   ///< thin and grey: a background that takes no colour from the others
};

struct Panel {
  std::string title, x_label, y_label;
  bool log_x = false, log_y = false;
  std::vector<Curve> curves = {};
  std::vector<std::pair<double, std::string>> vertical_marks = {};    ///< x and label
  std::vector<std::pair<double, std::string>> horizontal_marks = {};  ///< y and label
};

/// A picture for the report; the court stores the data, the report draws it.
struct Figure {
  std::string name;     ///< file name without extension, e.g. "score-shocks-figure-1"
  std::string caption;  ///< one sentence in our own words
  std::vector<Panel> panels;
};

/// The amended statement of a refuted claim, tried in its turn.
struct Repair {
  std::string statement;
  Verdict verdict = Verdict::undecided;
  Strength strength = Strength::none;
  std::vector<Finding> findings;
};

/// Everything that one run says about one claim.
struct Judgement {
  Verdict verdict = Verdict::undecided;
  Strength strength = Strength::none;
  long digits = 0;        ///< least agreement over all findings that measure one
  long instances = 0;     ///< sum over all findings
  std::string power;      ///< the weakest over all findings that have one
  std::string sharpness;  ///< the largest over all bounds
  std::vector<Finding> findings;
  std::optional<Repair> repair;
  std::vector<PublishedNumber> published;
  std::vector<Figure> figures;
};

/// Verdict of a list of findings: the worst one; no finding at all is `undecided`.
Verdict overall_verdict(const std::vector<Finding>& findings);
/// Strength behind that verdict: of the findings that share it, the weakest for `holds`, the strongest for
/// `refuted` (one certified counterexample suffices), `none` for undecided and error.
Strength overall_strength(const std::vector<Finding>& findings);
/// Contradictions between verdict and evidence, one line each; empty when all is well. The linter of the
/// court: e.g. `certified` without an enclosure, `refuted` without certificate, `holds` without power, a
/// repair on a claim that holds.
std::vector<std::string> contradictions(const Judgement& judgement);

}  // namespace referee::court
