#!/usr/bin/python3
"""check_switches.py WAARDE MODEL [LANGUAGE] [--draws N]

Does the workbook, switched to a scenario or to a stored draw by its own selectors, show what the engine computed for
it? In LibreOffice each scenario of the drop-down is chosen in turn and the whole workbook compared with the one that the
program writes with the same changes (--set), and with its table of scenarios; at least 20 of the stored draws are
replayed and compared with the results that are stored beside them, and with the draws of --csv. What the drop-down
leaves out must be named beside it. A draw goes before a scenario, and with nothing chosen all is as it was."""
import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from check_changes import DRAWN, changed_column, other_line
from compare import TOLERANCE, difference
from sheets import MAIN, Workbook, cells_of_reference, column_letters, split_place

REPLAYED = 20
WORDS = {"en": {"inputs": "Inputs", "draws": "PSA draws", "moving": ("Calculation", "Tables"), "base": "Base case",
                "stored": "Chosen draw, stored", "live": "In this workbook", "gap": "Relative difference",
                "agree": " agree "},
         "nl": {"inputs": "Invoer", "draws": "PSA-trekkingen", "moving": ("Berekening", "Tabellen"), "base": "Basisgeval",
                "stored": "Gekozen trekking, bewaard", "live": "In deze werkmap", "gap": "Relatief verschil",
                "agree": " komen overeen "}}
# Sheets whose engine numbers belong to the model as written, and tables that differ with what a formula is called.
PLAIN = {"One-way", "Gevoeligheid", "Two-way", "Tweeweg", "Break-even", "Omslagpunten", "Scenarios", "Scenarioanalyse", "Uncertainty",
         "Onzekerheid", "PSA draws", "PSA-trekkingen"} | DRAWN


def run(asked, *words):
    command = [asked.program, "run", asked.model, *words]
    return subprocess.run(command, capture_output=True, text=True)


def drawn(asked):
    with open(asked.model, encoding="utf-8") as file:
        return "probabilistic:" in file.read()


def must(done):
    if done.returncode:
        sys.exit(f"exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def selectors(book, words):
    """(cell of the drop-down or None, its entries, cell of the draw selector or None)"""
    sheet = book.sheet(words["inputs"])
    scenario, entries, draw = None, [], None
    for rule in sheet.xml.iter(MAIN + "dataValidation"):
        if rule.get("type") == "list":
            scenario = rule.get("sqref")
            _, places = cells_of_reference("x!" + rule.find(MAIN + "formula1").text)
            entries = [sheet.cells[place].value for place in places]
        elif rule.get("type") == "whole":
            draw = rule.get("sqref")
    return scenario, entries, draw


def in_first_column(place):
    return split_place(place)[1] == 1


def row_of(sheet, text):
    return next(split_place(place)[0] for place, cell in sheet.cells.items() if in_first_column(place) and cell.value == text)


class Live:
    """The workbook open in LibreOffice, with its selectors."""

    def __init__(self, document, words, scenario, draw):
        self.document, self.words, self.scenario, self.draw = document, words, scenario, draw

    def cell(self, place):
        row, column = split_place(place)
        return self.document.Sheets.getByName(self.words["inputs"]).getCellByPosition(column - 1, row - 1)

    def choose(self, name, number):
        if self.scenario:
            assert not self.cell(self.scenario).CellProtection.IsLocked
            self.cell(self.scenario).setString(name)
        if self.draw:
            assert not self.cell(self.draw).CellProtection.IsLocked
            self.cell(self.draw).setValue(number)
        self.document.calculateAll()
        from change import dump
        return dump(self.document)


def labels(sheet):
    return [(place, cell.value) for place, cell in sorted(sheet.cells.items()) if place[0] in "AB" and isinstance(cell.value, str)]


def compare_books(words, base, other, live):
    """(cells compared, findings): every formula cell of the program's own workbook with the changes."""
    count, found = 0, []
    changed = f"{words['inputs']}!${changed_column(base.sheet(words['inputs']))}$"
    for sheet in other.sheets:
        before = base.sheet(sheet.name)
        if sheet.name in PLAIN or sheet.name == words["inputs"] or before is None:
            continue
        # Where a formula took the place of a number, or the values of a table that of others, steps and tables have other rows.
        if sheet.name in words["moving"] and labels(sheet) != labels(before):
            continue
        for place, cell in sheet.cells.items():
            if cell.formula is None or changed in cell.formula:
                continue
            if cell.formula.startswith("ROUND((") and cell.value == 0:  # from the program's numbers for the model as written
                continue
            if other_line(sheet, base, place):
                continue
            count += 1
            now = live[sheet.name].get(place, "" if cell.value == "" else None)
            if not difference(cell.value, now) <= TOLERANCE:
                found.append(f"{sheet.name}!{place}: engine {cell.value!r}, workbook {now!r}, ={cell.formula[:120]}")
    return count, found


def headline_findings(table, live):
    """Every result of the program's table of scenarios must be a number of the switched workbook."""
    numbers = [value for cells in live.values() for value in cells.values() if isinstance(value, float)]
    return [f"{strategy}: {name} {value!r} is nowhere in the workbook" for strategy, results in table["strategies"].items()
            for name, value in results.items()
            if isinstance(value, float) and ".nmb." not in name and ".icer" not in name
            and not any(difference(value, number) <= TOLERANCE for number in numbers)]


def scenarios_of(asked, folder, wrong):
    """(JSON document, [scenario or None] of the entries of the drop-down): by the labels of an English workbook, as the
    JSON document has these; in other languages the order is the same. What is left out must be told."""
    document = json.loads(must(run(asked, "--json", *asked.few)))
    scenarios = {name: s for name, s in document.get("scenarios", {}).items() if name != "base"}
    path = os.path.join(folder, "english.xlsx")
    must(run(asked, "--lang", "en", "-o", path, *asked.few))
    book = Workbook(path)
    _, entries, _ = selectors(book, WORDS["en"])
    notes = " ".join(cell.value for cell in book.sheet("Inputs").cells.values() if isinstance(cell.value, str))
    named = {}
    for name, scenario in scenarios.items():
        label = scenario.get("label") or name
        text = next((t for t in (f"{label} ({name})", label) if t in entries and t not in named), None)
        if text:
            named[text] = scenario
        elif label not in notes:
            wrong.append(f"the scenario '{label}' is neither in the drop-down nor named beside it")
    return document, [named.get(text) for text in entries[1:]]


def check_scenarios(asked, words, base, live, entries, folder, wrong):
    document, scenarios = scenarios_of(asked, folder, wrong)
    extremes = extremes_of(document)
    if len(extremes) != scenarios.count(None):
        wrong.append(f"{len(extremes)} best and worst cases, {scenarios.count(None)} entries that are no scenario")
    for text, scenario in zip(entries[1:], scenarios):
        cells = live.choose(text, 0)
        if scenario is None:
            wrong.extend(extreme_findings(text, extremes.pop(0), cells) if extremes else [f"{text}: what is it?"])
            continue
        sets = [word for key, value in scenario["set"].items() for word in ("--set", f"{key}={value}")]
        path = os.path.join(folder, "scenario.xlsx")
        done = run(asked, *sets, "--lang", asked.language, "-o", path, *asked.few)
        count, found = 0, []
        if done.returncode == 0:
            count, found = compare_books(words, base, Workbook(path), cells)
        elif "depends on itself" not in done.stderr:  # with the changes of another scenario, which is of the same model
            sys.exit(done.stderr)
        found += headline_findings(scenario, cells)
        changed = cells[words["inputs"]].get(changed_column(base.sheet(words["inputs"])) + "3", 0)
        print(f"{text}: {count} cells compared, {len(found)} different, {changed:.0f} inputs differ from those computed with")
        wrong.extend(found)


def extremes_of(document):
    """[(strategy, result, value)]: best and worst of the first result that has them, under each strategy."""
    judged = [r for r in document.get("one_way", {}).get("results", []) if r.get("best_case") is not None and r.get("worst_case") is not None]
    return [(r["strategy"], r["result"], r[end]) for r in judged
            if r["result"] == judged[0]["result"] and r["best_case"] != r["worst_case"]  # nothing moves it
            for end in ("best_case", "worst_case")]


def extreme_findings(text, extreme, live):
    """The program's best or worst case must be what the result becomes."""
    strategy, result, value = extreme
    if not any(isinstance(v, float) and difference(value, v) <= TOLERANCE for part in live.values() for v in part.values()):
        return [f"{text}: {result} of {strategy} must be {value!r}, which is nowhere in the workbook"]
    print(f"{text}: {result} {value!r}, as in the one-way analysis")
    return []


def draws_of_csv(asked, folder):
    path = os.path.join(folder, "tables")
    must(run(asked, "--csv", path, *asked.few))
    with open(os.path.join(path, "draws.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    return {int(row[0]): [float(value) for value in row[1:] if value not in ("", "NA")] for row in rows[1:]}


def in_order(wanted, numbers):
    """Whether the wanted numbers are among the others, in this order."""
    rest = iter(numbers)
    return all(any(difference(w, n) <= 1e-14 for n in rest) for w in wanted)


def check_draws(asked, words, base, live, entries, folder, wrong):
    sheet = base.sheet(words["draws"])
    stored, now, gap = (row_of(sheet, words[key]) for key in ("stored", "live", "gap"))
    columns = [split_place(place)[1] for place, cell in sheet.cells.items()
               if cell.formula is not None and split_place(place)[0] == now]
    rows = {int(cell.value): split_place(place)[0] for place, cell in sheet.cells.items()
            if in_first_column(place) and isinstance(cell.value, float)}
    last = max(split_place(place)[1] for place in sheet.cells)
    engine, compared, worst = draws_of_csv(asked, folder), 0, 0.0
    step = max(1, len(rows) // REPLAYED)
    chosen = sorted(rows)[::step][:2 * REPLAYED]
    for number in chosen:
        both = len(entries) > 1 and number == chosen[-1]
        cells = live.choose(entries[-1] if both else words["base"], number)
        there = cells[words["draws"]]
        line = [sheet.cells.get(column_letters(c) + str(rows[number])) for c in range(2, last + 1)]
        results = [cell.value for cell in line[:len(columns)] if cell is not None]
        parameters = [cell.value for cell in line[len(columns):] if cell is not None]
        if not in_order(parameters + results, engine[number]):
            wrong.append(f"draw {number}: the sheet has not the numbers of draws.csv")
        for column in columns:
            letters = column_letters(column)
            kept = sheet.cells.get(letters + str(rows[number]))
            value, live_value = kept.value if kept else None, there.get(letters + str(now))
            if value is None:
                off = 0 if not isinstance(live_value, float) else 1
            else:
                off = difference(value, live_value)
            compared, worst = compared + 1, max(worst, off if off <= TOLERANCE else 0)
            shown = value is None or difference(value, there.get(letters + str(stored))) <= 1e-14
            told = there.get(letters + str(gap))
            if not (off <= TOLERANCE and told == 0 and shown):
                wrong.append(f"draw {number}, column {letters}: stored {value!r}, workbook {live_value!r}, told {told!r}")
        if not any(isinstance(v, str) and words["agree"] in v for v in cells[words["inputs"]].values()):
            wrong.append(f"draw {number}: the sheet of inputs does not say that it agrees")
    print(f"{len(chosen)} of {len(rows)} draws replayed, {compared} results compared, worst difference {worst:.2g}")
    if len(chosen) < min(REPLAYED, len(rows)) or not compared:
        wrong.append("too few draws were replayed")
    missing = max(rows) + 1  # not stored: nothing is replayed
    cells = live.choose(words["base"], missing)
    wrong.extend(compare_books(words, base, base, cells)[1])
    if any(value == 0 for value in (cells[words["draws"]].get(column_letters(c) + str(gap)) for c in columns)):
        wrong.append("a draw that is not stored is said to agree")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("model", type=os.path.abspath)
    parser.add_argument("language", nargs="?", default="en", choices=sorted(WORDS))
    parser.add_argument("--draws", default="40")
    asked = parser.parse_args()
    if not shutil.which("soffice"):
        if os.environ.get("WAARDE_ALLOW_SKIP") == "1":
            print("SKIPPED: soffice is not installed")
            return 77
        sys.exit("soffice is not installed (WAARDE_ALLOW_SKIP=1 lets this pass)")
    from change import Office
    asked.few = ["--draws", asked.draws] if drawn(asked) else []
    words, wrong = WORDS[asked.language], []
    with tempfile.TemporaryDirectory(prefix="waarde-switches-") as folder, Office() as office:
        path = os.path.join(folder, "report.xlsx")
        must(run(asked, "--lang", asked.language, "-o", path, *asked.few))
        base = Workbook(path)
        scenario, entries, draw = selectors(base, words)
        if not scenario and not draw:
            sys.exit("there is no selector")
        document = office.open(path)
        live = Live(document, words, scenario, draw)
        if scenario:
            check_scenarios(asked, words, base, live, entries, folder, wrong)
        if draw:
            check_draws(asked, words, base, live, entries, folder, wrong)
        wrong += compare_books(words, base, base, live.choose(words["base"], 0))[1]
        document.close(False)
    for line in wrong[:20]:
        print("  " + line)
    print(f"{len(wrong)} findings")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
