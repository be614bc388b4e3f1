# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian and Ubuntu packages that the build needs: which are missing, and how they get here.

# list_packages: the names of scripts/debian-packages, into the array `packages`.
list_packages() {
  local line
  packages=()
  while read -r line; do
    [[ -z $line || $line == \#* ]] || packages+=("$line")
  done <"$root/scripts/debian-packages"
}

# is_installed PACKAGE
is_installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# flint_is_old: FLINT 2, which needs Arb beside it. Judged by the package that is here, else by the one that apt
# would install, else (apt's lists still empty) by the name of the release.
flint_is_old() {
  local flint=
  if is_installed libflint-dev; then
    flint=$(dpkg-query -W -f '${Version}' libflint-dev)
  else
    flint=$(LC_ALL=C apt-cache policy libflint-dev 2>/dev/null | sed -n 's/^ *Candidate: \([0-9].*\)/\1/p')
  fi
  if [[ -n $flint ]]; then
    dpkg --compare-versions "$flint" lt 3
  else
    grep -q '^VERSION_CODENAME=bookworm' /etc/os-release 2>/dev/null
  fi
}

# find_missing: the packages that are not installed, into the array `missing`.
find_missing() {
  local package
  list_packages
  flint_is_old && packages+=(libflint-arb-dev)
  missing=()
  for package in "${packages[@]}"; do
    is_installed "$package" || missing+=("$package")
  done
}

# become_root: the command that runs apt-get as root, into the array `as_root`; false when there is no way.
become_root() {
  as_root=()
  if ((EUID == 0)); then return 0; fi
  command -v sudo >/dev/null || return 1
  if sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
  elif [[ -t 0 && -t 2 ]]; then
    as_root=(sudo)
  else
    return 1
  fi
}

# apt ARGUMENT...: apt-get without questions; its words are shown only when it fails.
apt() {
  local words
  if ! words=$("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
    -o DPkg::Lock::Timeout=300 "$@" 2>&1); then
    printf '%s\n' "$words" >&2
    return 1
  fi
}

# refuse REASON: names what is missing and the command that mends it.
refuse() {
  say "$1"
  say "missing packages: ${missing[*]}"
  say "please run:  sudo apt-get update && sudo apt-get install -y ${missing[*]}"
  stop 2 "(or set REFEREE_PACKAGES=skip if the libraries are here in another way)"
}

# ensure_packages: returns when everything needed is installed; ends the launcher with code 2 when that is
# impossible.
ensure_packages() {
  local missing=() packages=() as_root=()
  [[ ${REFEREE_PACKAGES-} != skip ]] || return 0
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "not a Debian system; trying with what is here. Needed: a C++20 compiler, CMake 3.25, Ninja, FLINT 3 (or"
    say "FLINT 2 with Arb), MPFR, GMP, Boost 1.74 with Boost.Test, Eigen 3, fmt, nlohmann-json, CLI11, toml++, NLopt"
    return 0
  fi
  find_missing
  ((${#missing[@]})) || return 0
  become_root || refuse "some packages are missing and only an administrator can install them"
  say "installing ${missing[*]}"
  apt update || say "apt-get update failed; trying with the lists that are here"
  find_missing  # apt's fresh lists may tell another FLINT
  apt install --no-install-recommends "${missing[@]}" || refuse "apt-get could not install what is missing"
}
