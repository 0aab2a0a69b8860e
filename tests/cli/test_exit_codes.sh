# Every exit code, and that nothing is written where something is wrong.
source "$(dirname "$0")/harness.sh" "$1"

ends 0 run small.yaml
ends 0 check small.yaml
ends 0 run small.yaml -o good.xlsx
says out "Report: good.xlsx"
[ -s good.xlsx ] || fail "good.xlsx was not written"

ends 1 run wrong.yaml -o wrong.xlsx
silent out
says err "wrong.yaml:7:15: error: unknown name 'prise'"
says err "wrong.yaml:8:28: error: unknown stakeholder 'twon'"
ends 1 check wrong.yaml
silent out
ends 1 explain wrong.yaml sroi
ends 1 run small.yaml --set settings.horizon=long
ends 1 run small.yaml --set nosuch=1

ends 2
ends 2 nosuch
ends 2 run
ends 2 run small.yaml map.yaml
ends 2 run small.yaml --nosuch
ends 2 explain small.yaml nosuch
ends 2 run small.yaml -o wrong.txt
ends 2 run small.yaml -o small.yaml
says err "its name must end in .xlsx"

ends 3 run nosuch.yaml -o wrong.xlsx
says err "nosuch.yaml"
ends 3 check nosuch.yaml
ends 3 run . --json
silent out
ends 3 run small.yaml -o nosuch/wrong.xlsx
silent out

ends 4 run fault.yaml -o wrong.xlsx
silent out
says err "fault.yaml:8:15: error: 'a.amount' is not finite under 'one': a division by zero"
ends 4 check fault.yaml
silent out
ends 4 run small.yaml --set rr_death=20 --json -o wrong.xlsx
silent out
says err "the probability of 'alive' -> 'dead' is 2 in cycle 1 under 'usual'"
ends 4 run shares.yaml -o wrong.xlsx
silent out
says err "the check 'shares_sum_to_one' failed"

# What stood there before a failed run still stands there.
cp good.xlsx kept.xlsx
ends 1 run wrong.yaml -o kept.xlsx
ends 4 run fault.yaml -o kept.xlsx
cmp -s good.xlsx kept.xlsx || fail "a failed run changed the earlier report"
[ -z "$(find . -name 'wrong*.xlsx*')" ] || fail "a failed run left a file"
finish
