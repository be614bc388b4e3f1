// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "driver/agreement.hpp"
#include "driver/catalogue.hpp"
#include "driver/compute.hpp"
#include "driver/experiment.hpp"
#include "driver/fingerprint.hpp"
#include "driver/layout.hpp"
#include "driver/options.hpp"
#include "driver/program.hpp"
#include "driver/stored.hpp"
#include "driver/verify.hpp"

namespace referee::driver {
namespace {

int print(const std::string& text) {
  fmt::print("{}", text);
  return 0;
}

struct Dispatch {
  const Program& program;
  Layout layout;

  int operator()(const VerifyOptions& options) const { return verify(options, program, layout); }
  int operator()(const AgreementOptions& options) const { return agreement(options, program, layout); }
  int operator()(const ListOptions& options) const { return list(options); }
  int operator()(const ShowOptions& options) const { return show(options, layout); }
  int operator()(const ExplainOptions& options) const { return explain(options, program, layout); }
  int operator()(const ReportOptions&) const { return rewrite_reports(program, layout); }
  int operator()(const BlessOptions& options) const { return bless(options, program, layout); }
  int operator()(const ComputeOptions& options) const { return compute(options); }
  int operator()(const ExperimentOptions& options) const { return experiment(options, program, layout); }
  int operator()(const VersionOptions&) const {
    return print(fmt::format("score-referee {}\n{}\n", program.version, toolchain()));
  }
  int operator()(const Message& message) const { return print(message.text); }
};

}  // namespace

int run(int count, const char* const* arguments, const Program& program) {
  try {
    return std::visit(Dispatch{program, find_layout(program.source)}, parse_command_line(count, arguments));
  } catch (const std::exception& error) {
    fmt::print(stderr, "score-referee: {}\n", error.what());
    return 2;
  }
}

}  // namespace referee::driver
