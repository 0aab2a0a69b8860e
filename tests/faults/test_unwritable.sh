# Folders and files that may not be written or read, for a user who is not root.
source "$(dirname "$0")/../cli/harness.sh" "$1"

as_user() {
  if [ "$(id -u)" -ne 0 ]; then "$@"; else setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; fi
}
chmod 755 "$work"
mkdir closed open
chmod 555 closed
chmod 777 open
if ! as_user "$program" --version >/dev/null 2>&1; then
  echo "SKIPPED: the program cannot be started as another user"
  [ "${WAARDE_ALLOW_SKIP:-}" = 1 ] && exit 77
  exit 1
fi

# refused CODE TEXT ARGUMENT...
refused() {
  local wanted=$1 text=$2 got
  shift 2
  as_user "$program" "$@" >out 2>err </dev/null
  got=$?
  [ "$got" -eq "$wanted" ] || { fail "exit code $got, not $wanted: waarde $*"; cat err; }
  silent out
  says err "$text"
}
refused 3 "Permission denied" run small.yaml -o closed/report.xlsx
[ -z "$(ls -A closed)" ] || fail "something was left in a closed folder"
refused 3 "No such file" run small.yaml -o nosuch/report.xlsx
refused 3 "Permission denied" new closed/mine.yaml

# A report that may not be written stays, though its folder would let it be replaced.
"$program" run small.yaml -o open/kept.xlsx >/dev/null
cp open/kept.xlsx earlier.xlsx
chmod 444 open/kept.xlsx
refused 3 "Permission denied" run none.yaml -o open/kept.xlsx
cmp -s open/kept.xlsx earlier.xlsx || fail "a protected report was replaced"
[ "$(ls -A open)" = kept.xlsx ] || fail "pieces are left: $(ls -A open)"

# A folder under the report's name, a model that may not be read.
mkdir open/folder.xlsx
refused 3 "open/folder.xlsx" run small.yaml -o open/folder.xlsx
cp small.yaml secret.yaml
chmod 000 secret.yaml
refused 3 "secret.yaml" run secret.yaml
refused 3 "secret.yaml" check secret.yaml
finish
