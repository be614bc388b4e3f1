# SPDX-License-Identifier: GPL-3.0-or-later
# ./referee mutate: builds the library and the theorems once with every fault of tests/mutations/catalogue asleep in
# them, then wakes one after the other and runs what ought to notice.

mutate_usage() {
  cat <<'TEXT'
usage: ./referee mutate [NAME|glob ...] [--reports DIR] [--jobs N]
       ./referee mutate --list

Plants faults (signs, constants, exponents, swapped weights, dropped terms, ...) in a copy of the sources and runs the
unit tests and claims that each of them touches. Without names it tries all of them and writes mutations.md and
mutations.json to reports/; with names only where --reports says.

  --list         the faults
  --reports DIR  write mutations.md and mutations.json there
  --jobs N       programs at once (default: the processors)

Exit codes: 0 every fault was noticed or says why it need not be; 1 one survived; 2 the command cannot be carried out.
TEXT
}

# build_planted TARGET...: the planted tree, in a build of its own.
build_planted() (
  root=$1 build=$2
  shift 2
  mkdir -p -- "$build"
  [[ -f $build/build.ninja ]] || configure
  build_targets "$@"
)

run_mutations() {
  local tool=$build/score-mutations tree=$build/mutate/tree planted=$build/mutate/build argument targets
  for argument; do
    case $argument in
      -h | --help) mutate_usage; exit 0 ;;
    esac
  done
  build_targets score-mutations
  if [[ ${1-} == --list ]]; then
    exec "$tool" list --root "$root"
  fi
  # Names and options are judged before anything long begins.
  targets=$("$tool" targets --root "$root" "$@") || exit $?
  "$tool" plant --root "$root" --tree "$tree" || exit $?
  # shellcheck disable=SC2086
  build_planted "$tree" "$planted" $targets || exit $?
  release_build
  exec "$tool" run --root "$root" --tree "$tree" --build "$planted" "$@"
}
