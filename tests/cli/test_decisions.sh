# Decisions under uncertainty: the tables against the draws they rest on.
source "$(dirname "$0")/harness.sh" "$1"

ends 0 run decisions.yaml --csv tables --json
cp out model.json
python3 - <<'END' || fail "the tables of decisions do not follow from the draws"
import csv, json

def rows(name):
    with open(f"tables/{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))

def columns(name):
    table = rows(name)
    return {strategy: [float(row[strategy]) for row in table] for strategy in table[0]}

def near(found, wanted, what):
    assert abs(float(found) - wanted) <= 1e-6 * max(1, abs(wanted)), f"{what}: {found}, not {wanted}"

def decide(values):
    """Probability of each being the best (the first among equals), expected loss of each."""
    names, n = list(values), len(next(iter(values.values())))
    won, best = dict.fromkeys(names, 0), 0.0
    for draw in range(n):
        most = max(names, key=lambda name: values[name][draw])
        won[most] += 1 / n
        best += values[most][draw] / n
    return won, {name: best - sum(values[name]) / n for name in names}

effects = columns("e")
for perspective, file in (("society", "c"), ("insurer", "c_insurer")):
    costs, seen = columns(file), 0
    for threshold in sorted({float(row["threshold"]) for row in rows("thresholds")}):
        won, loss = decide({s: [threshold * e - c for e, c in zip(effects[s], costs[s])] for s in effects})
        own = [row for row in rows("thresholds") if row["perspective"] == perspective and float(row["threshold"]) == threshold]
        near(sum(float(row["probability_best"]) for row in own), 1, "sum of the curves")
        for row in own:
            near(row["probability_best"], won[row["strategy"]], f"chance of {row['strategy']} at {threshold}")
            near(row["expected_loss"], loss[row["strategy"]], f"loss of {row['strategy']} at {threshold}")
            near(row["evpi"], min(loss.values()), f"EVPI at {threshold}")
            seen += 1
    assert seen == 3 * 33, seen  # from 0 to 40,000 by 1,250

# 0 <= EVSI <= EVPPI <= EVPI; a larger study, with the same luck, is worth more; a group no less than its parts.
evpi = {(row["decider"], row["threshold"]): float(row["evpi"]) for row in rows("decisions")}
for key in evpi:
    own = [row for row in rows("information") if (row["decider"], row["threshold"]) == key]
    worth = {(row["name"], row["patients"]): float(row["value"]) for row in own}
    error = {(row["name"], row["patients"]): float(row["error"]) for row in own}
    assert all(0 <= value <= evpi[key] for value in worth.values()), key
    assert worth["measurement", "50"] <= worth["measurement", "500"] + 2 * error["measurement", "50"], key
    assert max(worth["gain", ""], worth["more", ""]) <= worth["benefit", ""] + 2 * error["benefit", ""], key

document = json.load(open("model.json", encoding="utf-8"))["decisions"]
for decision, row in zip(document["decisions"], rows("decisions"), strict=True):
    assert decision["decider"] == row["decider"] and decision["best"] == row["best"]
    near(row["evpi_population"], decision["evpi_population"], "EVPI of the population")
    touched = 3000 * (1 + 1 + 1 + 1) / 200  # not discounted: the model has no rate; 200 people are modelled
    near(decision["evpi_population"], decision["evpi"] * touched, "EVPI of the population")
END

# The seed of a run is also that of its simulated studies; threads change nothing.
ends 0 run decisions.yaml --json --threads 3
cmp -s out model.json || fail "threads change the decisions"
ends 0 run decisions.yaml --json --seed 6
cmp -s out model.json && fail "another seed changes nothing"
finish
