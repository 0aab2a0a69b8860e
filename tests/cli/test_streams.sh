# Standard output that cannot be written, colours, new files, the folder of models.
source "$(dirname "$0")/harness.sh" "$1"

lost() {
  "$program" "$@" >/dev/full 2>err
  [ $? -eq 3 ] || fail "a full disk goes unnoticed: waarde $*"
  says err "cannot write to standard output"
  "$program" "$@" >&- 2>err
  [ $? -eq 3 ] || fail "a closed output goes unnoticed: waarde $*"
}
lost run small.yaml
lost run small.yaml --json
lost check small.yaml
lost explain small.yaml sroi
lost schema
lost new
lost help
lost --help
lost --version
{ "$program" explain small.yaml sroi 2>err; echo $? >code; } | true
[ "$(cat code)" -eq 3 ] || [ "$(cat code)" -eq 0 ] || fail "a closed pipe ends the program with $(cat code)"
"$program" run small.yaml --json >out 2>&-
[ $? -eq 0 ] || fail "a closed error stream matters"

# No colours but on a terminal.
ends 1 check wrong.yaml
grep -q $'\033' err && fail "colours in a file"
if script -qec true /dev/null >/dev/null 2>&1; then
  TERM=xterm script -qec "'$program' check wrong.yaml" /dev/null >seen </dev/null
  grep -q $'\033' seen || fail "no colours on a terminal"
  NO_COLOR=1 TERM=xterm script -qec "'$program' check wrong.yaml" /dev/null >seen </dev/null
  grep -q $'\033' seen && fail "colours in spite of NO_COLOR"
  TERM=dumb script -qec "'$program' check wrong.yaml" /dev/null >seen </dev/null
  grep -q $'\033' seen && fail "colours on a dumb terminal"
fi

# new
ends 0 new
cp out printed
ends 0 new mine.yaml
cmp -s printed mine.yaml || fail "new FILE and new differ"
ends 0 check mine.yaml
silent err
ends 0 run mine.yaml -o mine.xlsx
ends 0 run mine.yaml --lang nl
echo mine >mine.yaml
ends 3 new mine.yaml
says err "it exists already"
[ "$(cat mine.yaml)" = mine ] || fail "new overwrote a file"
ends 3 new nosuch/mine.yaml
ln -s nowhere link.yaml
ends 3 new link.yaml
[ ! -e nowhere ] || fail "new wrote through a link"
ends 0 new -- --odd.yaml
[ -s ./--odd.yaml ] || fail "a file whose name begins with -- was not written"

# schema
ends 0 schema
python3 -m json.tool out >/dev/null || fail "the schema is no JSON"
ends 0 schema --reference
says out "stakeholders"

# Includes come from beside the model, or from the folder of models.
mkdir -p library/own
echo 'waarde: 1
parameters: {price: {value: 7, source: list}}' >library/own/prices.yaml
echo 'waarde: 1
title: Includes
include: [own/prices.yaml]
stakeholders: {town: {}}
lines: {a: {amount: price, from: town}}' >includes.yaml
ends 1 run includes.yaml
under "WAARDE_MODELS=$work/library" 0 run includes.yaml
says out "town"
finish
