# Sensitivity analysis and calibration for people and for programs.
source "$(dirname "$0")/harness.sh" "$1"

ends 0 run sensitive.yaml
same summary_sensitive.txt out
ends 0 run sensitive.yaml --lang nl
same summary_sensitive_nl.txt out
ends 0 calibrate sensitive.yaml
same calibrate.txt out
ends 0 calibrate sensitive.yaml --lang nl
same calibrate_nl.txt out

# Neither the number of threads nor folding changes a byte.
for command in "run sensitive.yaml --json" "calibrate sensitive.yaml --json"; do
  ends 0 $command --threads 1
  mv out one
  ends 0 $command --threads 3
  cmp -s one out || fail "the number of threads changes: $command"
done

# The same figures as tables.
ends 0 run sensitive.yaml --csv tables
for table in one_way switching two_way break_even scenarios; do
  [ -s tables/$table.csv ] || fail "no table $table.csv"
done
says tables/one_way.csv "insurer.net,training,rr_training,0.5,0.25,1,low and high,45000"
says tables/two_way.csv "insurer.net,training,price,rr_training,800,1,-80000"
says tables/break_even.csv "insurer.net,training,price,400,0,found,850,false,false,"
says tables/scenarios.csv "npv,training,longer,110925"

# What is fitted, given back by --set, meets the targets.
ends 0 calibrate sensitive.yaml --json
fitted=$(sed -n 's/^ *"fitted": \([0-9.]*\),*$/\1/p' out | head -1)
ends 0 calibrate sensitive.yaml --json --set p_fall="$fitted"
grep -q '"misfit_base": 0\.[0-4]' out || fail "the fitted value does not fit: $fitted"

# Results that are not there.
ends 1 run sensitive.yaml --set "analysis.one_way={of: [npw, insurer]}"
says err "unknown result 'npw'"
says err "did you mean 'npv'?"
ends 1 check sensitive.yaml --set "analysis.break_even=[{vary: price, of: investment}]"
says err "which value should 'investment' reach?"
ends 0 check sensitive.yaml --set "analysis.break_even=[{vary: price, of: investment, reaches: 50000}]"
ends 1 check sensitive.yaml --set "analysis.two_way=[{x: price, y: cost, of: npv}]"
says err "'cost' has no range to be varied over"
ends 1 calibrate small.yaml
says err "the model says nothing of calibration"

# A scenario that cannot be computed: at its place, and no result.
ends 4 run sensitive.yaml --set "analysis.scenarios={wild: {set: {p_fall: 3}}}"
says err "in the scenario 'wild'"
silent out
ends 4 run sensitive.yaml --set "analysis.scenarios={wild: {set: {p_fall: 3 * rr_training}}}"
says err "in the scenario 'wild'"
finish
