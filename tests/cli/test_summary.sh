# The summary for people.
source "$(dirname "$0")/harness.sh" "$1"

for model in small map none counts single; do
  ends 0 run $model.yaml
  same summary_$model.txt out
done
ends 0 run small.yaml --lang nl
same summary_small_nl.txt out
ends 0 run none.yaml --lang nl
same summary_none_nl.txt out
for language in en nl; do
  ends 0 run decisions.yaml --lang $language
  same summary_decisions_$language.txt out
done
mv out before; ends 0 run decisions.yaml --lang nl --threads 3; cmp -s before out || fail "threads change the summary"
under LC_ALL=nl_NL.UTF-8 0 run small.yaml
same summary_small_nl.txt out
under "LC_ALL= LC_MESSAGES=nl_BE LANG=en_GB.UTF-8" 0 run small.yaml
same summary_small_nl.txt out
under LC_ALL=nl_NL.UTF-8 0 run small.yaml --lang en
same summary_small.txt out

# More is lost than was put in.
ends 0 run map.yaml --set lines.flowers.amount=-30
says out "SROI -0.30 (gross): every USD invested is lost, and 0.30 USD more"
ends 0 run small.yaml --set price_visit=0
says out "No SROI: the investment is zero"
for model in "$shipped"/*.yaml; do ends 0 run "$model"; ends 0 run "$model" --lang nl; done
finish
