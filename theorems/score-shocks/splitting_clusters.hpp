// SPDX-License-Identifier: GPL-3.0-or-later
/// Two clusters of two means each, which split along different axes: when they do, and what the between-class
/// covariance of all four means says of it.
#pragma once

#include "court/trial.hpp"

namespace referee::score_shocks {

/// Puts the cascade of Proposition 7.8 to the test: a second maximum of a cluster while sigma_tau^2 still
/// exceeds lambda_2(W), or lambda_3(W), at any separation of the clusters.
void try_cascade(court::Trial& trial);

/// Tries what a cluster really splits at: the largest eigenvalue of its own covariance.
void try_conditional_covariances(court::Trial& repaired);

}  // namespace referee::score_shocks
