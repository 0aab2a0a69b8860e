#!/usr/bin/python3
"""cells.py FILE.xlsx: its cells as lines "sheet row column kind text value", tab-separated, for bench_book: formulas with a
number (f) or a text (s), numbers (n) and texts (t)."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "workbook"))
from sheets import Workbook, split_place


def flat(text):
    return (text or "").replace("\t", " ").replace("\n", " ")


for number, sheet in enumerate(Workbook(sys.argv[1]).sheets):
    for place, cell in sheet.cells.items():
        row, column = split_place(place)
        if cell.formula is not None:
            kind, text = ("f" if isinstance(cell.value, float) else "s"), cell.formula
        elif isinstance(cell.value, float):
            kind, text = "n", ""
        elif cell.value:
            kind, text = "t", cell.value
        else:
            continue
        value = repr(cell.value) if isinstance(cell.value, float) else flat(str(cell.value))
        print(number, row - 1, column - 1, kind, flat(text) or "-", value or "-", sep="\t")
