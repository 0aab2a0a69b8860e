#!/usr/bin/python3
"""structure.py FILE.xlsx: how a workbook is built, as text: per sheet its columns, frozen and printed area, page breaks,
charts, and every cell (formula, or what kind of number or text), runs of cells with the same relative formula in one line.

structure.py --check WAARDE MODEL GOLDEN: is the structure of the model's English report that of the file GOLDEN? With
UPDATE=1 in the environment GOLDEN is written anew.

What is left out, as it changes without the structure changing: see IGNORED."""
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from sheets import MAIN, Workbook, column_letters, column_number, split_place

# Values of all numbers and of formulas; and the texts beside these labels (version, hash, command, seed).
IGNORED = {"Program version", "SHA-256 of the model", "Command", "Seed of the draws"}

REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]+)(?![0-9(])")
TEXTS = re.compile(r'("(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'!|\b[A-Za-z_][A-Za-z0-9_.]*!)')


def relative(formula, row, column):
    """The formula with references counted from the cell: the same along a row that was filled to the right."""
    def one(match):
        fixed_column, letters, fixed_row, digits = match.groups()
        c = column_number(letters) if fixed_column else f"[{column_number(letters) - column}]"
        r = digits if fixed_row else f"[{int(digits) - row}]"
        return f"R{r}C{c}"
    return "".join(part if i % 2 else REFERENCE.sub(one, part) for i, part in enumerate(TEXTS.split(formula)))


def kind(book, cell, unlocked, engine):
    if cell.formula is not None:
        return "formula"
    if isinstance(cell.value, float):
        return "input" if cell.style in unlocked else "engine" if cell.style in engine else "number"
    return f"text {cell.value!r}" if cell.value else "empty"


def cells_of(book, sheet):
    """Lines for the cells, row by row."""
    unlocked, engine = book.unlocked_styles(), book.engine_styles()
    rows = {}
    for place, cell in sheet.cells.items():
        row, column = split_place(place)
        rows.setdefault(row, {})[column] = cell
    for row in sorted(rows):
        cells, runs = rows[row], []
        ignored = any(c.value in IGNORED for c in cells.values())
        for column in sorted(cells):
            cell = cells[column]
            what = kind(book, cell, unlocked, engine)
            if what == "empty":
                continue
            if ignored and what.startswith("text") and cell.value not in IGNORED:
                what = "text ..."
            shown = f"={cell.formula}" if cell.formula is not None else what
            same = relative(cell.formula, row, column) if cell.formula is not None else what
            if runs and runs[-1][1] == column - 1 and runs[-1][3] == same and not what.startswith("text"):
                runs[-1][1] = column
            else:
                runs.append([column, column, shown, same])
        for first, last, shown, _ in runs:
            places = column_letters(first) + str(row) + (f":{column_letters(last)}{row}" if last > first else "")
            yield f"  {places} {shown[:400]}"


def layout_of(sheet):
    for column in sheet.xml.iter(MAIN + "col"):
        yield f"  columns {column.get('min')}-{column.get('max')} width {float(column.get('width')):.1f}"
    for pane in sheet.xml.iter(MAIN + "pane"):
        yield f"  frozen at {pane.get('topLeftCell')}"
    for setup in sheet.xml.iter(MAIN + "pageSetup"):
        yield f"  page {sorted(setup.attrib.items())}"
    for breaks in sheet.xml.iter(MAIN + "brk"):
        yield f"  page break above row {int(breaks.get('id')) + 1}"
    for merged in sheet.xml.iter(MAIN + "mergeCell"):
        yield f"  merged {merged.get('ref')}"


def charts_of(book):
    chart = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    for part in sorted(p for p in book.names_of_parts if p.startswith("xl/charts/chart")):
        root = book.xml(part)
        yield f"chart {part.rsplit('/', 1)[1]}: " + "; ".join(e.text or "" for e in root.iter(chart + "f"))


def structure(path):
    book = Workbook(path)
    lines = []
    for sheet in book.sheets:
        lines.append(f"sheet {sheet.name}")
        lines += layout_of(sheet)
        lines += cells_of(book, sheet)
    lines += charts_of(book)
    lines += [f"name {name}: {formula}" for name, formula, _, _ in sorted(book.defined)]
    return "\n".join(lines) + "\n"


def check(program, model, golden):
    with tempfile.TemporaryDirectory(prefix="waarde-structure-") as folder:
        path = os.path.join(folder, "report.xlsx")
        subprocess.run([program, "run", model, "--lang", "en", "-o", path], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        found = structure(path)
        if os.environ.get("UPDATE") == "1":
            with open(golden, "w", encoding="utf-8") as file:
                file.write(found)
            return 0
        result = os.path.join(folder, "found.txt")
        with open(result, "w", encoding="utf-8") as file:
            file.write(found)
        same = subprocess.run(["diff", "-u", golden, result]).returncode == 0
    if not same:
        print(f"the structure is not that of {golden}; if it should be, run this test with UPDATE=1")
    return 0 if same else 1


def main():
    if len(sys.argv) == 2:
        print(structure(sys.argv[1]), end="")
        return 0
    if len(sys.argv) == 5 and sys.argv[1] == "--check":
        return check(*sys.argv[2:])
    sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(main())
