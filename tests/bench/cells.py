#!/usr/bin/python3
"""cells.py FILE.xlsx: its cells as lines "sheet row column kind text value", tab-separated, for bench_book: formulas with a
number (f) or a text (s), numbers (n), texts (t), empty cells that have a look (b). Before them the names of the sheets (w),
after them the charts (c, with their kind) and their series (v: places of categories and values)."""
import os
import re
import sys
import zipfile
from xml.etree import ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "workbook"))
from sheets import Workbook, split_place


def flat(text):
    return (text or "").replace("\t", " ").replace("\n", " ")


def line(number, row, column, kind, text, value):
    print(number, row, column, kind, flat(text) or "-", value or "-", sep="\t")


def series(element):
    """Places of the categories and of the values: what a chart calls x and y when it is a scatter."""
    place = {}
    for part, names in (("categories", "{*}cat {*}xVal"), ("values", "{*}val {*}yVal")):
        for name in names.split():
            found = element.find(f"{name}//{{*}}f")
            if found is not None:
                place[part] = found.text
    return place.get("categories"), place.get("values")


def charts(path):
    with zipfile.ZipFile(path) as parts:
        names = [name for name in parts.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
        for name in names:
            area = ElementTree.fromstring(parts.read(name)).find(".//{*}plotArea")
            for plot in area:
                kind = plot.tag.split("}")[1]
                if kind.endswith("Chart"):
                    line(0, 0, 0, "c", kind.removesuffix("Chart"), "-")
                    for element in plot.iterfind("{*}ser"):
                        line(0, 0, 0, "v", *series(element))


book = Workbook(sys.argv[1])
for number, sheet in enumerate(book.sheets):
    line(number, 0, 0, "w", sheet.name, "-")
for number, sheet in enumerate(book.sheets):
    for place, cell in sheet.cells.items():
        row, column = split_place(place)
        if cell.formula is not None:
            kind, text = ("f" if isinstance(cell.value, float) else "s"), cell.formula
        elif isinstance(cell.value, float):
            kind, text = "n", ""
        elif cell.value:
            kind, text = "t", cell.value
        else:
            kind, text = "b", ""
        value = repr(cell.value) if isinstance(cell.value, float) else flat(str(cell.value))
        line(number, row - 1, column - 1, kind, text, value)
charts(sys.argv[1])
