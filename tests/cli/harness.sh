# Sourced by every test of the command line, with the program as first argument. The test then stands in an empty
# folder with copies of the models, in a plain environment.
program=$(realpath "$1")
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
cp "$here"/models/*.yaml .
shipped=$here/../../models
unset LC_MESSAGES LC_CTYPE LANG NO_COLOR WAARDE_MODELS POSIXLY_CORRECT
export LC_ALL=C
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# ends CODE ARGUMENT...: the program ends with this code. Standard output is in `out`, standard error in `err`.
ends() {
  local wanted=$1 got
  shift
  "$program" "$@" >out 2>err </dev/null
  got=$?
  [ "$got" -eq "$wanted" ] || { fail "exit code $got, not $wanted: waarde $*"; cat err; }
}

# under "NAME=VALUE..." CODE ARGUMENT...: the same with these in the environment. (Set by env: bash itself complains about
# locales that are not installed.)
under() {
  local settings=$1 wanted=$2 got
  shift 2
  # shellcheck disable=SC2086
  env $settings "$program" "$@" >out 2>err </dev/null
  got=$?
  [ "$got" -eq "$wanted" ] || { fail "exit code $got, not $wanted: $settings waarde $*"; cat err; }
}

# says FILE TEXT: the text stands somewhere in the file.
says() {
  grep -qF -- "$2" "$1" || { fail "'$2' is not in $1:"; cat "$1"; }
}

silent() {
  [ ! -s "$1" ] || { fail "$1 is not empty:"; cat "$1"; }
}

# same NAME FILE: the file is as expected/NAME. With UPDATE set, expected/NAME is written.
same() {
  if [ -n "${UPDATE:-}" ]; then cp "$2" "$here/expected/$1"; fi
  diff -u "$here/expected/$1" "$2" || fail "$2 differs from expected/$1"
}

finish() {
  [ "$failures" -eq 0 ] && echo "all is well"
  exit $((failures > 0))
}
