# A run in parts: merged it is the same as in one piece, and what does not belong together is refused.
source "$(dirname "$0")/harness.sh" "$1"

options="--draws 997 --seed 5 --set population.size=120"
# shellcheck disable=SC2086
ends 0 run draws.yaml $options --json
cp out whole.json
# shellcheck disable=SC2086
ends 0 run draws.yaml $options --csv whole -o report.xlsx
mv report.xlsx whole.xlsx
cp out whole.txt
for shard in 1 2 3 4 5 6 7; do
  # shellcheck disable=SC2086
  ends 0 run draws.yaml $options --shard $shard/7 -o part$shard --threads $((shard % 2 + 1))
  silent out
  silent err
done
ends 0 merge part7 part1 part3 part2 part6 part5 part4 --json
cmp -s out whole.json || fail "merged JSON differs"
ends 0 merge part? --csv merged -o report.xlsx
cmp -s out whole.txt || { fail "merged summary differs"; diff out whole.txt; }
cmp -s report.xlsx whole.xlsx || fail "merged workbook differs"
diff -r whole merged >/dev/null || fail "merged CSV differs"


# Pages and editions too, of all parties and of one. What is asked for stands in the files: the same names.
same() { # PATH OPTIONS...: what run and merge write there, and print
  path=$1
  shift
  # shellcheck disable=SC2086
  ends 0 run draws.yaml $options "$@"
  rm -rf from_run && mv "$path" from_run && cp out printed
  ends 0 merge part? "$@" --threads 2
  diff -r "$path" from_run >/dev/null || fail "merge $*: $path differs from that of run"
  cmp -s out printed || fail "merge $*: prints otherwise"
  rm -r "$path"
}
for language in en nl; do
  same page.html --html page.html --lang $language
  same parties --editions parties --lang $language
done
same page.html --for clinic --html page.html
same clinic.xlsx --for clinic -o clinic.xlsx
same two --for clinic --for payer --editions two
[ "$(ls from_run)" = "$(printf 'clinic.xlsx\npayer.xlsx')" ] || fail "not an edition for each party named"
ends 2 merge part? --for nobody
says err "the model has no stakeholder 'nobody'"
ends 2 merge part? --for clinic --json
says err "--json and --for do not go together"

# Draws that fail are carried along.
sed -e 's/beta: {se: 0.02}/uniform: {min: 10%, max: 42%}/' -e 's/p_usual \* effect/2.5 * p_usual * effect/' -e 's/failures: 0/failures: 50%/' draws.yaml >failing.yaml
ends 0 run failing.yaml --json
cp out failing.json
cp err failing.err
says err 'failing.yaml:'
for shard in 1 2; do ends 0 run failing.yaml --shard $shard/2 -o failing$shard; done
ends 0 merge failing1 failing2 --json
cmp -s out failing.json || fail "failed draws are lost by merging"
cmp -s err failing.err || { fail "merging tells otherwise of draws that failed"; diff err failing.err; }
sed -i 's/failures: 50%/failures: 0/' failing.yaml
ends 2 merge failing1 failing2
says err "was made with another model: failing.yaml has changed since"

# More shards than draws: some are empty.
for shard in 1 2 3; do ends 0 run draws.yaml --draws 2 --shard $shard/3 -o few$shard; done
ends 0 merge few1 few2 few3
says out "2 draws"

# What is missing or twice.
ends 2 merge part1 part2 part4 part6 part7
says err "draws 285 to 427 are missing"
says err "run again with --shard 3/7, 5/7"
ends 2 merge part2 part3 part4 part5 part6 part7
says err "draws 1 to 142 are missing"
ends 2 merge part1 part2 part3 part4 part5 part6
says err "draws 855 to 997 are missing"
ends 2 merge part? part4
says err "the draws of part4 are in another part too"

# What does not belong together.
ends 0 run draws.yaml --draws 997 --seed 6 --set population.size=120 --shard 1/7 -o other
ends 2 merge other part[2-7]
says err "their seeds differ"
ends 0 run draws.yaml --draws 997 --seed 5 --shard 1/7 -o other
ends 2 merge other part[2-7]
says err "different models"
ends 0 run draws.yaml --draws 900 --seed 5 --set population.size=120 --shard 1/7 -o other
ends 2 merge other part[2-7]
says err "different numbers of draws"

# Files that are no parts, or not whole, whatever is in them.
ends 3 merge draws.yaml
says err "cannot read draws.yaml: it is no part of a run"
ends 3 merge nosuch
ends 3 merge .
for size in 0 1 100 500 2000; do
  head -c $size part1 >cut
  ends 3 merge cut part[2-7]
done
(cat part1; echo more) >longer
ends 3 merge longer part[2-7]
sed '1s/"headlines":[0-9]*/"headlines":1/' part1 >lying
ends 3 merge lying part[2-7]
sed '1s/"draws":997/"draws":-5/' part1 >lying
ends 3 merge lying part[2-7]
sed '1s/"waarde":"[^"]*"/"waarde":"0.0.1"/' part1 >old
ends 2 merge old part[2-7]
says err "different versions"

# Where a part may go.
for wrong in "--shard 0/3 -o x" "--shard 4/3 -o x" "--shard 3 -o x" "--shard 1/3" "--shard 1/3 -o x.xlsx" "--shard 1/3 -o x --json" \
    "--shard 1/3 -o draws.yaml" "-o x"; do
  # shellcheck disable=SC2086
  ends 2 run draws.yaml $wrong
done
ends 2 run small.yaml --shard 1/3 -o x
says err "--shard is for draws"
ends 3 run draws.yaml --shard 1/3 -o nosuch/x
[ -z "$(ls part?.* nosuch x x.* 2>/dev/null)" ] || fail "files left behind"
finish
