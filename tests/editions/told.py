#!/usr/bin/python3
"""told.py WAARDE MODELS

What the insurer's edition of the heart-failure model tells of draws and ranges is what the draws say, worked out here from
their table, and what runs of the program with one figure changed give; and the sentences are those for whom they are."""
import csv
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "workbook"))
from sheets import Workbook

QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
DRAWS = 200


def run(program, *words):
    done = subprocess.run([program, "run", *words], capture_output=True, text=True, timeout=60)
    if done.returncode:
        sys.exit(f"exit code {done.returncode}: {words}\n{done.stderr}")
    return done.stdout


def rows_of(book, name):
    """The rows of a sheet, each as {column letter: value}, from the one above."""
    rows = {}
    for place, cell in next(sheet for sheet in book.sheets if sheet.name == name).cells.items():
        letters = place.rstrip("0123456789")
        rows.setdefault(int(place[len(letters):]), {})[letters] = cell.value
    return [rows[number] for number in sorted(rows)]


def quantile(values, share):
    at = share * (len(values) - 1)
    low = int(at)
    return values[low] + (at - low) * (values[min(low + 1, len(values) - 1)] - values[low])


def near(what, shown, wanted):
    if abs(shown - wanted) > 1e-9 * max(1, abs(wanted)):
        sys.exit(f"{what}: shown {shown!r}, should be {wanted!r}")


def check_draws(rows, draws):
    nets = sorted(float(draw["telemonitoring.insurer.net"]) for draw in draws)
    row = next(row for row in rows if row.get("A") == "Your net result")
    gains = sum(net > 0.005 for net in nets) / len(nets)
    for what, column, wanted in (("mean", "C", sum(nets) / len(nets)), ("low", "D", quantile(nets, 0.025)), ("median", "E", quantile(nets, 0.5)),
                                 ("high", "F", quantile(nets, 0.975)), ("gains", "G", gains), ("error", "H", (gains * (1 - gains) / len(nets)) ** 0.5)):
        near(f"draws, {what}", row[column], wanted)


def check_curve(rows, draws):
    """The share of the draws in which telemonitoring has the higher net benefit for society, at each threshold."""
    def benefit(draw, strategy, threshold):
        return threshold * float(draw[f"{strategy}.qaly.total_discounted"]) - float(draw[f"{strategy}.cost_effectiveness.society.cost"])
    first = next(i for i, row in enumerate(rows) if str(row.get("F", "")).startswith("Threshold"))
    curve = [row for row in rows[first + 1:first + 34] if isinstance(row.get("F"), float)]
    for row in curve:
        near(f"acceptability at {row['F']}", row["H"],
             sum(benefit(d, "telemonitoring", row["F"]) > benefit(d, "usual_care", row["F"]) for d in draws) / len(draws))
    return len(curve)


def check_bars(program, model, rows):
    """The first table is that of the reader's net."""
    first = next(i for i, row in enumerate(rows) if row.get("B") == "Name in the model")
    if rows[first - 1]["A"] != "Health insurer (Zvw): net":
        sys.exit(f"the first tornado is of {rows[first - 1]['A']}")
    for row in rows[first + 1:first + 4]:
        for end, shown in (("D", "G"), ("E", "H")):
            report = json.loads(run(program, model, "--set", f"{row['B']}={row[end]!r}", "--json"))
            near(f"{row['B']} = {row[end]}", row[shown], report["strategies"]["telemonitoring"]["stakeholders"]["insurer"]["net"])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, model = os.path.abspath(sys.argv[1]), os.path.join(os.path.abspath(sys.argv[2]), "heart-failure.yaml")
    with tempfile.TemporaryDirectory(prefix="waarde-told-", dir=QUICK) as folder:
        path, tables = os.path.join(folder, "insurer.xlsx"), os.path.join(folder, "tables")
        run(program, model, "--draws", str(DRAWS), "--lang", "en", "--for", "insurer", "-o", path)
        run(program, model, "--draws", str(DRAWS), "--csv", tables)
        book = Workbook(path)
        with open(os.path.join(tables, "draws.csv"), newline="", encoding="utf-8") as lines:
            draws = list(csv.DictReader(lines))
        check_draws(rows_of(book, "How sure it is"), draws)
        points = check_curve(rows_of(book, "How sure it is"), draws)
        check_bars(program, model, rows_of(book, "One-way"))
    for party, sentence in (("hospital", "Only you lose. The winning organisations could pay only part of it."),
                            ("patients", "Others lose. Households are not asked to pay for that."),
                            ("municipality", "Nothing of it touches you.")):
        if sentence not in run(program, model, "--draws", "20", "--lang", "en", "--for", party):
            sys.exit(f"{party} is not told: {sentence}")
    print(f"{DRAWS} draws, {points} thresholds, 6 bars, 3 sentences: as they should be")
    return 0 if points >= 30 else 1


if __name__ == "__main__":
    sys.exit(main())
