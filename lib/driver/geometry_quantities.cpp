// SPDX-License-Identifier: GPL-3.0-or-later
/// The quantities of score mixing: potential, critical points, bifurcations, limiting flow.
#include <fmt/format.h>

#include "driver/plane_picture.hpp"
#include "driver/quantities.hpp"
#include "driver/usage_error.hpp"
#include "dynamics/limit_flow.hpp"
#include "geometry/bifurcations.hpp"
#include "heat/mixed_score.hpp"
#include "heat/rescaled_potential.hpp"

namespace referee::driver {
namespace {

SupportPair pair_of(const Supports& supports) { return {supports.first, supports.second}; }

Json sites_json(const std::vector<int>& sites) {
  Json list = Json::array();
  for (int site : sites) list.push_back(site);
  return list;
}

std::string sites_text(const std::vector<int>& sites) { return fmt::format("{}", fmt::join(sites, ",")); }

/// "p/q", or for an irrational number a decimal; its polynomial goes beside it.
std::string number_text(const AlgebraicNumber& value, long digits) {
  return value.is_rational() ? to_string(value.rational())
                             : value.enclosure(Precision::digits(digits).plus(16)).to_decimal(digits);
}

std::string short_number(const AlgebraicNumber& value) {
  return value.is_rational() ? decimal(value.rational(), 8) : number_text(value, 8);
}

Json polynomial_json(const AlgebraicNumber& value) {
  Json list = Json::array();
  for (const Integer& coefficient : value.polynomial()) list.push_back(coefficient.str());
  return list;
}

std::string flags(bool clarke, bool minimum, bool degenerate) {
  std::string text = clarke ? "Clarke" : "outer only";
  if (minimum) text += ", minimiser";
  if (degenerate) text += ", degenerate";
  return text;
}

Json branch_json(const CriticalBranch& branch, long digits) {
  return {{"I", sites_json(branch.first)},
          {"J", sites_json(branch.second)},
          {"dimension", branch.dimension},
          {"kind", to_string(branch.kind)},
          {"clarke", branch.clarke},
          {"minimum", branch.minimum},
          {"from", number_text(branch.from, digits)},
          {"to", branch.to ? Json(number_text(*branch.to, digits)) : Json()},
          {"start", exact_json(branch.start)},
          {"velocity", exact_json(branch.velocity)}};
}

/// "(2, 0)", or "hull of (4, 4), (4, -4)".
std::string hull_text(const std::vector<RationalPoint>& points) {
  std::vector<std::string> names;
  for (const RationalPoint& point : points) names.push_back(short_point(point));
  return fmt::format("{}{}", points.size() > 1 ? "hull of " : "", fmt::join(names, ", "));
}

/// The point of a bifurcation: exact where lambda is, else to the digits.
std::vector<std::string> place(const Bifurcation& event, const CriticalBranch& branch, long digits) {
  std::vector<std::string> result;
  if (event.lambda.is_rational()) {
    for (const Rational& coordinate : branch.at(event.lambda.rational()))
      result.push_back(to_string(coordinate));
    return result;
  }
  const Precision precision = Precision::digits(digits).plus(64);
  const Ball lambda = event.lambda.enclosure(precision);
  for (std::size_t i = 0; i < branch.start.size(); ++i) {
    const Ball coordinate = Ball(branch.start[i], precision) + lambda * Ball(branch.velocity[i], precision);
    result.push_back(coordinate.contains_zero() ? "0" : coordinate.to_decimal(digits));
  }
  return result;
}

}  // namespace

Quantity potential_quantity() {
  return {"potential", {"--at", "--time"}, true, [](const Request& request, long digits, bool with_picture) {
            const Supports& supports = request.supports();
            const RationalPoint at = request.point("--at", request.dimension());
            const DistancePotential potential(pair_of(supports), supports.lambda);
            Answer answer;
            if (request.has("--time")) {
              const Rational time = request.positive("--time");
              const MixedScore mixed = mixed_score(supports);
              answer = enclosed_answer(digits, [&](Precision precision) {
                const auto rescaled = rescaled_potential(mixed, at, time, precision);
                return std::vector<Enclosed>{{"F", {}, {rescaled.value}},
                                             {"gradient_F", {at.size()}, rescaled.gradient}};
              });
            } else {
              answer.result = {{"F", nullptr}, {"gradient_F", nullptr}};
            }
            const NearestSites nearest = potential.nearest(at);
            const Rational phi = potential.value(at);
            answer.result["phi"] = to_string(phi);
            answer.result["nearest"] = {{"I", sites_json(nearest.first)}, {"J", sites_json(nearest.second)}};
            answer.table.insert(answer.table.begin(), {"phi", " " + to_string(phi)});
            answer.table.push_back({"nearest in A1", " " + sites_text(nearest.first)});
            answer.table.push_back({"nearest in A2", " " + sites_text(nearest.second)});
            for (const auto& [key, name, points] :
                 {std::tuple{"clarke", "Clarke set", potential.clarke_subdifferential(at)},
                  std::tuple{"outer", "outer Clarke set", potential.outer_subdifferential(at)}}) {
              Json list = Json::array();
              for (const RationalPoint& gradient : points) list.push_back(exact_json(gradient));
              answer.result[key] = list;
              answer.table.push_back({name, " " + hull_text(points)});
            }
            if (with_picture) answer.picture = plane_picture(potential, {}, {{"point", {at}}});
            return answer;
          }};
}

Quantity critical_points_quantity() {
  return {"critical-points", {}, true, [](const Request& request, long, bool with_picture) {
            const Supports& supports = request.supports();
            const SupportPair pair = pair_of(supports);
            const auto points = critical_points(pair, supports.lambda);
            Answer answer;
            answer.head = {"at", "kind", "phi", "I", "J", "dimension", ""};
            Json list = Json::array();
            for (const CriticalPoint& point : points) {
              list.push_back({{"at", exact_json(point.at)},
                              {"kind", to_string(point.kind)},
                              {"I", sites_json(point.first)},
                              {"J", sites_json(point.second)},
                              {"clarke", point.clarke},
                              {"outer", true},
                              {"phi", to_string(point.potential)},
                              {"dimension", point.dimension},
                              {"minimum", point.minimum},
                              {"degenerate", point.degenerate}});
              answer.table.push_back({short_point(point.at), to_string(point.kind),
                                      decimal(point.potential, 8), sites_text(point.first),
                                      sites_text(point.second), std::to_string(point.dimension),
                                      flags(point.clarke, point.minimum, point.degenerate)});
            }
            answer.result["points"] = list;
            answer.remarks.push_back(fmt::format("{} critical points; this list is complete", points.size()));
            if (with_picture)
              answer.picture = plane_picture(DistancePotential(pair, supports.lambda), points, {});
            return answer;
          }};
}

Quantity bifurcations_quantity() {
  return {
      "bifurcations", {}, true, [](const Request& request, long digits, bool with_picture) {
        const auto diagram = bifurcation_diagram(pair_of(request.supports()));
        Answer answer;
        answer.head = {"lambda", "event", "at"};
        Json events = Json::array(), branches = Json::array();
        for (const Bifurcation& event : diagram.bifurcations) {
          const CriticalBranch& branch = diagram.branches[static_cast<std::size_t>(event.branch)];
          Json entry = {{"lambda", number_text(event.lambda, digits)},
                        {"event", event.event},
                        {"at", place(event, branch, digits)},
                        {"before", sites_json(event.before)},
                        {"after", sites_json(event.after)}};
          if (!event.lambda.is_rational()) entry["lambda_polynomial"] = polynomial_json(event.lambda);
          events.push_back(entry);
          const auto at = place(event, branch, 6);
          answer.table.push_back({short_number(event.lambda), event.event,
                                  event.lambda.is_rational() ? short_point(branch.at(event.lambda.rational()))
                                                             : fmt::format("({})", fmt::join(at, ", "))});
        }
        for (const CriticalBranch& branch : diagram.branches) branches.push_back(branch_json(branch, digits));
        answer.result = {{"bifurcations", events}, {"branches", branches}};
        answer.remarks.push_back(
            fmt::format("{} branches of critical points over lambda >= 0, {} bifurcations",
                        diagram.branches.size(), diagram.bifurcations.size()));
        if (with_picture) answer.picture = bifurcation_picture(pair_of(request.supports()), diagram);
        return answer;
      }};
}

Quantity limit_flow_quantity() {
  return {
      "limit-flow", {"--from", "--tau"}, true, [](const Request& request, long digits, bool with_picture) {
        const Supports& supports = request.supports();
        const DistancePotential potential(pair_of(supports), supports.lambda);
        const RationalPoint from = request.point("--from", request.dimension());
        const Rational tau = request.positive("--tau", Rational(10));
        const LimitFlow flow = limit_flow(potential, from);
        const Precision precision = Precision::digits(digits).plus(64);
        const Ball end = Ball(tau, precision);
        Answer answer;
        answer.head = {"solution", "tau", "at", "I", "J", "towards"};
        Json solutions = Json::array();
        std::vector<PlaneCurve> curves;
        for (std::size_t n = 0; n < flow.solutions.size(); ++n) {
          const LimitSolution& solution = flow.solutions[n];
          Json pieces = Json::array();
          PlaneCurve curve{n == 0 ? "solutions" : "", {}};
          const LimitPiece* last = nullptr;
          for (const LimitPiece& piece : solution.pieces) {
            const Ball start = similarity_time(piece.entry, precision);
            if (last && !certainly_less(start, end)) break;
            last = &piece;
            const std::string when = piece.entry == 1 ? "0" : start.to_decimal(digits);
            Json departures = Json::array();
            for (const Departure& departure : piece.departures)
              departures.push_back({{"stratum",
                                     {{"I", sites_json(departure.stratum.first)},
                                      {"J", sites_json(departure.stratum.second)}}},
                                    {"towards", exact_json(departure.target)},
                                    {"opens", to_string(departure.opens)},
                                    {"closes", to_string(departure.closes)}});
            pieces.push_back(
                {{"tau", when},
                 {"decay", to_string(piece.entry)},
                 {"at", exact_json(piece.from)},
                 {"stratum",
                  {{"I", sites_json(piece.stratum.first)}, {"J", sites_json(piece.stratum.second)}}},
                 {"towards", exact_json(piece.target)},
                 {"departures", departures}});
            answer.table.push_back({std::to_string(n + 1), piece.entry == 1 ? "0" : start.to_decimal(8),
                                    short_point(piece.from), sites_text(piece.stratum.first),
                                    sites_text(piece.stratum.second), short_point(piece.target)});
            curve.points.push_back(piece.from);
          }
          Json final_at = Json::array();
          std::vector<std::string> shown;
          RationalPoint drawn;
          for (const Ball& coordinate : position(solution, end)) {
            final_at.push_back(coordinate.contains_zero() ? "0" : coordinate.to_decimal(digits));
            shown.push_back(coordinate.contains_zero() ? "0" : coordinate.to_decimal(6));
            drawn.push_back(coordinate.midpoint_as_rational());
          }
          curve.points.push_back(drawn);
          pieces.push_back(
              {{"tau", decimal(tau, digits)},
               {"at", final_at},
               {"stratum",
                {{"I", sites_json(last->stratum.first)}, {"J", sites_json(last->stratum.second)}}}});
          answer.table.push_back({std::to_string(n + 1), decimal(tau, 8),
                                  shown.size() == 1 ? shown[0] : fmt::format("({})", fmt::join(shown, ", ")),
                                  "", "", ""});
          solutions.push_back(pieces);
          curves.push_back(std::move(curve));
        }
        answer.result = {{"solutions", solutions}, {"complete", flow.complete}};
        answer.remarks.push_back(fmt::format("{} solution{}{}", flow.solutions.size(),
                                             flow.solutions.size() == 1 ? "" : "s",
                                             flow.complete ? "" : "; the list was cut off, there are more"));
        if (with_picture)
          answer.picture =
              plane_picture(potential, critical_points(potential.supports(), potential.lambda()), curves);
        return answer;
      }};
}

}  // namespace referee::driver
