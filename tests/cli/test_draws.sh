# Draws: what the options do, CSV files, draws that fail, Ctrl-C, the line of progress.
source "$(dirname "$0")/harness.sh" "$1"

# The model's draws and seed, unless the command line says otherwise.
ends 0 run draws.yaml
says out "Uncertainty (1,000 draws):"
same summary_draws.txt out
ends 0 run draws.yaml --lang nl
same summary_draws_nl.txt out
ends 0 run draws.yaml --json
cp out model.json
ends 0 run draws.yaml --draws 1000 --seed 7 --json
cmp -s out model.json || fail "--draws and --seed of the model change something"
ends 0 run draws.yaml --draws 500 --seed 7 --json
cmp -s out model.json && fail "--draws changes nothing"
ends 0 run draws.yaml --seed 8 --json
cmp -s out model.json && fail "--seed changes nothing"
for threads in 1 2 3 7; do
  ends 0 run draws.yaml --threads $threads --json
  cmp -s out model.json || fail "$threads threads give another result"
done
ends 0 run small.yaml --json
grep -q '"probabilistic"' out && fail "draws that nobody asked for"
ends 1 run map.yaml --draws 100
says err "there is nothing to draw"
for wrong in "--draws 1" "--draws x" "--draws 1.5" "--seed -1" "--threads 0"; do
  # shellcheck disable=SC2086
  ends 2 run draws.yaml $wrong
done

# The first draws of a longer run are those of a shorter one; other parameters stay what they are.
ends 0 run draws.yaml --draws 10 --csv ten
ends 0 run draws.yaml --draws 20 --csv twenty
head -n 11 twenty/draws.csv | cmp -s - ten/draws.csv || fail "the first ten draws of twenty are others"

# CSV: every file, whole; figures that read back as the same bits; nothing but columns of numbers for other programs.
ends 0 run draws.yaml --csv tables --json
cp out with_csv.json
cmp -s with_csv.json model.json || fail "--csv changes the JSON"
python3 - tables model.json <<'END' || fail "the CSV files"
import csv, json, sys
folder, document = sys.argv[1], json.load(open(sys.argv[2]))
def read(name):
    with open(f"{folder}/{name}", newline="") as file:
        text = file.read()
    assert text.endswith("\r\n") and text.count("\n") == text.count("\r\n"), name
    return list(csv.reader(text.splitlines()))
draws, e, c, payer, parameters = (read(n + ".csv") for n in ("draws", "e", "c", "c_payer", "parameters"))
assert all(len(t) == 1001 for t in (draws, e, c, payer, parameters))
assert e[0] == c[0] == payer[0] == ["usual", "visits"], e[0]
assert parameters[0] == ["p_usual", "rr", "price"], parameters[0]
at = {name: i for i, name in enumerate(draws[0])}
for i in range(1, 1001):
    assert draws[i][0] == str(i)
    assert parameters[i] == draws[i][1:4]
    assert e[i][1] == draws[i][at["visits.qaly.total_discounted"]]
    assert c[i][1] == draws[i][at["visits.cost_effectiveness.society.cost"]]
    assert payer[i][0] == draws[i][at["usual.cost_effectiveness.payer.cost"]]
section = document["probabilistic"]
rows = {(r[0], r[1]): r[2:] for r in read("uncertainty.csv")[1:]}
for strategy, found in section["strategies"].items():
    for name, figures in found["headlines"].items():
        row = rows[strategy, name]
        assert figures["mean"] is None and row[2] == "" or float(row[2]) == figures["mean"], name
        column = [float(d[at[strategy + "." + name]]) for d in draws[1:] if d[at[strategy + "." + name]]]
        if column:
            assert abs(sum(column) / len(column) - figures["mean"]) <= 1e-9 * max(1, abs(figures["mean"])), name
            assert sorted(column)[0] <= figures["interval"][0] <= figures["median"] <= figures["interval"][1]
base = document["strategies"]["visits"]["sroi"]
sroi = dict(zip(read("sroi.csv")[0], read("sroi.csv")[1]))
assert float(sroi["ratio"]) == base["ratio"] and float(sroi["npv"]) == base["npv"]
for name in ("stakeholders", "outcomes", "lines", "cost_effectiveness", "chances"):
    table = read(name + ".csv")
    assert len(table) > 1 and all(len(row) == len(table[0]) for row in table), name
END
# Written again over an earlier folder, in which other files stay.
echo mine >tables/mine.txt
ends 0 run draws.yaml --csv tables/ --draws 50
[ "$(wc -l <tables/draws.csv)" -eq 51 ] || fail "an earlier folder was not replaced"
[ -s tables/mine.txt ] || fail "a file of somebody else is gone"
ends 0 run small.yaml --csv plain
[ -s plain/sroi.csv ] && [ ! -e plain/draws.csv ] || fail "CSV without draws"
ends 3 run draws.yaml --csv nosuch/tables
says err "cannot write nosuch/tables"
echo >file
ends 3 run draws.yaml --csv file
ls -d tables.* plain.* 2>/dev/null && fail "folders left behind"

# Draws that fail: named and counted, too many fail the run, a failed run leaves no files.
sed -e 's/se: 0.02/se: 0.25/' -e 's/p_usual \* effect/2.5 * p_usual * effect/' -e 's/beta: {se: 0.25}/uniform: {min: 10%, max: 42%}/' draws.yaml >failing.yaml
ends 4 run failing.yaml --csv failed
silent out
says err "draws could not be computed, more than the 0% that may fail; the first is draw"
says err "'home' -> 'ward'"
[ ! -e failed ] || fail "a failed run wrote CSV files"
ls -d failed.* 2>/dev/null && fail "a failed run left a folder"
sed 's/failures: 0/failures: 50%/' failing.yaml >allowed.yaml
ends 0 run allowed.yaml --csv allowed --json
says err "draws could not be computed and are left out"
python3 - out allowed <<'END' || fail "failed draws in the results"
import csv, json, sys
section = json.load(open(sys.argv[1]))["probabilistic"]
rows = list(csv.reader(open(sys.argv[2] + "/draws.csv", newline="")))
failed = [int(r[0]) for r in rows[1:] if not any(r[4:])]
assert 0 < section["failed"] == len(failed) < 500
assert [f["draw"] for f in section["failures"]] == failed[:20]
assert len(list(open(sys.argv[2] + "/parameters.csv"))) == 1001 - len(failed)
assert section["strategies"]["visits"]["headlines"]["npv"]["missing"] == len(failed)
END

# Ctrl-C: the program's own exit code, nothing on standard output, nothing half-written.
python3 - "$program" <<'END' || fail "Ctrl-C"
import glob, signal, subprocess, sys, time
for number in (signal.SIGINT, signal.SIGTERM):
    process = subprocess.Popen([sys.argv[1], "run", "draws.yaml", "--draws", "10000000", "--csv", "stopped"], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    for _ in range(200):
        if glob.glob("stopped.*/draws.csv"):
            break
        time.sleep(0.05)
    process.send_signal(number)
    try:
        out, err = process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    assert process.returncode == 5, (number, process.returncode)
    assert out == b"" and b"stopped: nothing was written" in err, (out, err)
    assert not glob.glob("stopped*"), glob.glob("stopped*")
END

# Progress: on a terminal only, and only for what takes long.
ends 0 run draws.yaml
silent err
if script -qec true /dev/null >/dev/null 2>&1; then
  TERM=xterm timeout 60 script -qec "timeout -s INT 4 '$program' run draws.yaml --draws 10000000 --threads 1" /dev/null >seen </dev/null
  grep -q '% of 10000000 draws, .* left' seen || fail "no progress on a terminal"
  TERM=xterm script -qec "'$program' run draws.yaml --draws 10" /dev/null >seen </dev/null
  grep -q 'left' seen && fail "progress of work that is done at once"
fi
finish
