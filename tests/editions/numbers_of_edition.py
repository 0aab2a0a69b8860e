"""Every number and every text that stands in an edition, where it stands: cells, what charts keep of them, names."""
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def shared_texts(file):
    if "xl/sharedStrings.xml" not in file.namelist():
        return []
    return ["".join(t.text or "" for t in item.iter(MAIN + "t")) for item in ElementTree.fromstring(file.read("xl/sharedStrings.xml"))]


def cells(file, part, texts):
    for cell in ElementTree.fromstring(file.read(part)).iter(MAIN + "c"):
        value, formula, place = cell.find(MAIN + "v"), cell.find(MAIN + "f"), f"{part}!{cell.get('r')}"
        if formula is not None and formula.text:
            yield place + " formula", formula.text
        if value is None or value.text is None:
            continue
        kind = cell.get("t", "n")
        if kind == "s":
            yield place, texts[int(value.text)]
        else:
            yield place, float(value.text) if kind in ("n", "b") else value.text


def chart_points(file, part):
    for i, value in enumerate(ElementTree.fromstring(file.read(part)).iter(CHART + "v")):
        try:
            yield f"{part}#{i}", float(value.text)
        except (TypeError, ValueError):
            yield f"{part}#{i}", value.text or ""


def content(path):
    """{place: number or text}"""
    found = {}
    with zipfile.ZipFile(path) as file:
        texts = shared_texts(file)
        for part in file.namelist():
            if part.startswith("xl/worksheets/sheet"):
                found.update(cells(file, part, texts))
            elif re.match(r"xl/charts/chart\d+\.xml", part):
                found.update(chart_points(file, part))
            elif part.startswith("docProps/") or part == "xl/workbook.xml":
                found[part] = file.read(part).decode("utf-8")
    return found


def numbers(path):
    return {place: value for place, value in content(path).items() if isinstance(value, float)}
