// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "report/markdown.hpp"
#include "report/pages.hpp"
#include "report/phrases.hpp"
#include "report/sides.hpp"

namespace referee::report {
namespace {

constexpr std::string_view verdict_words =
    "## Verdicts\n\n- *holds*: tried over its hypotheses without failure, while a slightly falsified twin of "
    "the statement was caught by the same check. Only *exact* and *certified* evidence proves anything, and "
    "only for what was tried.\n- *refuted*: at one instance the hypotheses hold and the two sides are "
    "strictly apart; a limit or an order is refuted by its extrapolation.\n- *unreproducible*: a printed "
    "number or figure comes out otherwise, or its inputs are not printed.\n- *undecided*: the effort allowed "
    "was spent; the page says what would decide it.\n- *not executable*: there is nothing to compute; the "
    "page says why.\n- *error*: the trial itself failed.\n\nA claim with several findings has the worst of "
    "their verdicts. The verdict is about the statement, not about its proof: a claim may hold although its "
    "printed proof goes back to a refuted one, and the page says so.\n\n";

constexpr std::string_view strength_words =
    "## Strengths\n\n- *exact*: rational arithmetic, without any rounding.\n- *certified*: intervals that "
    "surely contain the numbers, over whole boxes of parameters or at every instance of a finite statement. "
    "A counterexample that is certified is a proof.\n- *numeric*: so many digits at so many instances; "
    "between them nothing is proven.\n- *statistical*: a confidence bound from random draws; its chance of "
    "error is at most 1e-10.\n\nA claim that holds is as strong as its weakest finding, a refuted one as its "
    "strongest refutation.\n\n";

struct MethodWords {
  std::string_view name, does, power;
};

constexpr MethodWords method_words[] = {
    {"identity",
     "Both sides are enclosed at every instance, with more and more precision, until their difference is "
     "seen to exclude zero or to be smaller than the digits asked for.",
     "`1e-j`: the check fails when the right side is multiplied by 1 + 10^-j, or raised by 10^-j where it is "
     "zero"},
    {"bound",
     "left side <= right side. The attack searches the parameters for a violation, also at corners, ends and "
     "by random starts, and encloses both sides at what it finds; where it finds none, branch and bound "
     "tries to prove the inequality on the whole domain.",
     "`1e-j`: at the instance where the sides are closest the inequality fails when the right side is "
     "lowered by 10^-j of its size (of the left side's where it is zero), for positive sides when it is "
     "multiplied by 1 - 10^-j; with `1` nothing less than a right side of zero is caught: the bound is far "
     "from sharp at every instance visited"},
    {"exact",
     "A relation (=, <, <=, !=) between rational numbers at every instance, without rounding. The instances "
     "are finitely many; where the statement is about more, the strength is numeric.",
     "`right side + 1`: the equality fails with 1 added to the right side; `sides swapped`: the inequality "
     "fails in the other direction; `right side moved by d` (for !=): the sides differ by at least d"},
    {"limit",
     "The quantity is computed at distances 10^-k of the parameter from its limit (at 10^k towards "
     "infinity), over many decades, and extrapolated with an estimate of the error. Refuted: the stated "
     "limit is off by more than ten times that error, and the estimate is stable over the last decades.",
     "`1e-j`: a stated limit off by 10^-j of its size (of the first decade's quantity where the limit is "
     "zero) is excluded"},
    {"rate",
     "The exponent p in |quantity| ~ C h^p, extrapolated like a limit. h is the distance of the parameter "
     "from its limit, and 1/parameter where it goes to infinity: p > 0 always means that the quantity decays "
     "on the way. `at least p` stands for O(h^p).",
     "an exponent moved by this much is excluded"},
    {"solutions",
     "The zeros of a function of one variable are isolated and counted, proven on the whole interval.",
     "`count +- 1`: one zero more or fewer is noticed"},
    {"trajectory",
     "Where a flow goes: it is followed until it is proven to be in a region that no trajectory leaves.",
     "`two destinations exchanged`: the check fails when the destinations of two instances are exchanged; "
     "other words name a narrower destination, which some flows miss"},
    {"flows", "Many flows from random starts; how many do as stated.", "in words, what makes the flows fail"},
    {"sampling",
     "A mean or a probability from independent seeded draws, with a confidence interval: empirical Bernstein "
     "for a mean, Clopper-Pearson for a probability.",
     "`1e-j`: a stated value moved by 10^-j lies outside the interval"},
    {"published",
     "A number printed in the paper beside the recomputed one: it matches when the enclosure rounds to the "
     "printed digits, or is cut off to them.",
     "the print fails when it is moved by this much; for a number printed with < it is the share by which "
     "the bound can be lowered"},
};

constexpr std::string_view number_words =
    "## Numbers on a page\n\n- *digits*: to so many decimal digits both sides agree, at the instance where "
    "they agree least.\n- *instances*: how many choices of the parameters were tried.\n- *power*: the "
    "smallest falsification of the statement that the very same check catches, in the table above. Of a "
    "claim: that of its weakest check. A small number means a sharp check.\n- *sharpness*: bounds only, the "
    "largest left side / right side that was found; 1 means that the bound is attained.\n- *margin*: for a "
    "bound or an exact comparison right side minus left side, for an identity left side minus right side, "
    "for a printed number recomputed minus printed, for a limit or a rate the distance from the stated value "
    "beside the estimate of the error, for solutions how many too many.\n- *counterexample*: the instance of "
    "a refutation, as rational numbers, made as short as possible. *Worst instance*: where a statement that "
    "holds came closest to failing.\n- *certificate*: what was enclosed at the counterexample: its "
    "hypotheses, and both sides.\n- `[m +/- r]`: a number that surely lies between m - r and m + r. Dots "
    "mark digits that were left out.\n\n";

}  // namespace

std::string reading_page() {
  std::string page(page_marker);
  page +=
      "# How to read a page\n\nEach claim has a page with its statement, how it was tried, and its findings. "
      "A finding is one assertion, tried by one method; it has a verdict and, apart from that, a "
      "strength.\n\n";
  page += verdict_words;
  page += strength_words;
  Table table({"method", "what it does", "power: the smallest falsification that is caught"});
  for (const MethodWords& method : method_words)
    table.row({std::string(method_name(method.name)), std::string(method.does), std::string(method.power)});
  page += "## Methods\n\n" + table.text() + "\n";
  page += number_words;
  return page + fmt::format("Back to the {}.\n", link("scoreboard", "README.md"));
}

}  // namespace referee::report
