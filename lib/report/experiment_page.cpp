// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/experiment_page.hpp"

#include <fmt/format.h>

#include "report/catalogue.hpp"
#include "report/csv.hpp"
#include "report/enumeration.hpp"
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

/// The folder of the claims' pages, seen from that of the experiments.
constexpr std::string_view claims_folder = "../claims/";

/// Puts the parts of an exhibit one below the other and keeps the files that they need.
class Writer {
 public:
  /// @param claims those whose names become links; must outlive the writer.
  explicit Writer(const Catalogue& claims) : claims_(claims) {}

  void operator()(const court::Paragraph& paragraph) {
    page_ += linked(claims_, listed(sentence(paragraph.text), ""), claims_folder, "") + "\n\n";
  }

  void operator()(const court::ExhibitTable& table) {
    if (!table.caption.empty()) page_ += fmt::format("**{}**\n\n", prose(table.caption));
    std::vector<std::string> header;
    for (const auto& cell : table.header) header.push_back(prose(cell));
    Table markdown(std::move(header));
    for (const auto& row : table.rows) {
      std::vector<std::string> cells;
      for (const auto& cell : row)
        cells.push_back(claims_.find(cell) != nullptr ? claim_link(cell, claims_folder) : cell_text(cell));
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
  const Catalogue& claims_;
  std::string page_;
  std::map<std::string, std::string> files_;
};

}  // namespace

std::map<std::string, std::string> experiment_files(const court::Experiment& experiment,
                                                    const court::Exhibit& exhibit,
                                                    const std::vector<court::Evidence>& claims,
                                                    std::string_view command) {
  const Catalogue catalogue(claims);
  Writer writer(catalogue);
  writer.page() = fmt::format("{}# {}\n\n{}, {}.\n\n", experiment_marker, prose(experiment.title),
                              link(prose(paper_title(experiment.paper)), "../" + experiment.paper + ".md"),
                              prose(experiment.source));
  for (const auto& part : exhibit.parts) std::visit(writer, part);
  if (!claims.empty()) {
    Table verdicts({"claim", "verdict", "strength", "title"});
    for (const auto& claim : claims)
      verdicts.row({claim_link(claim.id, claims_folder), emphasised(claim.judgement.verdict),
                    strength_text(claim.judgement.strength), prose(claim.title)});
    writer.page() += "## Verdicts\n\n" + verdicts.text() +
                     fmt::format("\nWith all the evidence: {}, and so for the others.\n\n",
                                 code("./referee explain " + claims.front().id));
  }
  writer.page() += fmt::format("Made by {}; again with {}. Back to the {}.\n",
                               link(code(experiment.file), "../../" + experiment.file), code(command),
                               link("scoreboard", "../README.md"));
  auto files = std::move(writer.files());
  files[experiment.name + ".md"] = std::move(writer.page());
  return files;
}

}  // namespace referee::report
