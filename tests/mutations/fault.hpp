// SPDX-License-Identifier: GPL-3.0-or-later
/// Faults to be planted in the sources: what they are, and what ought to notice them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace referee::mutations {

/// A request that cannot be carried out; exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// How the original text and its replacement are joined so that one build holds both.
enum class Form { expression, statement };

struct Fault {
  std::string name;      ///< unique, such as "posterior.covariance.own-variance"
  std::string file;      ///< relative to the project's root
  std::string kind;      ///< sign, constant, exponent, ...
  std::string within;    ///< text that occurs once in the file and contains `original` once; empty: the file
  std::string original;  ///< a whole expression or statement
  std::string replacement;  ///< the faulty one
  Form form = Form::expression;
  std::vector<std::string> claims;  ///< ids that ought to notice
  std::vector<std::string> tests;   ///< "heat" or, with Boost.Test's filter, "heat:score"
  std::string survives;             ///< why nothing can or need notice; empty: it has to be caught

  /// "numbers", ..., "court" for the library, the paper's name for a theorem.
  std::string module() const;
  /// Stands for the name in the planted sources.
  std::uint32_t number() const;
};

/// Every *.toml of the folder, in order of file names.
/// @throws std::runtime_error naming file and key for what is malformed, unknown or missing, for a name that
/// is
///         used twice and for two names of one number.
std::vector<Fault> read_faults(const std::filesystem::path& folder);

/// The faults that names and shell patterns choose, in catalogue order; all of them without patterns.
/// @throws UsageError for a pattern that names none.
std::vector<Fault> chosen(const std::vector<Fault>& faults, const std::vector<std::string>& patterns);

}  // namespace referee::mutations
