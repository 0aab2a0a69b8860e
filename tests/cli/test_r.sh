# The CSV files in R: what the packages for health economics ask of them, and their own sums over the same draws.
source "$(dirname "$0")/harness.sh" "$1"

ends 0 run "$shipped/published/sick-sicker-age.yaml" --draws 1000 --csv tables \
  --set 'analysis.decisions={deciders: society}'
Rscript --vanilla "$here/reads.R" tables >read 2>&1 || { fail "R finds something else in the draws"; cat read; }
says read 'EVPPI of 18 parameters at 100000'

# Two perspectives.
ends 0 run decisions.yaml --csv tables2
Rscript --vanilla "$here/reads.R" tables2 >read 2>&1 || { fail "R finds something else in the second model"; cat read; }
finish
