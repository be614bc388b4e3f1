# SPDX-License-Identifier: GPL-3.0-or-later
# What the launcher says about itself. Everything but help and version goes to standard error, so that the
# program's own output can be piped.

# say TEXT...: one line of progress.
say() { printf 'referee: %s\n' "$*" >&2; }

# stop CODE TEXT...: says why and ends the launcher.
stop() {
  local code=$1
  shift
  say "$*"
  exit "$code"
}

# version: of the program, else (nothing is built yet) of the sources.
version() {
  local line
  if [[ -x $program ]]; then exec "$program" --version; fi
  while read -r line; do
    [[ $line =~ ^project\(score_referee\ VERSION\ ([0-9.]+) ]] && printf 'score-referee %s\n' "${BASH_REMATCH[1]}"
  done <"$root/CMakeLists.txt"
}

# usage: the program's own help where it is built, and what the launcher adds to it.
usage() {
  if [[ -x $program ]]; then "$program" --help; else usage_of_sources; fi
  cat <<'TEXT'

The launcher installs missing Debian or Ubuntu packages (as root or through sudo), builds what is out of date, then
runs the program. Its environment:
  REFEREE_BUILD=DIR        build there instead of in build/
  REFEREE_PACKAGES=skip    leave the system's packages alone and build with what is there
Its exit codes: 1 when the build fails; 2 when the machine lacks something that the launcher may not install.
TEXT
}

usage_of_sources() {
  cat <<'TEXT'
Score Referee: puts the mathematics of score-based diffusion models on trial.

  ./referee verify      put claims on trial and compare with the expected verdicts
  ./referee list        the catalogue of claims
  ./referee compute     a quantity of your own mixture or supports
  ./referee test        the unit tests, and every claim at the quick budget
  ./referee mutate      plant faults and count those that are noticed

Not built yet: the first command builds it, and ./referee --help then tells the rest.
TEXT
}
