// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/json.hpp"
#include "report/record.hpp"

namespace referee::report {
namespace {

Json claim_record(const court::Evidence& evidence) {
  const court::Judgement& judgement = evidence.judgement;
  Json findings = Json::array();
  for (const court::Finding& finding : judgement.findings) findings.push_back(record(finding));
  return {{"id", evidence.id},
          {"paper", evidence.paper},
          {"kind", evidence.kind},
          {"title", evidence.title},
          {"verdict", name(judgement.verdict)},
          {"expected", text_or_null(evidence.expected)},
          {"strength", name(judgement.strength)},
          {"digits", judgement.digits},
          {"instances", judgement.instances},
          {"power", text_or_null(judgement.power)},
          {"sharpness", text_or_null(judgement.sharpness)},
          {"rests_on", evidence.rests_on},
          {"seconds", evidence.seconds},
          {"repair", judgement.repair ? record(*judgement.repair) : Json(nullptr)},
          {"findings", std::move(findings)}};
}

}  // namespace

std::string run_to_json(const std::vector<court::Evidence>& claims, long digits, std::string_view budget,
                        unsigned long long seed) {
  Json records = Json::array();
  Json published = Json::array();
  for (const court::Evidence& evidence : claims) {
    records.push_back(claim_record(evidence));
    for (const court::PublishedNumber& number : evidence.judgement.published) {
      published.push_back({{"id", number.claim},
                           {"quantity", number.quantity},
                           {"printed", number.printed},
                           {"computed", number.computed},
                           {"verdict", number.verdict}});
    }
  }
  const Json run = {{"schema", 1},  {"digits", digits},  {"budget", budget},
                    {"seed", seed}, {"claims", records}, {"published", published}};
  return serialise(run, 2);
}

}  // namespace referee::report
