# A program that is killed while it writes: the earlier report stands, or the new one, whole; never a piece.
source "$(dirname "$0")/../cli/harness.sh" "$1"

model=$shipped/heart-failure.yaml
mkdir there
run_it() { "$program" run "$model" -o there/report.xlsx >/dev/null 2>&1 </dev/null; }
# The command stands in the report: both are written under the same name.
run_it || fail "the report cannot be written"
cp there/report.xlsx new.xlsx
ends 0 run none.yaml -o there/report.xlsx
cp there/report.xlsx old.xlsx

look() {
  if cmp -s there/report.xlsx old.xlsx; then return 0; fi
  cmp -s there/report.xlsx new.xlsx || fail "neither the old nor the new report stands there ($1)"
  cp old.xlsx there/report.xlsx
  whole=$((whole + 1))
}

# No file may grow beyond some size: the signal comes in the middle of a write.
whole=0
for blocks in 1 2 4 8 16 24 32 40 48; do
  (ulimit -c 0; ulimit -f $blocks; run_it) 2>/dev/null
  [ $? -ne 0 ] || fail "a limit of $blocks blocks goes unnoticed"
  look "a limit of $blocks blocks"
done
[ "$whole" -eq 0 ] || fail "the report was replaced in spite of the limit"

# Killed at any time, from the start to the end of an undisturbed run.
begin=$(date +%s%N)
run_it
took=$((($(date +%s%N) - begin) / 1000000))
cp old.xlsx there/report.xlsx
killed=0
for i in $(seq 40); do
  "$program" run "$model" -o there/report.xlsx >/dev/null 2>&1 </dev/null &
  child=$!
  sleep "$(printf '0.%03d' $((took * i / 40 % 1000)))"
  kill -9 $child 2>/dev/null
  wait $child 2>/dev/null
  [ $? -eq 137 ] && killed=$((killed + 1))
  look "killed after $((took * i / 40)) ms"
done
[ "$killed" -ge 10 ] || fail "only $killed of 40 runs were killed"
ls -A there | grep -v '^report.xlsx$' | grep '\.xlsx$' && fail "a piece looks like a report"

# And afterwards it works as ever.
run_it || fail "after kills the report cannot be written"
cmp -s there/report.xlsx new.xlsx || fail "after kills the report differs"
echo "$killed runs killed, $whole whole"
finish
