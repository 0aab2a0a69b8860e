# The program for several processes gives what the ordinary one gives.
#   mpi.sh WAARDE WAARDE_MPI RANKS
source "$(dirname "$0")/harness.sh" "$1"
mpi=$2
ranks=$3
# What Open MPI keeps until the end is not ours to free.
export ASAN_OPTIONS=detect_leaks=0:${ASAN_OPTIONS:-} OMPI_MCA_btl_vader_single_copy_mechanism=none

# spread CODE ARGUMENT...: the same as `ends`, on several processes.
spread() {
  local wanted=$1 got
  shift
  timeout 120 mpirun -n "$ranks" --oversubscribe --bind-to none --allow-run-as-root "$mpi" "$@" >out 2>err </dev/null
  got=$?
  [ "$got" -eq "$wanted" ] || { fail "exit code $got, not $wanted: $ranks processes, waarde-mpi $*"; cat err; }
}

ends 0 run draws.yaml --draws 3000 --json
cp out whole.json
spread 0 run draws.yaml --draws 3000 --json --threads 1
cmp -s out whole.json || fail "the JSON of $ranks processes differs"
ends 0 run draws.yaml --draws 700 --csv whole
cp out whole.txt
spread 0 run draws.yaml --draws 700 --csv tables --threads 1
cmp -s out whole.txt || fail "the summary of $ranks processes differs"
diff -r whole tables >/dev/null || fail "the CSV files of $ranks processes differ"

# Failed draws are named as they are by one process.
sed -e 's/beta: {se: 0.02}/uniform: {min: 10%, max: 42%}/' -e 's/p_usual \* effect/2.5 * p_usual * effect/' -e 's/failures: 0/failures: 50%/' draws.yaml >failing.yaml
ends 0 run failing.yaml --draws 3000 --json
cp out whole.json
grep -A 3 '^failing.yaml:' err >whole.err || fail "a failed draw has no place"
spread 0 run failing.yaml --draws 3000 --json --threads 1
cmp -s out whole.json || fail "failed draws of $ranks processes differ"
grep -A 3 '^failing.yaml:' err | cmp -s - whole.err || { fail "$ranks processes tell otherwise of failed draws"; cat err; }

# A part of a run, and what is no run at all.
ends 0 run draws.yaml --shard 2/3 -o part
spread 0 run draws.yaml --shard 2/3 -o spread_part --threads 1
cmp -s part spread_part || fail "a part by $ranks processes differs"
spread 0 run small.yaml --json
ends 0 run small.yaml --json
cp out small.json
spread 0 run small.yaml --json
cmp -s out small.json || fail "without draws $ranks processes differ"
# Only the first process finds out that it cannot write; the others are at work by then.
spread 3 run draws.yaml --draws 20000 --shard 1/2 -o nosuch/part
says err "cannot write nosuch/part"
spread 1 check wrong.yaml
says err "wrong.yaml"
finish
