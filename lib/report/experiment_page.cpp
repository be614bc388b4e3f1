// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/experiment_page.hpp"

#include <fmt/format.h>

#include "report/catalogue.hpp"
#include "report/csv.hpp"
#include "report/markdown.hpp"
#include "report/pages.hpp"
#include "report/phrases.hpp"
#include "report/svg.hpp"

namespace referee::report {
namespace {

/// Numbers and ids as code, words as prose.
std::string cell_text(std::string_view text) {
  const bool one_word = text.find(' ') == std::string_view::npos;
  return one_word && text.find_first_of("0123456789") != std::string_view::npos ? code(text) : prose(text);
}

/// Puts the parts of an exhibit one below the other and keeps the files that they need.
class Writer {
 public:
  void operator()(const court::Paragraph& paragraph) { page_ += prose(paragraph.text) + "\n\n"; }

  void operator()(const court::ExhibitTable& table) {
    if (!table.caption.empty()) page_ += fmt::format("**{}**\n\n", prose(table.caption));
    std::vector<std::string> header;
    for (const auto& cell : table.header) header.push_back(prose(cell));
    Table markdown(std::move(header));
    for (const auto& row : table.rows) {
      std::vector<std::string> cells;
      for (const auto& cell : row) cells.push_back(cell_text(cell));
      markdown.row(std::move(cells));
    }
    page_ += markdown.text() + "\n";
  }

  void operator()(const court::Figure& figure) {
    files_[figure.name + ".svg"] = to_svg(figure);
    files_[figure.name + ".csv"] = to_csv(figure);
    page_ += fmt::format("!{}\n\n{} ({})\n\n", link(prose(figure.name), figure.name + ".svg"),
                         prose(figure.caption), link("data", figure.name + ".csv"));
  }

  void operator()(const court::Picture& picture) {
    files_[picture.name + ".png"] = picture.png;
    page_ += fmt::format("!{}\n\n{}\n\n", link(prose(picture.name), picture.name + ".png"),
                         prose(picture.caption));
  }

  std::string& page() { return page_; }
  std::map<std::string, std::string>& files() { return files_; }

 private:
  std::string page_;
  std::map<std::string, std::string> files_;
};

}  // namespace

std::map<std::string, std::string> experiment_files(const court::Experiment& experiment,
                                                    const court::Exhibit& exhibit,
                                                    const std::vector<court::Evidence>& claims,
                                                    std::string_view command) {
  Writer writer;
  writer.page() = fmt::format("{}# {}\n\n{}, {}.\n\n", experiment_marker, prose(experiment.title),
                              prose(paper_title(experiment.paper)), prose(experiment.source));
  for (const auto& part : exhibit.parts) std::visit(writer, part);
  if (!claims.empty()) {
    Table verdicts({"claim", "verdict", "strength", "title"});
    for (const auto& claim : claims)
      verdicts.row({code(claim.id), emphasised(claim.judgement.verdict),
                    strength_text(claim.judgement.strength), prose(claim.title)});
    writer.page() += "## Verdicts\n\n" + verdicts.text() +
                     fmt::format("\nWith all the evidence: {}, and so for the others.\n\n",
                                 code("./referee explain " + claims.front().id));
  }
  writer.page() += fmt::format("Made by {}; again with {}.\n", code(experiment.file), code(command));
  auto files = std::move(writer.files());
  files[experiment.name + ".md"] = std::move(writer.page());
  return files;
}

}  // namespace referee::report
