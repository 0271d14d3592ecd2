#!/bin/sh
# Installs Codestrator for you alone, without Java and without root:
#
#   sh install.sh codestrator-VERSION-linux-x64.tar.gz      a file, beside it its .sha256
#   sh install.sh https://HOST/codestrator-VERSION-linux-x64.tar.gz
#   sh install.sh --uninstall
#
#   --prefix DIR    instead of ~/.local: DIR/bin, DIR/share
#   --sha256 SUM    the checksum, instead of the file beside the archive
#
# A version gets a folder of its own in share/codestrator, and `current` there is replaced in one
# step: what runs goes on with its own version, and names of orch that are written down stay good.
set -eu
umask 022
export LC_ALL=C

say() { printf '%s\n' "$*"; }

fail() {
  printf 'error: %s\nhint: %s\n' "$1" "$2" >&2
  exit "${3:-7}"
}

usage() { fail "$1" 'say: sh install.sh [--prefix DIR] [--sha256 SUM] ARCHIVE, or sh install.sh [--prefix DIR] --uninstall' 2; }

# Sets archive, prefix, sum and uninstall.
read_words() {
  archive='' prefix='' sum='' uninstall=''
  while [ $# -gt 0 ]; do
    case $1 in
      --prefix | --sha256) [ $# -ge 2 ] && [ -n "$2" ] || usage "$1 was given no value" ;;
    esac
    case $1 in
      --prefix) prefix=$2 && shift ;;
      --sha256) sum=$2 && shift ;;
      --uninstall) uninstall=1 ;;
      -h | --help) sed -n '2,/^set/s/^#\( \|$\)//p' "$0" && exit ;;
      -*) usage "$1 is no option" ;;
      *) [ -z "$archive" ] || usage "two archives were given: $archive and $1" && archive=$1 ;;
    esac
    shift
  done
}

# Sets bin, share and all, the folder of the versions.
find_places() {
  if [ -n "$prefix" ]; then
    mkdir -p "$prefix" 2>/dev/null || fail "$prefix can't be made" 'name a folder of yours: --prefix DIR'
    prefix=$(CDPATH='' cd -P -- "$prefix" && pwd -P)
    share=$prefix/share
  else
    [ -n "${HOME:-}" ] || fail 'HOME is not set' 'set it, or say where: --prefix DIR'
    prefix=$HOME/.local
    share=${XDG_DATA_HOME:-$prefix/share}
  fi
  bin=$prefix/bin all=$share/codestrator
}

# The links that people and shells look at: one a line, the link and what it names in a version.
links() {
  say "$bin/orch orch"
  for file in bash-completion/completions/orch zsh/site-functions/_orch man/man1/orch.1; do
    say "$share/$file share/$file"
  done
}

# Whether a link is ours.
is_ours() {
  [ -L "$1" ] && case $(readlink "$1") in "$all"/*) ;; *) return 1 ;; esac
}

# Makes the link $2 to $1, in one step where there was one.
link() {
  mkdir -p "${2%/*}" && ln -s "$1" "$2.$$" && mv -f "$2.$$" "$2"
}

check_machine() {
  case $(uname -s)-$(uname -m) in
    Linux-x86_64 | Linux-amd64) ;;
    *) fail "this is $(uname -s) on $(uname -m); the archive is for Linux on x86_64" \
      'run it from a clone with a JDK instead: ./orch' ;;
  esac
  for program in tar gzip sha256sum; do
    command -v "$program" >/dev/null || fail "$program is not on the PATH" 'install it first'
  done
}

# Copies $1, a file or an address, to $2.
get() {
  case $1 in
    file://*) cp "${1#file://}" "$2" 2>/dev/null ;;
    http://* | https://*)
      if command -v curl >/dev/null; then
        curl -fsSL -o "$2" "$1"
      elif command -v wget >/dev/null; then
        wget -qO "$2" "$1"
      else
        fail "neither curl nor wget is on the PATH" "fetch $1 by other means and name the file"
      fi
      ;;
    *) cp "$1" "$2" 2>/dev/null ;;
  esac
}

# Gets the archive into work, sure that it is whole; sets version, by the name of its folder.
get_archive() {
  get "$archive" "$work/archive" || fail "$archive can't be read" 'see whether the name is right'
  if [ -z "$sum" ]; then
    get "$archive.sha256" "$work/sum" ||
      fail "$archive has no checksum: $archive.sha256 can't be read" 'fetch it too, or say it: --sha256 SUM'
    read -r sum rest <"$work/sum" || :
  fi
  has=$(sha256sum <"$work/archive")
  [ "${has%% *}" = "$sum" ] || fail "$archive has the checksum ${has%% *}, expected is $sum" 'fetch it again'
  mkdir "$work/new"
  tar -xzf "$work/archive" -C "$work/new" || fail "$archive can't be unpacked" 'see whether the disk is full'
  new=$(echo "$work"/new/codestrator-*)
  [ -x "$new/orch" ] && [ -r "$new/app/made-of" ] || fail "$archive holds no Codestrator" 'name codestrator-VERSION-linux-x64.tar.gz'
  name=${new##*/codestrator-}
  version=${name%-linux-x64}-$(cat "$new/app/made-of")
}

# Tries the version where it will stay, and only then lets the name of orch mean it.
install_version() {
  links | while read -r link target; do
    [ ! -e "$link" ] && [ ! -L "$link" ] || is_ours "$link" ||
      fail "$link is there and not ours" 'move it away, or install elsewhere: --prefix DIR'
  done
  [ -d "$all/$version" ] || mv "$new" "$all/$version"
  "$all/$version/orch" version >/dev/null || {
    rm -rf "${all:?}/$version"
    fail "version $version does not start here" 'it needs a Linux with glibc; what it said stands above'
  }
  ln -s "$version" "$all/current.$$" && mv -fT "$all/current.$$" "$all/current"
  links | while read -r link target; do link "$all/current/$target" "$link"; done
}

# Removes older versions that no process runs from.
prune() {
  running=$(ps -Aww -o args= 2>/dev/null) || return 0
  for old in "$all"/*/; do
    old=${old%/}
    case $old in "$all/current" | "$all/$version") continue ;; esac
    case $running in *"$old"/*) ;; *) rm -rf "$old" ;; esac
  done
}

uninstall() {
  [ -d "$all" ] || fail "nothing is installed in $all" 'name the folder it was installed with: --prefix DIR' 3
  links | while read -r link target; do
    ! is_ours "$link" || rm -f "$link"
  done
  for made_of in "$all"/*/app/made-of; do
    rm -rf "${XDG_CACHE_HOME:-${HOME:-}/.cache}/codestrator/$(cat "$made_of")"
  done
  rmdir "${XDG_CACHE_HOME:-${HOME:-}/.cache}/codestrator" 2>/dev/null || :
  rm -rf "$all"
  for folder in bash-completion/completions zsh/site-functions man/man1; do
    (cd "$share" && rmdir -p "$folder") 2>/dev/null || :
  done
  rmdir "$bin" "$share" "$prefix" 2>/dev/null || :
  say "uninstalled; repositories keep their records (orch init --remove takes what is ours out of one)"
}

read_words "$@"
find_places
if [ -n "$uninstall" ]; then
  uninstall
  exit
fi
[ -n "$archive" ] || usage 'no archive was given'
check_machine
mkdir -p "$all" 2>/dev/null && [ -w "$all" ] || fail "$all can't be written" 'install elsewhere: --prefix DIR'
work=$all/.work.$$
trap 'rm -rf "$work"; rmdir "$all" "$share" "$prefix" 2>/dev/null || :' EXIT
trap 'exit 7' HUP INT TERM
mkdir "$work"
get_archive
install_version
prune
say "installed: $("$bin/orch" version), in $all/$version"
case :${PATH:-}: in *:"$bin":*) ;; *) say "note: $bin is not on your PATH; add it: export PATH=\"$bin:\$PATH\"" ;; esac
