# Help, man page, completions, the table for the README.
source "$(dirname "$0")/harness.sh" "$1"

commands="run check calibrate explain new schema help"
ends 0 --version
grep -qE '^waarde [0-9]+\.[0-9]+\.[0-9]+$' out || fail "--version says: $(cat out)"
ends 0 -V
ends 0 --help
cp out general
for command in $commands; do says general "  $command"; done
ends 0 help
cmp -s out general || fail "help and --help differ"
ends 0 -h
cmp -s out general || fail "-h and --help differ"

for command in $commands; do
  ends 0 $command --help
  silent err
  says out "Usage: waarde $command"
  says out "--help"
  cp out help
  ends 0 help $command
  cmp -s out help || fail "help $command and $command --help differ"
  [ "$(wc -L <help)" -le 100 ] || fail "help of $command is too wide"
done
grep -rq "no-fold" help general && fail "an option for tests is in the help"

ends 0 help --man
cp out waarde.1
if command -v man >/dev/null; then
  man --warnings -E UTF-8 -l waarde.1 >page 2>warnings || fail "man cannot read the page"
  [ ! -s warnings ] || { fail "the man page has warnings"; cat warnings; }
fi
if command -v groff >/dev/null; then
  groff -man -ww -z waarde.1 2>warnings
  [ ! -s warnings ] || { fail "groff warns"; cat warnings; }
fi
for command in $commands; do says waarde.1 "waarde $command"; done

ends 0 help --completion
bash -n out || fail "the completions are no shell"
# shellcheck disable=SC1091
source ./out
complete_words() {
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  _waarde
  echo "${COMPREPLY[*]}" >replies
}
complete_words waarde r
says replies run
complete_words waarde run --j
says replies --json
complete_words waarde check --j
[ "$(cat replies)" = "" ] || fail "check completes --json"
complete_words waarde run --lang n
says replies nl
complete_words waarde run sm
says replies small.yaml
complete_words waarde help ex
says replies explain

ends 0 help --table
for command in $commands; do says out "| \`waarde $command"; done
grep -vE '^\|.*\|$' out && fail "a line of the table is no row"
finish
