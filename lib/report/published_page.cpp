// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "report/markdown.hpp"
#include "report/pages.hpp"
#include "report/phrases.hpp"

namespace referee::report {

std::string published_page(const Catalogue& catalogue) {
  std::string page(page_marker);
  page +=
      "# Printed numbers\n\nEvery number that the papers print, beside the same quantity recomputed from the "
      "stated "
      "inputs. A number *matches* when the enclosure of the recomputed value rounds to the printed digits, "
      "*matches "
      "(truncated)* when it was cut off instead of rounded, has its *last digit off* when it is within one "
      "and a "
      "half units of the last place, and is *wrong* beyond. A bound printed with < matches when the value "
      "lies "
      "below.\n";
  bool any = false;
  for (const std::string& paper : catalogue.papers()) {
    Table table({"claim", "quantity", "printed", "recomputed", "verdict"});
    for (const court::Evidence* evidence : catalogue.of_paper(paper)) {
      for (const court::PublishedNumber& number : evidence->judgement.published) {
        const bool matches = number.verdict.starts_with("matches");
        table.row({claim_link(evidence->id, "claims/"), prose(number.quantity), code(number.printed),
                   code(number.computed),
                   matches ? prose(number.verdict) : fmt::format("**{}**", prose(number.verdict))});
      }
    }
    if (table.empty()) continue;
    any = true;
    page += fmt::format("\n## {}\n\n{}", link(prose(paper_title(paper)), paper + ".md"), table.text());
  }
  if (!any) page += "\nNo printed number was put on trial in this run.\n";
  return page + fmt::format("\nBack to the {}.\n", link("scoreboard", "README.md"));
}

}  // namespace referee::report
