// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/record.hpp"

namespace referee::report {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json record(const court::Finding& finding) {
  Json instance = Json::object();
  for (const auto& [name, value] : finding.instance.values()) instance[name] = to_string(value);
  return {{"method", finding.method},
          {"what", finding.what},
          {"verdict", name(finding.verdict)},
          {"strength", name(finding.strength)},
          {"value", finding.value},
          {"expected", finding.expected},
          {"margin", finding.margin},
          {"instance", std::move(instance)},
          {"digits", finding.digits},
          {"instances", finding.instances},
          {"power", text_or_null(finding.power)},
          {"sharpness", text_or_null(finding.sharpness)},
          {"note", finding.note},
          {"certificate", finding.certificate}};
}

Json record(const court::Repair& repair) {
  Json findings = Json::array();
  for (const court::Finding& finding : repair.findings) findings.push_back(record(finding));
  return {{"statement", repair.statement},
          {"verdict", name(repair.verdict)},
          {"strength", name(repair.strength)},
          {"findings", std::move(findings)}};
}

std::string serialise(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace referee::report
