# The JSON document: valid, complete, the same every time and everywhere.
source "$(dirname "$0")/harness.sh" "$1"

for model in small map none counts single; do
  ends 0 run $model.yaml --json
  python3 -m json.tool out >/dev/null || fail "$model: no JSON"
  mv out "$model.json"
  ends 0 run $model.yaml --json
  cmp -s out $model.json || fail "$model: two runs differ"
  ends 0 run $model.yaml --json --no-fold
  cmp -s out $model.json || fail "$model: other numbers without folding"
  for locale in nl_NL.UTF-8 de_DE.UTF-8 C.UTF-8; do
    under LC_ALL=$locale 0 run $model.yaml --json
    cmp -s out $model.json || fail "$model: other output under $locale"
  done
  python3 "$here/shape.py" $model.json >shape
  same shape_$model.txt shape
done
for model in "$shipped"/*.yaml; do
  ends 0 run "$model" --json
  python3 -m json.tool out >/dev/null || fail "$model: no JSON"
  mv out first
  ends 0 run "$model" --json --no-fold
  cmp -s out first || fail "$model: other numbers without folding"
done

# With a workbook too: JSON on standard output, and nothing else.
ends 0 run small.yaml --json -o report.xlsx
cmp -s out small.json || fail "-o changes the JSON"
[ -s report.xlsx ] || fail "--json leaves the workbook out"
cp report.xlsx first.xlsx
ends 0 run small.yaml --json -o report.xlsx
cmp -s report.xlsx first.xlsx || fail "two workbooks differ"

# --set: a parameter, a path, several, the last one counts.
ends 0 run small.yaml --json --set care=0 --set settings.horizon='2 years'
python3 - <<'END' || fail "--set"
import json
with open("out") as file:
    document = json.load(file)
visiting = document["strategies"]["visiting"]
assert visiting["lines"]["treatment"]["present_value"] == 0
assert len(visiting["lines"]["treatment"]["by_year"]) == 2
END
ends 0 run small.yaml --json --set care=1 --set care=800
python3 - <<'END' || fail "the last --set counts"
import json
with open("out") as file, open("small.json") as before:
    assert json.load(file)["strategies"] == json.load(before)["strategies"]
END

# Every null has its reason.
python3 - <<'END' || fail "a null without a reason"
import json
free = {"price_year", "start_year", "cycle", "cycles", "effect", "correction", "strategy", "title"}
def look(value, path):
    if isinstance(value, dict):
        for key, item in value.items():
            if item is None and key not in free:
                assert value.get(key + "_reason"), path + [key]
            look(item, path + [key])
    elif isinstance(value, list):
        for item in value:
            assert item is not None, path
            look(item, path)
for name in ("small", "map", "none", "counts", "single"):
    with open(name + ".json") as file:
        look(json.load(file), [name])
END
finish
