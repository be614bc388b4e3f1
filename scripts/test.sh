# SPDX-License-Identifier: GPL-3.0-or-later
# ./referee test: builds everything, runs the unit tests, then tries every claim at the quick budget.

# attribute NAME FILE: an integer attribute of the outermost element of a JUnit file.
attribute() { sed -n "s/.*<testsuites[^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2"; }

# run_unit_tests: sets unit_total, unit_failed and closing_line.
run_unit_tests() {
  local line jobs record=$build/unit-tests.txt
  parallel_jobs
  unit_total=1 unit_failed=1 closing_line="no unit test ran"
  LC_ALL=C ctest --test-dir "$build" -j "$jobs" -L '^(unit|install)$' --output-on-failure --no-label-summary \
    --output-junit "$build/unit-tests.xml" --no-tests=error 2>&1 | tee "$record" || true
  line=$(grep -E '^[0-9]+% tests passed' "$record") || return 0
  closing_line=$line
  if [[ $closing_line =~ ,\ ([0-9]+)\ tests?\ failed\ out\ of\ ([0-9]+) ]]; then
    unit_failed=${BASH_REMATCH[1]} unit_total=${BASH_REMATCH[2]}
  fi
}

# run_claims: sets claims_total and claims_failed (the verdict is not the expected one, or the trial broke).
run_claims() {
  local record=$build/claims.xml status=0
  rm -f -- "$record"
  "$program" verify --budget quick --junit "$record" || status=$?
  claims_total=1 claims_failed=1
  [[ -f $record ]] || return 0
  claims_total=$(attribute tests "$record")
  claims_failed=$(($(attribute failures "$record") + $(attribute errors "$record")))
  # verify may object to more than verdicts (a printed number that stopped matching)
  if ((status && !claims_failed)); then claims_total=$((claims_total + 1)) claims_failed=1; fi
}

run_tests() {
  local unit_total unit_failed closing_line claims_total claims_failed failed
  (($# == 0)) || stop 2 "test takes no arguments; one test alone: ctest --test-dir '$build' -R NAME"
  if ! try_build; then
    say "the build failed; its full record is $build/build.log"
    printf '0 passed, 1 failed\n'
    exit 1
  fi
  release_build
  run_unit_tests
  run_claims
  failed=$((unit_failed + claims_failed))
  printf '%s\n%d passed, %d failed\n' "$closing_line" $((unit_total + claims_total - failed)) "$failed"
  exit $((failed > 0))
}
