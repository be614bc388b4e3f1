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

version() {
  local line
  while read -r line; do
    [[ $line =~ ^project\(score_referee\ VERSION\ ([0-9.]+) ]] && printf 'score-referee %s\n' "${BASH_REMATCH[1]}"
  done <"$root/CMakeLists.txt"
}

usage() {
  cat <<'TEXT'
Score Referee: puts the claims of four papers on score-based diffusion on trial.

  ./referee verify [ID|glob ...] [--paper P] [--digits N] [--jobs N] [--budget quick|standard|full] [--seed S]
                   [--json FILE] [--junit FILE] [--reports DIR]
  ./referee list | show ID | explain ID          the catalogue; one claim; one claim with its evidence
  ./referee experiment [NAME ...]                tables and figures of the papers' numerical sections
  ./referee compute QUANTITY --input FILE.toml   a mixture or supports of your own
  ./referee report                               rewrite reports/ from the last evidence
  ./referee bless ID                             record today's verdict as the expected one
  ./referee test                                 all unit tests, then every claim at the quick budget

./referee COMMAND --help tells the options of one command. Missing Debian or Ubuntu packages are installed first
(as root or through sudo), then the program is built; both happen by themselves.

Environment: REFEREE_BUILD=DIR     build there instead of in build/
             REFEREE_PACKAGES=skip  leave the system's packages alone and build with what is there
Exit codes:  0 as expected; 1 a verdict, a printed number or a test differs, or the build fails; 2 wrong usage, or
             the machine lacks something that the launcher may not install.
TEXT
}
