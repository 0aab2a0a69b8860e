#!/usr/bin/python3
"""check_changes.py WAARDE MODEL [--most N]

Does the workbook, with an input changed, give what the engine gives for that input? At least five inputs (at most N, 8)
of the sheet of inputs are changed one by one in LibreOffice, and all together; each time the whole workbook is compared
with the one that the program writes with the same --set, and the headline figures with its JSON document too."""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from compare import TOLERANCE, difference
from lint import is_simulated
from sheets import Workbook, column_letters, split_place

LEAST = 5
CHANGED = {"Changed? (1 = yes)", "Gewijzigd? (1 = ja)"}
DRAWN = {"Uncertainty", "PSA draws"}
SUMS_STAND_ON = {"Trace", "Verloop", "Calculation", "Berekening"}
FACTORS = (1.07, 0.93, 1.01, 0.99)
HEADLINES = ("ratio", "npv", "investment", "payback_years", "compensation")


def few_draws(model):
    """Draws belong to the inputs they were made for and are not compared: two are enough."""
    with open(model, encoding="utf-8") as file:
        return ["--draws", "2"] if "probabilistic:" in file.read() else []


def run(program, model, changes, *words):
    command = [program, "run", model, *words, *few_draws(model)]
    for name, value in changes:
        command += ["--set", f"{name}={value!r}"]
    return subprocess.run(command, capture_output=True, text=True)


def write(program, model, changes, path):
    """The workbook that the program writes with the changes, or None where it refuses them."""
    done = run(program, model, changes, "-o", path)
    if done.returncode not in (0, 1, 4):
        sys.exit(f"exit code {done.returncode}\n{done.stderr}")
    return Workbook(path) if done.returncode == 0 else None


def heads(sheet, *texts):
    """(row, columns) of a row of headings; None where the sheet has none such."""
    rows = {}
    for place, cell in sheet.cells.items():
        if isinstance(cell.value, str) and cell.formula is None and cell.value in texts:
            row, column = split_place(place)
            rows.setdefault(row, {})[cell.value] = column
    found = [(row, columns) for row, columns in sorted(rows.items()) if len(columns) == len(texts)]
    return found[0] if found else None


def value_at(sheet, row, column):
    cell = sheet.cells.get(column_letters(column) + str(row))
    return None if cell is None else cell.value


def inputs_of(book):
    """[(name, sheet!cell, value)] of the sheet of inputs."""
    sheet = next(s for s in book.sheets if heads(s, "Name", "Value", "Value when computed"))
    row, columns = heads(sheet, "Name", "Value", "Value when computed")
    found, unlocked = [], book.unlocked_styles()
    for r in range(row + 1, max(split_place(p)[0] for p in sheet.cells) + 1):
        name, value = value_at(sheet, r, columns["Name"]), value_at(sheet, r, columns["Value"])
        cell = sheet.cells.get(column_letters(columns["Value"]) + str(r))
        if isinstance(name, str) and isinstance(value, float) and cell.style in unlocked:
            found.append((name, f"'{sheet.name}'!{column_letters(columns['Value'])}{r}", value))
    return sheet.name, found


def changed_values(value):
    return [0.01, 1.0] if value == 0 else [float(f"{value * factor:.12g}") for factor in FACTORS]


def simulated_sums(book):
    """What no workbook can follow: sums over individual patients, in the program's own numbers."""
    if not is_simulated(book):
        return None
    engine = book.engine_styles()
    return {(sheet.name, place): cell.value for sheet in book.sheets if sheet.name in SUMS_STAND_ON
            for place, cell in sheet.cells.items() if cell.style in engine}


def choose(program, model, inputs, most, folder, base):
    """Inputs that can be changed, spread over the list, each with a workbook of the engine. Where patients are simulated,
    only those that leave the patients as they were."""
    chosen, sums = [], simulated_sums(base)
    step = max(1, len(inputs) // most)
    order = inputs[::step] + [one for i, one in enumerate(inputs) if i % step]
    for name, where, value in order:
        if len(chosen) == most:
            break
        for number in changed_values(value):
            book = write(program, model, [(name, number)], os.path.join(folder, "changed.xlsx"))
            if book and simulated_sums(book) == sums:
                chosen.append(((name, number), where, book))
                break
    return chosen


def changed_column(sheet):
    """Letters of the column of the sheet of inputs that tells which were changed."""
    return next(re.sub("[0-9]", "", place) for place, cell in sheet.cells.items() if cell.value in CHANGED)


def engine_cells(book, inputs_sheet):
    """Formula cells that must come out the same; those that tell whether an input was changed do not."""
    changed = f"{inputs_sheet}!${changed_column(book.sheet(inputs_sheet))}$"
    for sheet in book.sheets:
        if sheet.name in DRAWN:
            continue
        for place, cell in sheet.cells.items():
            stale = sheet.name == inputs_sheet or changed in (cell.formula or "")
            if cell.formula is not None and not stale and not (cell.formula.startswith("ROUND((") and cell.value == 0):
                yield sheet, place, cell


def comparison_table(book):
    """(sheet, live column, rows) of the table on the sheet of checks that sets engine and workbook side by side."""
    words = ("Result", "Value when computed", "In this workbook")
    sheet = next(s for s in book.sheets if heads(s, *words))
    row, columns = heads(sheet, *words)
    last = max(split_place(p)[0] for p in sheet.cells)
    return sheet, columns["In this workbook"], range(row + 1, last + 1)


def headline_gaps(book, live, document):
    """The headline figures of the JSON document, in the workbook's order, that are not in the changed workbook."""
    sheet, column, rows = comparison_table(book)
    shown = [live[sheet.name].get(column_letters(column) + str(row)) for row in rows]
    shown = [number for number in shown if isinstance(number, float)]
    gaps, at = [], 0
    for name, strategy in document["strategies"].items():
        if name == document["comparator"]:
            continue
        for key in HEADLINES:
            wanted = strategy["sroi"][key]
            if wanted is None:
                continue
            while at < len(shown) and difference(wanted, shown[at]) > TOLERANCE:
                at += 1
            if at == len(shown):
                gaps.append(f"{name}: {key} {wanted!r} of the JSON document is not in {sheet.name}")
                at = 0
            else:
                at += 1
    return gaps


def other_line(sheet, base, place):
    """Which lines weigh most follows from the engine's numbers: with other inputs others may stand in the row."""
    row, _ = split_place(place)
    now, then = sheet.cells.get(f"A{row}"), base.sheet(sheet.name).cells.get(f"A{row}")
    return now and then and now.formula is None and then.formula is None and now.value != then.value


def compare_change(book, inputs_sheet, base, live, document):
    """(cells compared, cells that the change moved, worst difference, findings)"""
    count, moved, worst, found, off = 0, 0, 0.0, [], []
    for sheet, place, cell in engine_cells(book, inputs_sheet):
        before = base.sheet(sheet.name)
        before = before.cells.get(place) if before else None
        if sheet.name == "Summary" and other_line(sheet, base, place):
            continue
        if before is None or before.formula is None:
            found.append(f"{sheet.name}!{place}: no formula there in the workbook that was changed")
            continue
        count += 1
        moved += cell.value != before.value
        now = live[sheet.name].get(place, "" if cell.value == "" else None)
        if difference(cell.value, now) <= TOLERANCE:
            worst = max(worst, difference(cell.value, now))
        else:
            off.append((sheet, place, cell, now))
    found += [f"{sheet.name}!{place}: engine {cell.value!r}, changed workbook {now!r}, formula ={cell.formula[:150]}"
              for sheet, place, cell, now in off]
    return count, moved, worst, found + headline_gaps(book, live, document)


def json_of(program, model, changes):
    return json.loads(run(program, model, changes, "--json").stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("model", type=os.path.abspath)
    parser.add_argument("--most", type=int, default=8)
    asked = parser.parse_args()
    if not shutil.which("soffice"):
        if os.environ.get("WAARDE_ALLOW_SKIP") == "1":
            print("SKIPPED: soffice is not installed")
            return 77
        sys.exit("soffice is not installed (WAARDE_ALLOW_SKIP=1 lets this pass)")
    with tempfile.TemporaryDirectory(prefix="waarde-changes-") as folder:
        report, out = os.path.join(folder, "report.xlsx"), os.path.join(folder, "live.json")
        base = write(asked.program, asked.model, [], report)
        inputs_sheet, inputs = inputs_of(base)
        chosen = choose(asked.program, asked.model, inputs, asked.most, folder, base)
        cases = [([change], [where], book) for change, where, book in chosen]
        together = [change for change, _, _ in chosen]
        book = write(asked.program, asked.model, together, os.path.join(folder, "together.xlsx"))
        if book:
            cases.append((together, [where for _, where, _ in chosen], book))
        words = []
        for changes, places, _ in cases:
            words += (["/"] if words else []) + [f"{place}={change[1]!r}" for change, place in zip(changes, places)]
        subprocess.run([sys.executable, os.path.join(HERE, "change.py"), report, *words, out], check=True)
        with open(out, encoding="utf-8") as file:
            live = json.load(file)
    wrong, worst, compared, idle = [], 0.0, 0, 0
    for (changes, _, book), cells in zip(cases, live):
        count, moved, off, found = compare_change(book, inputs_sheet, base, cells, json_of(asked.program, asked.model, changes))
        compared, worst, idle = compared + count, max(worst, off), idle + (moved == 0)
        title = ", ".join(f"{name}={value!r}" for name, value in changes)
        print(f"{title if len(changes) == 1 else f'all {len(changes)} together'}: {moved} of {count} cells move, {len(found)} different")
        wrong += found
        for line in found[:10]:
            print("  " + line)
    print(f"{len(cases)} changes, {compared} cells compared, {len(wrong)} different, worst difference {worst:.2g}")
    if len(chosen) - idle < min(LEAST, len(inputs)):
        print(f"only {len(chosen)} of {len(inputs)} inputs could be changed, and {idle} of these changed nothing")
        return 1
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
