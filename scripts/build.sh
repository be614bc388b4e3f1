# SPDX-License-Identifier: GPL-3.0-or-later
# Set-up and build, under a lock so that two launchers at once do not disturb each other.
# Uses: root, build (directory), program.

# The stamp says for which tree and which list of packages the set-up was last completed.
stamp_text() {
  local list
  mapfile -t list <"$root/scripts/debian-packages"
  printf -v stamp_now '%s\n' "$root" "${list[@]}"
}

# is_set_up: the stamp is right and no package came or went since it was written.
is_set_up() {
  local written= stamp_now
  [[ -f $build/set-up.stamp && -f $build/build.ninja ]] || return 1
  [[ ! /var/lib/dpkg/status -nt $build/set-up.stamp ]] || return 1
  stamp_text
  mapfile -d '' written <"$build/set-up.stamp"
  [[ ${written[0]-} == "$stamp_now" ]]
}

# prepare: a configured build directory, locked on descriptor 9 until release_build.
prepare() {
  if ! mkdir -p -- "$build" 2>/dev/null || [[ ! -w $build ]]; then
    stop 2 "cannot write to $build; set REFEREE_BUILD to a directory of your own"
  fi
  exec 9>>"$build/lock" || stop 2 "cannot write to $build/lock; set REFEREE_BUILD to a directory of your own"
  if ! flock -n 9; then
    say "waiting for another build in $build"
    flock 9
  fi
  is_set_up || set_up
}

# release_build: lets other launchers build.
release_build() { exec 9>&-; }

set_up() {
  local stamp_now
  source "$root/scripts/packages.sh"
  ensure_packages
  command -v cmake >/dev/null || stop 2 "cmake is not installed"
  command -v ninja >/dev/null || stop 2 "ninja is not installed"
  configure
  stamp_text
  printf '%s' "$stamp_now" >"$build/set-up.stamp"
}

# ccache_works: it is installed and has a folder that it may fill.
ccache_works() {
  local folder
  folder=$(ccache -k cache_dir 2>/dev/null) && mkdir -p -- "$folder/tmp" 2>/dev/null && [[ -w $folder/tmp ]]
}

# configure: the default preset, with ccache where it works; a build directory of another tree is emptied first.
configure() {
  local options=(--preset default -B "$build") log=$build/configure.log
  if [[ -f $build/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
    options+=(--fresh)
  fi
  if ccache_works; then
    # the sloppiness that ccache asks for where a header is precompiled
    options+=("-DCMAKE_CXX_COMPILER_LAUNCHER=env;CCACHE_SLOPPINESS=pch_defines,time_macros;ccache")
  fi
  say "configuring"
  if ! (cd -- "$root" && cmake "${options[@]}") >"$log" 2>&1 9>&-; then
    cat -- "$log" >&2
    stop 1 "the configuration failed; its full record is $log"
  fi
}

# parallel_jobs: one compile per core, as long as there is a gigabyte of memory for each.
parallel_jobs() {
  local cores memory key value rest
  cores=$(nproc 2>/dev/null || echo 2)
  memory=$((cores * 1048576))
  if [[ -r /proc/meminfo ]]; then
    while read -r key value rest; do
      [[ $key != MemAvailable: ]] || memory=$value
    done </proc/meminfo
  fi
  jobs=$((memory / 1048576))
  jobs=$((jobs < 1 ? 1 : jobs > cores ? cores : jobs))
}

# build_targets TARGET...: brings the targets up to date, else ends the launcher.
build_targets() { try_build "$@" || stop 1 "the build failed; its full record is $build/build.log"; }

# try_build TARGET...: the compiler's words on failure, otherwise a line that grows on a terminal and two lines in
# a pipe; nothing at all when there was nothing to do.
try_build() {
  local jobs status=0
  parallel_jobs
  NINJA_STATUS='@%f/%t@ ' ninja -C "$build" -j "$jobs" "$@" 2>&1 9>&- </dev/null | show_progress || status=1
  if ((status)); then grep -Ev '^@[0-9]+/[0-9]+@ |^ninja: Entering' -- "$build/build.log" >&2 || true; fi
  return "$status"
}

show_progress() {
  local line compiled=0 failed=0 started=$SECONDS
  exec 8>"$build/build.log"
  while IFS= read -r line; do
    printf '%s\n' "$line" >&8
    [[ $line != FAILED:* ]] || failed=1
    [[ $line =~ ^@([0-9]+)/([0-9]+)@\ (Building|Linking) ]] || continue
    if [[ -t 2 ]]; then
      printf '\rreferee: building %s of %s \e[K' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
    elif ((!compiled)); then
      say "building (${BASH_REMATCH[2]} steps)"
    fi
    compiled=1
  done
  ((compiled)) || return 0
  [[ ! -t 2 ]] || printf '\r\e[K' >&2
  ((failed)) || say "the build took $((SECONDS - started)) s"
}
