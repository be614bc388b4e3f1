// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/json.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "report/record.hpp"

namespace referee::report {
namespace {

constexpr int record_version = 1;

const Json& array(const Json& json) {
  if (!json.is_array()) throw std::runtime_error("a list is missing");
  return json;
}

// JSON has no word for the doubles that are not finite, yet a figure may hold them: they break its line.
Json number(double value) {
  if (std::isfinite(value)) return value;
  return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

double number_from(const Json& json) {
  if (json.is_number()) return json.get<double>();
  const auto& word = json.get_ref<const std::string&>();
  if (word == "nan") return std::numeric_limits<double>::quiet_NaN();
  if (word == "inf") return std::numeric_limits<double>::infinity();
  if (word == "-inf") return -std::numeric_limits<double>::infinity();
  throw std::runtime_error("\"" + word + "\" is not a number");
}

Json numbers(const std::vector<double>& values) {
  Json result = Json::array();
  for (const double value : values) result.push_back(number(value));
  return result;
}

std::vector<double> numbers_from(const Json& json) {
  std::vector<double> values;
  for (const Json& value : array(json)) values.push_back(number_from(value));
  return values;
}

using Marks = std::vector<std::pair<double, std::string>>;

Json marks(const Marks& values) {
  Json result = Json::array();
  for (const auto& [position, label] : values) result.push_back({{"at", number(position)}, {"label", label}});
  return result;
}

Marks marks_from(const Json& json) {
  Marks values;
  for (const Json& mark : array(json)) values.emplace_back(number_from(mark.at("at")), mark.at("label"));
  return values;
}

Json figure_record(const court::Figure& figure) {
  Json panels = Json::array();
  for (const court::Panel& panel : figure.panels) {
    Json curves = Json::array();
    for (const court::Curve& curve : panel.curves) {
      curves.push_back({{"label", curve.label},
                        {"x", numbers(curve.x)},
                        {"y", numbers(curve.y)},
                        {"dashed", curve.dashed},
                        {"faint", curve.faint},
                        {"points", curve.points}});
    }
    panels.push_back({{"title", panel.title},
                      {"x_label", panel.x_label},
                      {"y_label", panel.y_label},
                      {"log_x", panel.log_x},
                      {"log_y", panel.log_y},
                      {"curves", std::move(curves)},
                      {"vertical_marks", marks(panel.vertical_marks)},
                      {"horizontal_marks", marks(panel.horizontal_marks)}});
  }
  return {{"name", figure.name}, {"caption", figure.caption}, {"panels", std::move(panels)}};
}

court::Figure figure_from(const Json& json) {
  court::Figure figure{json.at("name"), json.at("caption"), {}};
  for (const Json& entry : array(json.at("panels"))) {
    court::Panel panel;
    panel.title = entry.at("title");
    panel.x_label = entry.at("x_label");
    panel.y_label = entry.at("y_label");
    panel.log_x = entry.at("log_x");
    panel.log_y = entry.at("log_y");
    for (const Json& curve : array(entry.at("curves"))) {
      panel.curves.push_back({curve.at("label"), numbers_from(curve.at("x")), numbers_from(curve.at("y")),
                              curve.at("dashed"), curve.at("points"), curve.at("faint")});
    }
    panel.vertical_marks = marks_from(entry.at("vertical_marks"));
    panel.horizontal_marks = marks_from(entry.at("horizontal_marks"));
    figure.panels.push_back(std::move(panel));
  }
  return figure;
}

std::string text_from(const Json& json) { return json.is_null() ? std::string() : json.get<std::string>(); }

court::Verdict verdict_of(const Json& json) {
  return court::verdict_from(json.at("verdict").get<std::string>());
}
court::Strength strength_of(const Json& json) {
  return court::strength_from(json.at("strength").get<std::string>());
}

court::Finding finding_from(const Json& json) {
  court::Finding finding;
  finding.method = json.at("method");
  finding.what = json.at("what");
  finding.verdict = verdict_of(json);
  finding.strength = strength_of(json);
  finding.value = json.at("value");
  finding.expected = json.at("expected");
  finding.margin = json.at("margin");
  for (const auto& [name, value] : json.at("instance").items()) {
    finding.instance.set(name, parse_rational(value.get<std::string>()));
  }
  finding.digits = json.at("digits");
  finding.instances = json.at("instances");
  finding.power = text_from(json.at("power"));
  finding.sharpness = text_from(json.at("sharpness"));
  finding.note = json.at("note");
  finding.certificate = json.at("certificate").get<std::vector<std::string>>();
  return finding;
}

std::vector<court::Finding> findings_from(const Json& json) {
  std::vector<court::Finding> findings;
  for (const Json& finding : array(json)) findings.push_back(finding_from(finding));
  return findings;
}

court::Judgement judgement_from(const Json& json) {
  court::Judgement judgement;
  judgement.verdict = verdict_of(json);
  judgement.strength = strength_of(json);
  judgement.digits = json.at("digits");
  judgement.instances = json.at("instances");
  judgement.power = text_from(json.at("power"));
  judgement.sharpness = text_from(json.at("sharpness"));
  judgement.findings = findings_from(json.at("findings"));
  if (const Json& repair = json.at("repair"); !repair.is_null()) {
    judgement.repair = court::Repair{repair.at("statement"), verdict_of(repair), strength_of(repair),
                                     findings_from(repair.at("findings"))};
  }
  for (const Json& entry : array(json.at("published"))) {
    judgement.published.push_back({entry.at("claim"), entry.at("quantity"), entry.at("printed"),
                                   entry.at("computed"), entry.at("verdict")});
  }
  for (const Json& figure : array(json.at("figures"))) judgement.figures.push_back(figure_from(figure));
  return judgement;
}

Json judgement_record(const court::Judgement& judgement) {
  Json findings = Json::array(), published = Json::array(), figures = Json::array();
  for (const court::Finding& finding : judgement.findings) findings.push_back(record(finding));
  for (const court::PublishedNumber& entry : judgement.published) {
    published.push_back({{"claim", entry.claim},
                         {"quantity", entry.quantity},
                         {"printed", entry.printed},
                         {"computed", entry.computed},
                         {"verdict", entry.verdict}});
  }
  for (const court::Figure& figure : judgement.figures) figures.push_back(figure_record(figure));
  return {{"verdict", name(judgement.verdict)},
          {"strength", name(judgement.strength)},
          {"digits", judgement.digits},
          {"instances", judgement.instances},
          {"power", text_or_null(judgement.power)},
          {"sharpness", text_or_null(judgement.sharpness)},
          {"findings", std::move(findings)},
          {"repair", judgement.repair ? record(*judgement.repair) : Json(nullptr)},
          {"published", std::move(published)},
          {"figures", std::move(figures)}};
}

/// The fields of Evidence that are plain text, under the names that they have there.
constexpr std::pair<const char*, std::string court::Evidence::*> text_fields[] = {
    {"id", &court::Evidence::id},
    {"paper", &court::Evidence::paper},
    {"kind", &court::Evidence::kind},
    {"title", &court::Evidence::title},
    {"statement", &court::Evidence::statement},
    {"hypotheses", &court::Evidence::hypotheses},
    {"source", &court::Evidence::source},
    {"evidence", &court::Evidence::evidence},
    {"refuted_by", &court::Evidence::refuted_by},
    {"attack", &court::Evidence::attack},
    {"file", &court::Evidence::file},
    {"expected", &court::Evidence::expected},
    {"budget", &court::Evidence::budget}};

}  // namespace

std::string to_json(const court::Evidence& evidence) {
  Json json = {{"record", record_version}};
  for (const auto& [key, field] : text_fields) json[key] = evidence.*field;
  json["rests_on"] = evidence.rests_on;
  json["digits"] = evidence.digits;
  json["seed"] = evidence.seed;
  json["seconds"] = number(evidence.seconds);
  json["judgement"] = judgement_record(evidence.judgement);
  return serialise(json, -1);
}

court::Evidence evidence_from_json(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    if (json.at("record").get<int>() != record_version)
      throw std::runtime_error("another version of the record");
    court::Evidence evidence;
    for (const auto& [key, field] : text_fields) evidence.*field = json.at(key).get<std::string>();
    evidence.rests_on = json.at("rests_on").get<std::vector<std::string>>();
    evidence.digits = json.at("digits");
    evidence.seed = json.at("seed");
    evidence.seconds = number_from(json.at("seconds"));
    evidence.judgement = judgement_from(json.at("judgement"));
    return evidence;
  } catch (const std::exception& error) {
    throw std::runtime_error(std::string("not a complete evidence record: ") + error.what());
  }
}

}  // namespace referee::report
