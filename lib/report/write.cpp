// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "report/csv.hpp"
#include "report/dependency_figure.hpp"
#include "report/pages.hpp"
#include "report/reports.hpp"
#include "report/svg.hpp"
#include "report/svg_parts.hpp"

namespace referee::report {
namespace {

namespace fs = std::filesystem;

/// Relative path and contents; sorted by path, so that two runs write in the same order.
using Files = std::map<std::string, std::string>;

/// Ids and figure names become file names: nothing that could lead out of the directory.
const std::string& file_name(const std::string& name) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  if (name.empty() || name[0] == '.' || name.find_first_not_of(allowed) != std::string::npos) {
    throw std::runtime_error("\"" + name + "\" cannot be the name of a report file");
  }
  return name;
}

void add(Files& files, const std::string& path, std::string contents) {
  const auto [place, fresh] = files.emplace(path, std::move(contents));
  if (!fresh && place->second != contents) throw std::runtime_error("two different reports would be " + path);
}

Files render(const Catalogue& catalogue, const Rechecks& rechecks, const OtherRecords& others) {
  Files files;
  add(files, "README.md", scoreboard(catalogue, others));
  add(files, "published-numbers.md", published_page(catalogue));
  add(files, std::string(reading_file), reading_page());
  add(files, "errata.md", errata_page(catalogue, rechecks));
  for (const std::string& paper : catalogue.papers()) {
    add(files, file_name(paper) + ".md", paper_page(catalogue, paper));
    const std::string picture = "figures/" + dependency_figure_name(paper);
    add(files, picture + ".svg", dependency_figure(catalogue, paper));
    add(files, picture + ".csv", dependency_csv(catalogue, paper));
  }
  for (const court::Evidence& evidence : catalogue.claims()) {
    add(files, "claims/" + file_name(evidence.id) + ".md", claim_page(catalogue, evidence, rechecks));
    for (const court::Figure& figure : evidence.judgement.figures) {
      add(files, "figures/" + file_name(figure.name) + ".svg", to_svg(figure));
      add(files, "figures/" + figure.name + ".csv", to_csv(figure));
    }
  }
  return files;
}

std::string contents_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream contents;
  contents << stream.rdbuf();
  return stream ? contents.str() : std::string();
}

/// The pages of experiments that have been run, by name.
std::vector<ExperimentLink> experiment_links(const fs::path& directory) {
  std::vector<ExperimentLink> links;
  if (!fs::is_directory(directory)) return links;
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (entry.path().extension() != ".md" || !entry.is_regular_file()) continue;
    std::istringstream page(contents_of(entry.path()));
    const auto marker = std::string(experiment_marker.substr(0, experiment_marker.find('\n')));
    std::string line;
    if (!std::getline(page, line) || line != marker) continue;
    while (std::getline(page, line))
      if (line.starts_with("# ")) {
        links.push_back({entry.path().stem().string(), line.substr(2)});
        break;
      }
  }
  std::sort(links.begin(), links.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return links;
}

void write_file(const fs::path& path, const std::string& contents) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (!error && contents_of(path) == contents) return;
  // A fixed name: what an interrupted run left behind is overwritten by the next one.
  const fs::path partial = path.parent_path() / ("." + path.filename().string() + ".partial");
  {
    std::ofstream stream(partial, std::ios::binary | std::ios::trunc);
    stream << contents;
    stream.close();
    if (!stream) {
      fs::remove(partial, error);
      throw std::runtime_error("cannot write " + path.string());
    }
  }
  fs::rename(partial, path, error);
  if (error) {
    std::error_code ignored;
    fs::remove(partial, ignored);
    throw std::runtime_error("cannot write " + path.string() + ": " + error.message());
  }
}

/// Our own files of an earlier run that this run does not have; anybody else's stay.
void remove_stale(const fs::path& directory, const std::string& folder, std::string_view extension,
                  std::initializer_list<std::string_view> markers, const Files& files) {
  if (!fs::is_directory(directory / folder)) return;
  std::vector<fs::path> stale;
  for (const auto& entry : fs::directory_iterator(directory / folder)) {
    const fs::path& path = entry.path();
    if (path.extension() != extension || !entry.is_regular_file()) continue;
    if (files.count(folder + "/" + path.filename().string()) > 0) continue;
    const std::string contents = contents_of(path);
    const bool ours = std::any_of(markers.begin(), markers.end(), [&](std::string_view marker) {
      return std::string_view(contents).substr(0, 500).find(marker) != std::string_view::npos;
    });
    if (ours) stale.push_back(path);
  }
  for (const fs::path& path : stale) {
    std::error_code error;
    fs::remove(path, error);
    if (error) throw std::runtime_error("cannot remove " + path.string() + ": " + error.message());
  }
}

}  // namespace

void write_reports(const fs::path& directory, const std::vector<court::Evidence>& claims,
                   const fs::path& root) {
  const Files files =
      render(Catalogue(claims), read_rechecks(root, claims),
             {experiment_links(directory / "experiments"), read_mutation_score(directory / "mutations.json"),
              read_agreement(directory / agreement_file)});
  // The scoreboard comes last, so that it never links to a page that is not there yet.
  for (const auto& [path, contents] : files) {
    if (path != "README.md") write_file(directory / path, contents);
  }
  write_file(directory / "README.md", files.at("README.md"));
  remove_stale(directory, "claims", ".md", {page_marker}, files);
  remove_stale(directory, "figures", ".svg", {figure_marker}, files);
  remove_stale(directory, "figures", ".csv", {curve_columns, dependency_columns}, files);
}

}  // namespace referee::report
